package fi.samtycke.core.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import java.time.Instant;
import java.util.Optional;

/// One message of a conversation (R6, H5).
///
/// @param sequence 1 for the first, then without gaps
/// @param text exactly as it was typed
/// @param page the address of the page on which the visitor was (H6); empty when nobody said
/// @param operator the subject of the token of whoever replied: an opaque id
/// @param mail the obligation by which a reply leaves as a mail; empty when it is read here
public record ConversationMessage(
    int sequence,
    Author author,
    String text,
    Instant sentAt,
    String page,
    Optional<String> operator,
    Optional<EntryId> mail)
    implements PersonalData {

  /// The same message, which leaves as a mail.
  public ConversationMessage by(EntryId mail) {
    return new ConversationMessage(
        sequence, author, text, sentAt, page, operator, Optional.of(mail));
  }

  public static ConversationMessage byVisitor(
      int sequence, String text, Instant sentAt, String page) {
    return new ConversationMessage(
        sequence, Author.VISITOR, text, sentAt, page, Optional.empty(), Optional.empty());
  }

  public static ConversationMessage byOperator(
      int sequence, String text, Instant sentAt, String subject) {
    return new ConversationMessage(
        sequence, Author.OPERATOR, text, sentAt, "", Optional.of(subject), Optional.empty());
  }

  @Override
  public String toString() {
    return "ConversationMessage[redacted]";
  }
}
