package fi.samtycke.inbox;

import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.web.input.Input;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which conversations are asked for. A text is looked for as it is, in what the visitor told and
/// in every message, great and small letters alike; nothing in it is interpreted.
///
/// @param assignedTo a subject; empty text for nobody's
/// @param text in small letters; empty when none is looked for
record InboxQuery(
    ConversationState state, Optional<Channel> channel, Optional<String> assignedTo, String text) {
  private static final int LONGEST_TEXT = 200;

  /// @param subject who `me` is
  static InboxQuery read(Input in, String subject) {
    return new InboxQuery(
        in.choice("state", ConversationState::of).orElse(ConversationState.OPEN),
        in.choice("channel", Channel::of).optional(),
        assignedTo(in.line("assignedTo", LONGEST_TEXT).orElse(""), subject),
        in.line("text", LONGEST_TEXT).orElse("").toLowerCase(Locale.ROOT));
  }

  /// Of these channels, the one that is asked for, or all.
  List<Channel> among(List<Channel> channels) {
    return channels.stream().filter(each -> channel.map(each::equals).orElse(true)).toList();
  }

  boolean takes(Conversation conversation) {
    return assignedTo
        .map(subject -> conversation.assignedTo().orElse("").equals(subject))
        .orElse(true);
  }

  /// Whether [#takes] or [#matches] may leave many out.
  boolean isNarrow() {
    return assignedTo.isPresent() || !text.isEmpty();
  }

  /// Whether the text stands anywhere in it.
  boolean matches(Conversation conversation, List<ConversationMessage> messages) {
    return Stream.concat(
            conversation.fields().values().stream(),
            messages.stream().map(ConversationMessage::text))
        .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(text));
  }

  private static Optional<String> assignedTo(String given, String subject) {
    return switch (given) {
      case "" -> Optional.empty();
      case "me" -> Optional.of(subject);
      case "nobody" -> Optional.of("");
      default -> Optional.of(given);
    };
  }
}
