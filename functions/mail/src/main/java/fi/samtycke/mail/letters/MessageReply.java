package fi.samtycke.mail.letters;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import java.util.List;
import java.util.Optional;

/// What staff answer to a message of the contact form, from the info mailbox to the address that
/// the visitor gave (U4). Says when the visitor wrote and repeats none of it: whoever gave somebody
/// else's address cannot send a word of their own to them (D04).
public final class MessageReply {
  private MessageReply() {}

  /// @param obligation by which the message leaves
  /// @return empty when the message was erased
  public static Optional<Mail> of(Controller controller, Read read, EntryId obligation) {
    Conversation conversation = read.stored().conversation();
    return switch (EmailAddress.parse(conversation.fields().getOrDefault("email", ""))) {
      case Parsed.Valid<EmailAddress>(EmailAddress visitor) ->
          read.messages().stream()
              .filter(message -> message.mail().equals(Optional.of(obligation)))
              .findFirst()
              .map(message -> mail(controller, conversation, visitor, message.text()));
      case Parsed.Invalid<EmailAddress> _ -> Optional.empty();
    };
  }

  private static Mail mail(
      Controller controller, Conversation conversation, EmailAddress visitor, String text) {
    Language language = conversation.language();
    Texts texts = Texts.in(language);
    String info = controller.mail().info();
    return MailToPerson.of(
        controller,
        language,
        info,
        visitor.value(),
        info,
        texts.get("mail.message-reply.subject", "controller", controller.name()),
        List.of(
            new Block.Letter(text),
            new Block.Paragraph(
                texts.get(
                    "mail.message-reply.closing",
                    "controller",
                    controller.name(),
                    "time",
                    Moments.moment(conversation.createdAt(), controller, language)))));
  }
}
