package fi.samtycke.mail.quarantine;

import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.declaration.NoticeFacts;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.mail.letters.MailDraft;
import java.time.Instant;
import java.time.LocalDate;
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
    MailDraft mail = new MailDraft(controller, data.language(), "mail.consent-copy");
    return mail.opening()
        .add(new Block.Quote(mail.text(".statement"), receipt.statement()))
        .facts(
            mail.row(".given", mail.moment(receipt.consentedAt())),
            mail.row(".declined", declined(controller, data.language(), mail, receipt)),
            mail.row(".version", receipt.statementVersion() + " · " + receipt.statementHash()))
        .paragraph(".withdraw")
        .action(".action", "withdraw", link)
        .contact("answer.rights")
        .toPerson(data.address());
  }

  /// How the details came in, in words.
  static String source(Controller controller, ContactData data) {
    return controller.provenanceName(data.provenance().kind(), data.language());
  }

  private static String declined(
      Controller controller, Language language, MailDraft mail, ConsentReceipt receipt) {
    return receipt.declined().isEmpty()
        ? mail.text(".declined-nothing")
        : controller.quarantine().purposes().stream()
            .filter(purpose -> receipt.declined().contains(purpose.id()))
            .map(purpose -> purpose.name().in(language))
            .collect(Collectors.joining("; "));
  }

  private static Mail asking(
      String id, Controller controller, ContactData data, MailedLink link, Instant answerBy) {
    Language language = data.language();
    MailDraft mail = new MailDraft(controller, language, id);
    LocalDate erasedOn = LocalDate.ofInstant(answerBy, controller.zone());
    String purposes =
        controller.quarantine().purposes().stream()
            .map(Purpose::text)
            .map(text -> text.in(language))
            .collect(Collectors.joining(" "));
    return mail.opening()
        .facts(
            mail.row("mail.quarantine.source", source(controller, data)),
            mail.row("mail.quarantine.purposes", purposes),
            mail.row("answer.period-title", mail.text("answer.period")),
            mail.row("mail.quarantine.last-day", mail.day(erasedOn.minusDays(1))),
            mail.row("mail.quarantine.erased-on", mail.day(erasedOn)))
        .paragraph("mail.quarantine.choice")
        .action("mail.quarantine.action", "answer", link)
        .paragraph("mail.quarantine.silence")
        .paragraph("notice.object-title")
        .add(new Block.Paragraph(NoticeFacts.objection(controller, "customers", language)))
        .facts(
            NoticeFacts.of(controller, "customers", language).stream()
                .map(fact -> new Row(fact.label(), fact.text()))
                .toArray(Row[]::new))
        .contact("answer.rights")
        .toPerson(data.address());
  }
}
