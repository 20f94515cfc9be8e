package fi.samtycke.mail.letters;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.IdentifiersInText;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a visitor wrote, for the info mailbox, whose answer goes to the visitor (U4), and what
/// staff answer.
public final class ConversationMails {
  private static final int SHORT_ID = 6;

  /// So that whoever writes very much cannot keep the mail from leaving.
  private static final int MOST_CHARACTERS = 1_000_000;

  private ConversationMails() {}

  /// A message of the contact form (S6): every declared field that the visitor filled in, under its
  /// declared label.
  public static Mail form(Controller controller, Conversation message) {
    MailDraft mail = MailDraft.notice(controller, "mail.contact-form-notice").opening();
    List<Row> facts = new ArrayList<>();
    for (Field field : controller.register("contact-form").fields()) {
      String value = message.fields().get(field.name());
      if (value != null) {
        String label = field.label().in(controller.defaultLanguage());
        String shown = shown(mail, field, value);
        if (field.type() == FieldType.TEXT) {
          mail.add(new Block.Quote(label, shown));
        } else {
          facts.add(new Row(label, shown));
        }
      }
    }
    facts.add(mail.row(".language", mail.text("mail.language." + message.language().tag())));
    facts.add(mail.row(".keep-contact", yesOrNo(mail, message.keepContact())));
    facts.add(mail.row(".received", mail.moment(message.createdAt())));
    return toInfo(mail, message, facts, List.of());
  }

  /// The first message of a chat when it begins, also for the operators (S4).
  public static Mail chatNotice(Controller controller, Read chat) {
    return chat(controller, chat, MailKind.CHAT_NOTICE, chat.messages().stream().limit(1).toList());
  }

  /// Everything that was said in a chat when it has ended, also for the operators (S4).
  public static Mail transcript(Controller controller, Read chat) {
    return chat(controller, chat, MailKind.CHAT_TRANSCRIPT, chat.messages());
  }

  /// What staff answer to a message of the contact form. Says when the visitor wrote and repeats
  /// none of it: whoever gave somebody else's address cannot send a word of their own to them
  /// (D04).
  ///
  /// @param obligation by which the answer leaves
  /// @return empty when it was erased
  public static Optional<Mail> reply(Controller controller, Read read, EntryId obligation) {
    Conversation conversation = read.stored().conversation();
    MailDraft mail = new MailDraft(controller, conversation.language(), "mail.message-reply");
    String time = mail.moment(conversation.createdAt());
    return visitor(conversation)
        .flatMap(visitor ->
            read.messages().stream()
                .filter(message -> message.mail().equals(Optional.of(obligation)))
                .findFirst()
                .map(message ->
                    mail.add(new Block.Letter(message.text()))
                        .paragraph(".closing", "controller", controller.name(), "time", time)
                        .fromInfo(visitor)));
  }

  private static Mail chat(
      Controller controller, Read chat, MailKind kind, List<ConversationMessage> messages) {
    Conversation conversation = chat.stored().conversation();
    MailDraft mail = MailDraft.notice(controller, "mail." + kind.id()).opening();
    quote(mail, conversation, messages);
    List<Row> facts = new ArrayList<>();
    for (Field field : controller.register(conversation.channel().register()).fields()) {
      String value = conversation.fields().get(field.name());
      if (value != null) {
        facts.add(new Row(field.label().in(controller.defaultLanguage()), inert(mail, value)));
      }
    }
    if (!conversation.page().isEmpty()) {
      facts.add(mail.row("mail.chat.page", conversation.page()));
    }
    facts.add(
        mail.row(
            "mail.chat.language", mail.text("mail.language." + conversation.language().tag())));
    facts.add(mail.row("mail.chat.began", mail.moment(conversation.createdAt())));
    return toInfo(mail, conversation, facts, controller.chat().operators());
  }

  /// The page is said again only where the visitor has moved on.
  private static void quote(
      MailDraft mail, Conversation conversation, List<ConversationMessage> messages) {
    String page = conversation.page();
    int length = 0;
    for (ConversationMessage message : messages) {
      length += message.text().length();
      if (length > MOST_CHARACTERS) {
        mail.paragraph("mail.chat.too-long");
        return;
      }
      if (!message.page().isEmpty() && !message.page().equals(page)) {
        page = message.page();
        mail.paragraph("mail.chat.on-page", "page", page);
      }
      boolean byVisitor = message.author() == Author.VISITOR;
      String author = mail.text(byVisitor ? "mail.chat.visitor" : "mail.chat.operator");
      String time = mail.moment(message.sentAt());
      String label = mail.text("mail.chat.line", "author", author, "time", time);
      mail.add(new Block.Quote(label, inert(mail, message.text())));
    }
  }

  private static Mail toInfo(
      MailDraft mail, Conversation conversation, List<Row> facts, List<String> alsoTo) {
    return mail.add(new Block.Facts(facts))
        .paragraph(".purpose")
        .toInfo(
            alsoTo, visitor(conversation), "id", conversation.id().value().substring(0, SHORT_ID));
  }

  /// The stored address was checked when it came in; a header is worth checking it again.
  private static Optional<EmailAddress> visitor(Conversation conversation) {
    return switch (EmailAddress.parse(conversation.fields().getOrDefault("email", ""))) {
      case Parsed.Valid<EmailAddress>(EmailAddress address) -> Optional.of(address);
      case Parsed.Invalid<EmailAddress> _ -> Optional.empty();
    };
  }

  private static String shown(MailDraft mail, Field field, String value) {
    return switch (field.type()) {
      case TEXT, LINE -> inert(mail, value);
      case FLAG -> yesOrNo(mail, Boolean.parseBoolean(value));
      case EMAIL, TELEPHONE, WEB_ADDRESS, CHOICE, DATE, PERSONAL_IDENTITY_CODE, BANK_ACCOUNT ->
          value;
    };
  }

  private static String inert(MailDraft mail, String text) {
    return IdentifiersInText.removed(
        text,
        mail.text("mail.removed.personal-identity-code"),
        mail.text("mail.removed.bank-account"));
  }

  private static String yesOrNo(MailDraft mail, boolean yes) {
    return mail.text(yes ? "mail.yes" : "mail.no");
  }
}
