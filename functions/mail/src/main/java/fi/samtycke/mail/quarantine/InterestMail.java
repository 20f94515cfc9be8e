package fi.samtycke.mail.quarantine;

import static java.util.stream.Collectors.joining;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Description.StatedPurpose;
import fi.samtycke.core.declaration.Description.StatedRecipient;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.declaration.DescriptionReading;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.MailDraft;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells somebody that they stand in the register on a legitimate interest, with all that GDPR Art.
/// 13 and 14 demand, in the words of the declaration. Nothing that anybody typed is in it.
public final class InterestMail {
  private static final String CUSTOMERS = "customers";

  private InterestMail() {}

  /// @param interest the id of the purpose
  public static Mail of(Controller controller, ContactData data, String interest) {
    Language language = data.language();
    Description declared = DescriptionReading.of(controller.id());
    MailDraft mail = new MailDraft(controller, language, "mail.contact-information");
    Function<Function<StatedPurpose, String>, String> purpose =
        words ->
            declared.purposes().stream()
                .filter(each -> each.id().equals(interest))
                .map(words)
                .collect(joining(" "));
    return mail.opening()
        .facts(
            mail.row("mail.quarantine.source", QuarantineMails.source(controller, data)),
            mail.row(".data", held(controller, data)),
            mail.row(".purpose", purpose.apply(each -> each.text().in(language))),
            mail.row(
                ".basis",
                mail.text(
                    ".basis-text", "basis", purpose.apply(each -> each.basis().in(language)))),
            mail.row(".recipients", recipients(declared, language)),
            mail.row("answer.period-title", period(declared, language)))
        .paragraph(".objection")
        .paragraph("notice.object-marketing")
        .paragraph(".rights")
        .action(".action", "my-data")
        .contact(".questions", "authority", controller.rights().authority().in(language))
        .toPerson(data.address());
  }

  /// Which kinds of data; the data itself is told on request.
  private static String held(Controller controller, ContactData data) {
    return controller.register(CUSTOMERS).fields().stream()
        .filter(field -> data.fields().containsKey(field.name()))
        .map(Field::label)
        .map(label -> label.in(data.language()))
        .collect(joining(", "));
  }

  private static String recipients(Description declared, Language language) {
    return declared.recipients().stream()
        .filter(each -> each.registers().contains(CUSTOMERS))
        .map(each -> recipient(each, language))
        .collect(joining("; "));
  }

  private static String recipient(StatedRecipient recipient, Language language) {
    Locale country = new Locale.Builder().setRegion(recipient.country()).build();
    String name =
        recipient.name()
            + " ("
            + country.getDisplayCountry(Locale.forLanguageTag(language.tag()))
            + ")";
    return Stream.of(name, recipient.transfer().in(language))
        .filter(words -> !words.isEmpty())
        .collect(joining(": "));
  }

  private static String period(Description declared, Language language) {
    return declared.periods().stream()
        .filter(each -> each.register().equals(CUSTOMERS))
        .map(each -> each.text().in(language))
        .collect(joining(" "));
  }
}
