package fi.samtycke.mail.quarantine;

import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.core.declaration.ResponsiblePerson;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.NoticeFacts;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailToPerson;
import fi.samtycke.mail.letters.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// The mails to a person in quarantine. They carry what GDPR Art. 13 and 14 demand at the first
/// communication, no promotion, and nothing that anybody typed: whoever misuses the form cannot
/// send a word of their own to others (D04).
public final class QuarantineMails {
  private QuarantineMails() {}

  public static Mail question(
      Controller controller, ContactData data, MailedLink link, Instant answerBy) {
    return asking("mail.quarantine-question", controller, data, link, answerBy);
  }

  public static Mail reminder(
      Controller controller, ContactData data, MailedLink link, Instant answerBy) {
    return asking("mail.quarantine-reminder", controller, data, link, answerBy);
  }

  /// The copy of a consent, with the link to withdraw it.
  public static Mail consentCopy(
      Controller controller, ContactData data, ConsentReceipt receipt, MailedLink link) {
    Language language = data.language();
    Texts texts = Texts.in(language);
    return to(
        data,
        controller,
        texts.get("mail.consent-copy.subject", "controller", controller.name()),
        List.of(
            new Block.Paragraph(
                texts.get("mail.consent-copy.opening", "controller", controller.name())),
            new Block.Quote(texts.get("mail.consent-copy.statement"), receipt.statement()),
            new Block.Facts(
                List.of(
                    new Row(
                        texts.get("mail.consent-copy.given"),
                        Moments.moment(receipt.consentedAt(), controller, language)),
                    new Row(
                        texts.get("mail.consent-copy.version"),
                        receipt.statementVersion() + " · " + receipt.statementHash()))),
            new Block.Paragraph(texts.get("mail.consent-copy.withdraw")),
            new Block.Action(
                texts.get("mail.consent-copy.action"),
                controller.publicUrl() + "/" + controller.id() + "/withdraw/" + link.text()),
            rights(texts, controller, language)));
  }

  private static Mail asking(
      String id, Controller controller, ContactData data, MailedLink link, Instant answerBy) {
    Language language = data.language();
    Texts texts = Texts.in(language);
    LocalDate erasedOn = LocalDate.ofInstant(answerBy, controller.zone());
    String purposes =
        controller.quarantine().purposes().stream()
            .map(Purpose::text)
            .map(text -> text.in(language))
            .collect(Collectors.joining(" "));
    return to(
        data,
        controller,
        texts.get(id + ".subject", "controller", controller.name()),
        List.of(
            new Block.Paragraph(texts.get(id + ".opening", "controller", controller.name())),
            new Block.Facts(
                List.of(
                    new Row(
                        texts.get("mail.quarantine.source"),
                        controller
                            .provenance(data.provenance().kind())
                            .map(kind -> kind.label().in(language))
                            .orElse(data.provenance().kind())),
                    new Row(texts.get("mail.quarantine.purposes"), purposes),
                    new Row(texts.get("answer.period-title"), texts.get("answer.period")),
                    new Row(
                        texts.get("mail.quarantine.last-day"),
                        Calendar.day(erasedOn.minusDays(1), language)),
                    new Row(
                        texts.get("mail.quarantine.erased-on"), Calendar.day(erasedOn, language)))),
            new Block.Paragraph(texts.get("mail.quarantine.choice")),
            new Block.Action(
                texts.get("mail.quarantine.action"),
                controller.publicUrl() + "/" + controller.id() + "/answer/" + link.text()),
            new Block.Paragraph(texts.get("mail.quarantine.silence")),
            new Block.Paragraph(
                texts.get("notice.object-title")
                    + ". "
                    + texts.get(
                        "notice.object",
                        "contact",
                        controller.register("customers").responsible().contact())),
            new Block.Facts(
                NoticeFacts.of(controller, "customers", language).stream()
                    .map(fact -> new Row(fact.label(), fact.text()))
                    .toList()),
            rights(texts, controller, language)));
  }

  private static Block rights(Texts texts, Controller controller, Language language) {
    ResponsiblePerson responsible = controller.register("customers").responsible();
    return new Block.Paragraph(
        texts.get(
            "answer.rights",
            "role",
            responsible.role().in(language),
            "contact",
            responsible.contact()));
  }

  private static Mail to(
      ContactData data, Controller controller, String subjectLine, List<Block> blocks) {
    return MailToPerson.of(
        controller,
        data.language(),
        controller.mail().from(),
        data.address().value(),
        controller.register("customers").responsible().contact(),
        subjectLine,
        blocks);
  }
}
