package fi.samtycke.mail.letters;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.IdentifiersInText;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a visitor wrote, for the info mailbox (S6, U4): every declared field that the visitor
/// filled in, under its declared label. An answer goes to the visitor.
public final class ContactFormNotice {
  private static final int SHORT_ID = 6;

  private ContactFormNotice() {}

  public static Mail of(Controller controller, Conversation message) {
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    List<Row> facts = new ArrayList<>();
    List<Block> quotes = new ArrayList<>();
    for (Field field : controller.register("contact-form").fields()) {
      String value = message.fields().get(field.name());
      if (value != null) {
        String label = field.label().in(language);
        String shown = shown(field, value, texts);
        if (field.type() == FieldType.TEXT) {
          quotes.add(new Block.Quote(label, shown));
        } else {
          facts.add(new Row(label, shown));
        }
      }
    }
    facts.add(row(texts, "language", texts.get("mail.language." + message.language().tag())));
    facts.add(row(texts, "keep-contact", yesOrNo(texts, message.keepContact())));
    facts.add(row(texts, "received", Moments.moment(message.createdAt(), controller, language)));

    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            texts.get("mail.contact-form-notice.opening", "controller", controller.name())));
    blocks.addAll(quotes);
    blocks.add(new Block.Facts(facts));
    blocks.add(new Block.Paragraph(texts.get("mail.contact-form-notice.purpose")));
    String shortId = message.id().value().substring(0, SHORT_ID);
    return new Mail(
        language,
        controller.mail().from(),
        controller.mail().info(),
        visitor(message),
        texts.get("mail.contact-form-notice.subject", "id", shortId),
        blocks);
  }

  /// The stored address was checked when it came in; a header is worth checking it again.
  private static Optional<String> visitor(Conversation message) {
    return switch (EmailAddress.parse(message.fields().getOrDefault("email", ""))) {
      case Parsed.Valid<EmailAddress>(EmailAddress address) -> Optional.of(address.value());
      case Parsed.Invalid<EmailAddress> _ -> Optional.empty();
    };
  }

  private static String shown(Field field, String value, Texts texts) {
    return switch (field.type()) {
      case TEXT, LINE ->
          IdentifiersInText.removed(
              value,
              texts.get("mail.removed.personal-identity-code"),
              texts.get("mail.removed.bank-account"));
      case FLAG -> yesOrNo(texts, Boolean.parseBoolean(value));
      case EMAIL, TELEPHONE, WEB_ADDRESS, CHOICE, DATE, PERSONAL_IDENTITY_CODE, BANK_ACCOUNT ->
          value;
    };
  }

  private static Row row(Texts texts, String id, String value) {
    return new Row(texts.get("mail.contact-form-notice." + id), value);
  }

  private static String yesOrNo(Texts texts, boolean yes) {
    return texts.get(yes ? "mail.yes" : "mail.no");
  }
}
