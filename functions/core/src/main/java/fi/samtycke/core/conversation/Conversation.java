package fi.samtycke.core.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is said between a visitor and the firm: a message of the contact form with its answers, or
/// a chat (R6, R7). Its messages are numbered from 1 without gaps. The form's own text is message 1
/// and stands in the field `message`.
///
/// @param fields what the visitor told, by declared name; absent ones are not there
/// @param keepContact what a visitor ticked in the form
/// @param lastMessageAt of the last message of either side; when there is none, of the beginning
/// @param lastSequence 0 before the first message
/// @param awaitingSince the oldest message of the visitor to which nobody has replied
/// @param assignedTo the subject of the token of whoever looks after it: an opaque id
/// @param page the address of the page on which it began; empty when nobody said. Of a history, the
///   id by which the vendor knows it
/// @param eraseAfter when a declared period ends it
public record Conversation(
    EntryId id,
    Channel channel,
    ConversationState state,
    Language language,
    Map<String, String> fields,
    boolean keepContact,
    Instant createdAt,
    Instant lastMessageAt,
    int lastSequence,
    Optional<Instant> awaitingSince,
    Optional<String> assignedTo,
    String page,
    Optional<Instant> eraseAfter)
    implements PersonalData {

  /// More messages than anybody reads; a visitor who goes on begins another conversation.
  public static final int MOST_MESSAGES = 500;

  /// A message of the contact form, which is message 1 and waits for an answer.
  public static Conversation byForm(
      EntryId id,
      Language language,
      Map<String, String> fields,
      boolean keepContact,
      Instant receivedAt,
      Instant eraseAfter) {
    return new Conversation(
        id,
        Channel.CONTACT_FORM,
        ConversationState.OPEN,
        language,
        fields,
        keepContact,
        receivedAt,
        receivedAt,
        1,
        Optional.of(receivedAt),
        Optional.empty(),
        "",
        Optional.of(eraseAfter));
  }

  /// A chat in which nothing has been said yet.
  public static Conversation byChat(
      EntryId id, Language language, Map<String, String> fields, Instant startedAt, String page) {
    return new Conversation(
        id,
        Channel.CHAT,
        ConversationState.OPEN,
        language,
        fields,
        false,
        startedAt,
        startedAt,
        0,
        Optional.empty(),
        Optional.empty(),
        page,
        Optional.empty());
  }

  /// A history that a vendor handed over: nobody can answer it here.
  public static Conversation byVendor(
      EntryId id,
      Language language,
      Map<String, String> fields,
      Instant startedAt,
      Instant lastMessageAt,
      int lastSequence,
      String vendorId) {
    return new Conversation(
        id,
        Channel.CHATRA,
        ConversationState.CLOSED,
        language,
        fields,
        false,
        startedAt,
        lastMessageAt,
        lastSequence,
        Optional.empty(),
        Optional.empty(),
        vendorId,
        Optional.empty());
  }

  /// When a chat ends by itself, if nobody says anything more.
  public Instant idleAt(Duration idle) {
    return lastMessageAt.plus(idle);
  }

  /// Whether anything more may be said. A chat is over when its idle time is, whether the schedule
  /// that closes it has come by or not.
  public boolean isOpen(Duration idle, Instant now) {
    return state == ConversationState.OPEN
        && (channel != Channel.CHAT || now.isBefore(idleAt(idle)));
  }

  @Override
  public String toString() {
    return "Conversation[" + id + "]";
  }
}
