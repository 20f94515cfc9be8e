package fi.samtycke.mail.letters;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.IdentifiersInText;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.letters.Mail.Row;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said in the chat, for the info mailbox and the operators (S4, U4): the first message
/// when it begins, everything when it has ended. An answer goes to the visitor.
public final class ChatMails {
  private static final int SHORT_ID = 6;

  /// So that whoever writes very much cannot keep the mail from leaving.
  private static final int MOST_CHARACTERS = 1_000_000;

  private ChatMails() {}

  public static Mail notice(Controller controller, Read chat) {
    return mail(controller, chat, MailKind.CHAT_NOTICE, chat.messages().stream().limit(1).toList());
  }

  public static Mail transcript(Controller controller, Read chat) {
    return mail(controller, chat, MailKind.CHAT_TRANSCRIPT, chat.messages());
  }

  private static Mail mail(
      Controller controller, Read chat, MailKind kind, List<ConversationMessage> messages) {
    Conversation conversation = chat.stored().conversation();
    Language language = controller.defaultLanguage();
    Texts texts = Texts.in(language);
    String id = "mail." + kind.id();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(texts.get(id + ".opening", "controller", controller.name())));
    blocks.addAll(quotes(controller, conversation, messages, texts));
    blocks.add(new Block.Facts(facts(controller, conversation, texts)));
    blocks.add(new Block.Paragraph(texts.get(id + ".purpose")));
    String shortId = conversation.id().value().substring(0, SHORT_ID);
    return new Mail(
        language,
        controller.mail().from(),
        controller.mail().info(),
        controller.chat().operators(),
        visitor(conversation),
        texts.get(id + ".subject", "id", shortId),
        blocks);
  }

  /// The page is said again only where the visitor has moved on.
  private static List<Block> quotes(
      Controller controller,
      Conversation conversation,
      List<ConversationMessage> messages,
      Texts texts) {
    List<Block> quotes = new ArrayList<>();
    String page = conversation.page();
    int length = 0;
    for (ConversationMessage message : messages) {
      length += message.text().length();
      if (length > MOST_CHARACTERS) {
        quotes.add(new Block.Paragraph(texts.get("mail.chat.too-long")));
        return quotes;
      }
      if (!message.page().isEmpty() && !message.page().equals(page)) {
        page = message.page();
        quotes.add(new Block.Paragraph(texts.get("mail.chat.on-page", "page", page)));
      }
      quotes.add(new Block.Quote(label(controller, message, texts), inert(message.text(), texts)));
    }
    return quotes;
  }

  private static String label(Controller controller, ConversationMessage message, Texts texts) {
    String author =
        texts.get(message.author() == Author.VISITOR ? "mail.chat.visitor" : "mail.chat.operator");
    return texts.get(
        "mail.chat.line",
        "author",
        author,
        "time",
        Moments.moment(message.sentAt(), controller, controller.defaultLanguage()));
  }

  private static List<Row> facts(Controller controller, Conversation conversation, Texts texts) {
    Language language = controller.defaultLanguage();
    List<Row> facts = new ArrayList<>();
    for (Field field : controller.register(conversation.channel().register()).fields()) {
      String value = conversation.fields().get(field.name());
      if (value != null) {
        facts.add(new Row(field.label().in(language), inert(value, texts)));
      }
    }
    if (!conversation.page().isEmpty()) {
      facts.add(new Row(texts.get("mail.chat.page"), conversation.page()));
    }
    facts.add(
        new Row(
            texts.get("mail.chat.language"),
            texts.get("mail.language." + conversation.language().tag())));
    facts.add(
        new Row(
            texts.get("mail.chat.began"),
            Moments.moment(conversation.createdAt(), controller, language)));
    return facts;
  }

  private static String inert(String text, Texts texts) {
    return IdentifiersInText.removed(
        text,
        texts.get("mail.removed.personal-identity-code"),
        texts.get("mail.removed.bank-account"));
  }

  /// The stored address was checked when it came in; a header is worth checking it again.
  private static Optional<String> visitor(Conversation conversation) {
    return switch (EmailAddress.parse(conversation.fields().getOrDefault("email", ""))) {
      case Parsed.Valid<EmailAddress>(EmailAddress address) -> Optional.of(address.value());
      case Parsed.Invalid<EmailAddress> _ -> Optional.empty();
    };
  }
}
