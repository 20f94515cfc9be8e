package fi.samtycke.inbox;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.outbox.OutboxStore.Progress;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Conversations as the API shows them. A list shows who wrote and when, and no free text.
final class ConversationJson {
  /// An answer of Lambda holds 6 MB; the rest is asked for with `after`.
  private static final int MOST_CHARACTERS = 400_000;

  private ConversationJson() {}

  static Json.Writable of(Controller controller, Listed listed, Instant now) {
    Conversation conversation = listed.conversation();
    return json -> {
      json.writeStartObject();
      head(json, controller, conversation, listed.version(), false, now);
      Set<String> texts =
          controller.register(conversation.channel().register()).fields().stream()
              .filter(field -> field.type() == FieldType.TEXT)
              .map(field -> field.name())
              .collect(Collectors.toSet());
      fields(json, conversation, texts);
      json.writeEndObject();
    };
  }

  /// With its messages.
  static Json.Writable of(
      Controller controller, OpenConversation.Outcome.Opened opened, Instant now) {
    return json -> {
      json.writeStartObject();
      Stored stored = opened.read().stored();
      Conversation conversation = stored.conversation();
      head(json, controller, conversation, stored.version(), stored.keeping().restricted(), now);
      fields(json, conversation, Set.of("message"));
      json.writeArrayFieldStart("messages");
      int characters = 0;
      int last = 0;
      for (ConversationMessage message : opened.read().messages()) {
        characters += message.text().length();
        if (last > 0 && characters > MOST_CHARACTERS) {
          break;
        }
        message(json, message, opened);
        last = message.sequence();
      }
      json.writeEndArray();
      boolean more = last > 0 && last < conversation.lastSequence();
      if (more) {
        json.writeNumberField("nextAfter", last);
      } else {
        json.writeNullField("nextAfter");
      }
      json.writeEndObject();
    };
  }

  private static void head(
      JsonGenerator json,
      Controller controller,
      Conversation conversation,
      int version,
      boolean restricted,
      Instant now)
      throws IOException {
    json.writeStringField("id", conversation.id().value());
    json.writeStringField("channel", conversation.channel().value());
    boolean open = conversation.isOpen(controller.chat().idle(), now);
    json.writeStringField("state", open ? "open" : "closed");
    json.writeStringField("createdAt", Timestamp.of(conversation.createdAt()));
    json.writeNumberField("version", version);
    json.writeStringField("lastMessageAt", Timestamp.of(conversation.lastMessageAt()));
    json.writeNumberField("messageCount", conversation.lastSequence());
    instant(json, "awaitingSince", conversation.awaitingSince().filter(_ -> open));
    if (conversation.assignedTo().isPresent()) {
      json.writeStringField("assignedTo", conversation.assignedTo().get());
    } else {
      json.writeNullField("assignedTo");
    }
    instant(json, "eraseAfter", ConversationPeriods.end(controller, conversation));
    json.writeBooleanField("restricted", restricted);
    json.writeStringField("language", conversation.language().tag());
    json.writeStringField("page", conversation.page());
    if (conversation.channel() == Channel.CONTACT_FORM) {
      json.writeBooleanField("keepContact", conversation.wishes().keepContact());
      json.writeBooleanField("newsletter", conversation.wishes().newsletter());
    }
  }

  private static void fields(JsonGenerator json, Conversation conversation, Set<String> without)
      throws IOException {
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, String> field : conversation.fields().entrySet()) {
      if (!without.contains(field.getKey())) {
        json.writeStringField(field.getKey(), field.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void message(
      JsonGenerator json, ConversationMessage message, OpenConversation.Outcome.Opened opened)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("sequence", message.sequence());
    json.writeStringField("author", message.author().value());
    json.writeStringField("text", message.text());
    json.writeStringField("sentAt", Timestamp.of(message.sentAt()));
    json.writeStringField("page", message.page());
    if (message.operator().isPresent()) {
      json.writeStringField("operator", message.operator().get());
    }
    if (message.mail().isPresent()) {
      Progress progress =
          opened.mails().getOrDefault(message.mail().get(), new Progress("forgotten", ""));
      json.writeObjectFieldStart("mail");
      json.writeStringField("state", progress.state());
      json.writeStringField("feedback", progress.feedback());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void instant(JsonGenerator json, String name, java.util.Optional<Instant> instant)
      throws IOException {
    if (instant.isPresent()) {
      json.writeStringField(name, Timestamp.of(instant.get()));
    } else {
      json.writeNullField(name);
    }
  }
}
