package fi.samtycke.mail.cases;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailToPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The mails of a case to its person, at the registered address. None repeats what was typed into
/// the form: whoever misuses it cannot send a word of their own to others (D04).
public final class CaseMails {
  private CaseMails() {}

  /// Asks whether the request comes from the holder of the address.
  public static Mail challenge(
      Controller controller, RightsCase request, MailedLink link, LocalDate lastDay) {
    Texts texts = Texts.in(request.language());
    String id = "mail.request-challenge.";
    return mail(
        id,
        controller,
        request,
        List.of(
            opening(id, texts, controller),
            new Block.Facts(
                List.of(
                    kind(texts, request),
                    received(texts, request),
                    new Row(texts.get(id + "last-day"), day(lastDay, request)))),
            new Block.Paragraph(texts.get(id + "choice")),
            action(id, texts, controller, link),
            new Block.Paragraph(texts.get(id + "not-me")),
            contact(texts, controller, request)));
  }

  /// @param link to the page that shows how far it is
  public static Mail receipt(Controller controller, RightsCase request, MailedLink link) {
    Texts texts = Texts.in(request.language());
    String id = "mail.case-receipt.";
    return mail(
        id,
        controller,
        request,
        List.of(
            opening(id, texts, controller),
            facts(texts, controller, request),
            new Block.Paragraph(texts.get(id + "next")),
            action(id, texts, controller, link),
            contact(texts, controller, request)));
  }

  /// A letter in the words of staff.
  ///
  /// @param id of the texts: an extension, a refusal, an answer
  public static Mail letter(String id, Controller controller, RightsCase request, String words) {
    Texts texts = Texts.in(request.language());
    List<Block> blocks = new ArrayList<>();
    blocks.add(opening(id, texts, controller));
    blocks.add(new Block.Letter(words));
    if (id.equals("mail.case-extension.")) {
      blocks.add(facts(texts, controller, request));
    }
    blocks.add(new Block.Paragraph(texts.get(id + "next")));
    blocks.add(
        new Block.Paragraph(
            controller.rights().authority().in(request.language())
                + " "
                + texts.get("rights.court")));
    blocks.add(contact(texts, controller, request));
    return mail(id, controller, request, List.copyOf(blocks));
  }

  /// Asks one of two addresses whether the new one takes the place of the registered one (F12). The
  /// mail says nothing of the person, and what the new address is stands in its envelope only.
  public static Mail addressQuestion(
      Controller controller,
      RightsCase request,
      AddressSide side,
      EmailAddress to,
      MailedLink link,
      LocalDate lastDay) {
    Texts texts = Texts.in(request.language());
    String id = "mail." + side.mail().id() + ".";
    return mail(
        id,
        controller,
        request.language(),
        to,
        List.of(
            opening(id, texts, controller),
            new Block.Facts(
                List.of(new Row(texts.get("mail.address-change.last-day"), day(lastDay, request)))),
            new Block.Paragraph(texts.get(id + "choice")),
            action(id, texts, controller, link),
            new Block.Paragraph(texts.get(id + "not-me")),
            contact(texts, controller, request)));
  }

  public static Mail withdrawal(Controller controller, RightsCase request) {
    Texts texts = Texts.in(request.language());
    String id = "mail.case-withdrawal.";
    return mail(
        id,
        controller,
        request,
        List.of(
            opening(id, texts, controller),
            new Block.Facts(List.of(kind(texts, request), received(texts, request))),
            new Block.Paragraph(texts.get(id + "next")),
            contact(texts, controller, request)));
  }

  private static Block facts(Texts texts, Controller controller, RightsCase request) {
    LocalDate lastDay = CaseCalendar.of(controller).lastDay(request).planned();
    return new Block.Facts(
        List.of(
            kind(texts, request),
            received(texts, request),
            new Row(texts.get("rights.last-day"), day(lastDay, request))));
  }

  private static Row kind(Texts texts, RightsCase request) {
    return new Row(texts.get("rights.asked"), texts.get("rights.kind." + request.kind().value()));
  }

  private static Row received(Texts texts, RightsCase request) {
    return new Row(texts.get("rights.received"), day(request.receivedOn(), request));
  }

  private static Block opening(String id, Texts texts, Controller controller) {
    return new Block.Paragraph(texts.get(id + "opening", "controller", controller.name()));
  }

  private static Block action(String id, Texts texts, Controller controller, MailedLink link) {
    return new Block.Action(
        texts.get(id + "action"),
        controller.publicUrl() + "/" + controller.id() + "/my-data/" + link.text());
  }

  private static Block contact(Texts texts, Controller controller, RightsCase request) {
    ResponsiblePerson responsible = controller.register("customers").responsible();
    return new Block.Paragraph(
        texts.get(
            "rights.contact",
            "role",
            responsible.role().in(request.language()),
            "contact",
            responsible.contact()));
  }

  static String day(LocalDate day, RightsCase request) {
    return Calendar.day(day, request.language());
  }

  /// What a letter begins with: which request it answers.
  static Block answering(String id, Texts texts, Controller controller, RightsCase request) {
    return new Block.Paragraph(
        texts.get(
            id + "opening",
            "controller",
            controller.name(),
            "day",
            day(request.receivedOn(), request)));
  }

  /// What a letter that decides ends with: where one may complain (Art. 12(4)).
  static Block complaint(Texts texts, Controller controller, RightsCase request) {
    ResponsiblePerson responsible = controller.register("customers").responsible();
    return new Block.Paragraph(
        texts.get(
            "rights.complaint",
            "role",
            responsible.role().in(request.language()),
            "contact",
            responsible.contact(),
            "authority",
            controller.rights().authority().in(request.language())));
  }

  /// To the registered address of the case.
  static Mail mail(String id, Controller controller, RightsCase request, List<Block> blocks) {
    return mail(id, controller, request.language(), request.address().orElseThrow(), blocks);
  }

  private static Mail mail(
      String id, Controller controller, Language language, EmailAddress to, List<Block> blocks) {
    return MailToPerson.of(
        controller,
        language,
        controller.mail().from(),
        to.value(),
        controller.register("customers").responsible().contact(),
        Texts.in(language).get(id + "subject", "controller", controller.name()),
        blocks);
  }
}
