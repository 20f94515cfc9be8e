package fi.samtycke.intake.chat;

import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the chat's routes answer in JSON.
final class ChatAnswers {
  /// What is longer is read by the next request.
  private static final int MOST_CHARACTERS = 1_000_000;

  private ChatAnswers() {}

  static HttpAnswer started(Controller controller, VisitorToken token, Instant now) {
    return HttpAnswer.json(
        201,
        json ->
            json.put("conversationId", token.conversation().value())
                .put("visitorToken", token.token())
                .put("onDuty", controller.chat().onDuty(now, controller.zone())));
  }

  static HttpAnswer said(int sequence) {
    return HttpAnswer.json(201, json -> json.put("sequence", sequence));
  }

  static HttpAnswer closed() {
    return HttpAnswer.json(200, json -> json.put("state", ConversationState.CLOSED.value()));
  }

  static HttpAnswer messages(Controller controller, Read read, Instant now) {
    Conversation conversation = read.stored().conversation();
    boolean byMail = controller.chat().turnsIntoMessage(conversation, now, controller.zone());
    return HttpAnswer.json(
        200,
        json ->
            json.put("state", state(controller, conversation, now).value())
                .put("reply", byMail ? "by-mail" : "here")
                .put("emailKnown", conversation.fields().containsKey("email"))
                .put("messages", messages(read.messages())));
  }

  private static List<JsonWriter.Members> messages(List<ConversationMessage> all) {
    List<JsonWriter.Members> messages = new ArrayList<>();
    int length = 0;
    for (ConversationMessage message : all) {
      length += message.text().length();
      if (length > MOST_CHARACTERS) {
        break;
      }
      messages.add(json ->
          json.put("sequence", message.sequence())
              .put("author", message.author().value())
              .put("text", message.text())
              .put("sentAt", message.sentAt().toString()));
    }
    return messages;
  }

  /// The answer to what is expected but cannot be done.
  static HttpAnswer refused(ChatOutcome outcome) {
    return switch (outcome) {
      case ChatOutcome.Closed _ -> Problem.of(409, "chat-closed", "This chat has ended");
      case ChatOutcome.KeyReused _ -> Problem.keyReused("message");
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
