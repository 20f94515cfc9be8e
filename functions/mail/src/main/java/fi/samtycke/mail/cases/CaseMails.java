package fi.samtycke.mail.cases;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailDraft;
import java.time.LocalDate;

/// The mails of a case to its person, at the registered address. None repeats what was typed into
/// the form: whoever misuses it cannot send a word of their own to others (D04).
public final class CaseMails {
  private CaseMails() {}

  /// Asks whether the request comes from the holder of the address.
  ///
  /// @param vouched whether it does not lapse when nobody confirms it
  public static Mail challenge(
      Controller controller,
      RightsCase request,
      boolean vouched,
      MailedLink link,
      LocalDate lastDay) {
    MailDraft mail = draft("mail.request-challenge", controller, request);
    return mail.opening()
        .facts(
            kind(mail, request), received(mail, request), mail.row(".last-day", mail.day(lastDay)))
        .paragraph(".choice")
        .action(".action", "my-data", link)
        .paragraph(vouched ? ".by-mail" : ".not-me")
        .contact("rights.contact")
        .toPerson(request.address().orElseThrow());
  }

  /// @param link to the page that shows how far it is
  public static Mail receipt(Controller controller, RightsCase request, MailedLink link) {
    MailDraft mail = draft("mail.case-receipt", controller, request).opening();
    return facts(mail, controller, request)
        .paragraph(".next")
        .action(".action", "my-data", link)
        .contact("rights.contact")
        .toPerson(request.address().orElseThrow());
  }

  /// A letter in the words of staff.
  ///
  /// @param id of the texts: an extension, a refusal, an answer
  public static Mail letter(String id, Controller controller, RightsCase request, String words) {
    MailDraft mail = draft(id, controller, request).opening().add(new Block.Letter(words));
    if (id.equals("mail.case-extension")) {
      facts(mail, controller, request);
    }
    String authority = controller.rights().authority().in(request.language());
    return mail.paragraph(".next")
        .add(new Block.Paragraph(authority + " " + mail.text("rights.court")))
        .contact("rights.contact")
        .toPerson(request.address().orElseThrow());
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
    MailDraft mail = draft("mail." + side.mail().id(), controller, request);
    return mail.opening()
        .facts(mail.row("mail.address-change.last-day", mail.day(lastDay)))
        .paragraph(".choice")
        .action(".action", "my-data", link)
        .paragraph(".not-me")
        .contact("rights.contact")
        .toPerson(to);
  }

  public static Mail withdrawal(Controller controller, RightsCase request) {
    MailDraft mail = draft("mail.case-withdrawal", controller, request);
    return mail.opening()
        .facts(kind(mail, request), received(mail, request))
        .paragraph(".next")
        .contact("rights.contact")
        .toPerson(request.address().orElseThrow());
  }

  private static MailDraft draft(String id, Controller controller, RightsCase request) {
    return new MailDraft(controller, request.language(), id);
  }

  private static MailDraft facts(MailDraft mail, Controller controller, RightsCase request) {
    LocalDate lastDay = CaseCalendar.of(controller).lastDay(request).planned();
    return mail.facts(
        kind(mail, request),
        received(mail, request),
        mail.row("rights.last-day", mail.day(lastDay)));
  }

  static Row kind(MailDraft mail, RightsCase request) {
    return mail.row("rights.asked", mail.text("rights.kind." + request.kind().value()));
  }

  static Row received(MailDraft mail, RightsCase request) {
    return mail.row("rights.received", mail.day(request.receivedOn()));
  }
}
