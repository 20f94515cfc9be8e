package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import java.time.Instant;

/// What the chat's routes answer in JSON.
final class ChatAnswers {
  /// What is longer is read by the next request.
  private static final int MOST_CHARACTERS = 1_000_000;

  private ChatAnswers() {}

  static HttpAnswer started(Controller controller, VisitorToken token, Instant now) {
    return HttpAnswer.json(
        201,
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("conversationId", token.conversation().value());
          json.writeStringField("visitorToken", token.token());
          json.writeBooleanField("onDuty", controller.chat().onDuty(now, controller.zone()));
          json.writeEndObject();
        }));
  }

  static HttpAnswer said(int sequence) {
    return HttpAnswer.json(
        201,
        Json.text(json -> {
          json.writeStartObject();
          json.writeNumberField("sequence", sequence);
          json.writeEndObject();
        }));
  }

  static HttpAnswer closed() {
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("state", ConversationState.CLOSED.value());
          json.writeEndObject();
        }));
  }

  static HttpAnswer messages(Controller controller, Read read, Instant now) {
    Conversation conversation = read.stored().conversation();
    boolean byMail = controller.chat().turnsIntoMessage(conversation, now, controller.zone());
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("state", state(controller, conversation, now).value());
          json.writeStringField("reply", byMail ? "by-mail" : "here");
          json.writeBooleanField("emailKnown", conversation.fields().containsKey("email"));
          json.writeArrayFieldStart("messages");
          int length = 0;
          for (ConversationMessage message : read.messages()) {
            length += message.text().length();
            if (length > MOST_CHARACTERS) {
              break;
            }
            json.writeStartObject();
            json.writeNumberField("sequence", message.sequence());
            json.writeStringField("author", message.author().value());
            json.writeStringField("text", message.text());
            json.writeStringField("sentAt", message.sentAt().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// The answer to what is expected but cannot be done.
  static HttpAnswer refused(ChatOutcome outcome) {
    return switch (outcome) {
      case ChatOutcome.Closed _ -> Problem.of(409, "chat-closed", "This chat has ended");
      case ChatOutcome.KeyReused _ ->
          Problem.of(422, "idempotency-key-reused", "This key was used for another message");
      case ChatOutcome.TooMany(var wait) -> Problem.tooMany(wait);
      case ChatOutcome.Unknown _, ChatOutcome.Started _, ChatOutcome.Said _ -> Problem.notFound();
    };
  }

  static ConversationState state(Controller controller, Conversation conversation, Instant now) {
    return conversation.isOpen(controller.chat().idle(), now)
        ? ConversationState.OPEN
        : ConversationState.CLOSED;
  }
}
