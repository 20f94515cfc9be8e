package fi.samtycke.inbox;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.outbox.OutboxStore.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Conversations as the API shows them. A list shows who wrote and when, and no free text.
final class ConversationJson {
  /// An answer of Lambda holds 6 MB; the rest is asked for with `after`.
  private static final int MOST_CHARACTERS = 400_000;

  private ConversationJson() {}

  /// Without its free texts.
  static JsonWriter.Members of(Controller controller, Listed listed, Instant now) {
    Set<String> texts =
        controller.register(listed.conversation().channel().register()).fields().stream()
            .filter(field -> field.type() == FieldType.TEXT)
            .map(field -> field.name())
            .collect(Collectors.toSet());
    return json -> {
      head(json, controller, listed, false, now);
      json.put("fields", fields(listed.conversation(), texts));
    };
  }

  /// With its messages.
  static JsonWriter.Members of(
      Controller controller, OpenConversation.Outcome.Opened opened, Instant now) {
    Stored stored = opened.read().stored();
    Conversation conversation = stored.conversation();
    List<ConversationMessage> shown = shown(opened.read().messages());
    int last = shown.isEmpty() ? 0 : shown.getLast().sequence();
    boolean more = last > 0 && last < conversation.lastSequence();
    return json -> {
      head(json, controller, stored.listed(), stored.keeping().restricted(), now);
      json.put("fields", fields(conversation, Set.of("message")))
          .put("messages", shown.stream().map(message -> message(message, opened)).toList())
          .putOrNull("nextAfter", more ? Optional.of(last) : Optional.empty());
    };
  }

  private static List<ConversationMessage> shown(List<ConversationMessage> messages) {
    int characters = 0;
    int shown = 0;
    for (ConversationMessage message : messages) {
      characters += message.text().length();
      if (shown > 0 && characters > MOST_CHARACTERS) {
        break;
      }
      shown++;
    }
    return messages.subList(0, shown);
  }

  private static void head(
      JsonWriter json, Controller controller, Listed listed, boolean restricted, Instant now) {
    Conversation conversation = listed.conversation();
    boolean open = conversation.isOpen(controller.chat().idle(), now);
    json.put("id", conversation.id().value())
        .put("channel", conversation.channel().value())
        .put("state", open ? "open" : "closed")
        .put("createdAt", Timestamp.of(conversation.createdAt()))
        .put("version", listed.version())
        .put("lastMessageAt", Timestamp.of(conversation.lastMessageAt()))
        .put("messageCount", conversation.lastSequence())
        .putOrNull(
            "awaitingSince", conversation.awaitingSince().filter(_ -> open).map(Timestamp::of))
        .putOrNull("assignedTo", conversation.assignedTo())
        .putOrNull(
            "eraseAfter", ConversationPeriods.end(controller, conversation).map(Timestamp::of))
        .put("restricted", restricted)
        .put("language", conversation.language().tag())
        .put("page", conversation.page());
    if (conversation.channel() == Channel.CONTACT_FORM) {
      json.put("keepContact", conversation.keepContact());
    }
  }

  private static Map<String, String> fields(Conversation conversation, Set<String> without) {
    Map<String, String> fields = new LinkedHashMap<>(conversation.fields());
    fields.keySet().removeAll(without);
    return fields;
  }

  private static JsonWriter.Members message(
      ConversationMessage message, OpenConversation.Outcome.Opened opened) {
    return json -> {
      json.put("sequence", message.sequence())
          .put("author", message.author().value())
          .put("text", message.text())
          .put("sentAt", Timestamp.of(message.sentAt()))
          .put("page", message.page())
          .putIfPresent("operator", message.operator());
      message
          .mail()
          .ifPresent(mail -> {
            Progress progress = opened.mails().getOrDefault(mail, new Progress("forgotten", ""));
            json.put(
                "mail",
                sent -> sent.put("state", progress.state()).put("feedback", progress.feedback()));
          });
    };
  }
}
