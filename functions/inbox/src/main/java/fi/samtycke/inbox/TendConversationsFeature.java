package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.subject.FieldGrammar;
import fi.samtycke.inbox.ChangeConversation.Changed;
import fi.samtycke.inbox.ChangeConversation.Order;
import fi.samtycke.inbox.ReplyInConversation.Replied;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox, for answering: `POST conversations/{id}/messages` and `PATCH conversations/{id}`
/// under `/api/{controller}`. Needs `chats.answer` or `messages.answer`, for the register in
/// question.
final class TendConversationsFeature extends SignedInFeature<TendConversationsFeature.Act> {
  enum Act {
    REPLY,
    CHANGE
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS + "/{id}";
  private static final List<String> WRITERS = Rights.any(Rights.Act.ANSWER);
  private static final String ASSIGNED = "assignedTo";
  private static final String STATE = "state";
  private static final LocalText UNSHOWN = new LocalText("", "", "");
  private static final Field TEXT =
      new Field("text", FieldType.TEXT, true, 10_000, UNSHOWN, UNSHOWN);

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  TendConversationsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("POST", ROUTE + "/messages", Act.REPLY, WRITERS)
            .route("PATCH", ROUTE, Act.CHANGE, WRITERS));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = Requests.id(request);
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    Rights rights = new Rights(who);
    return switch (act) {
      case REPLY -> reply(controller, rights, id.get(), request);
      case CHANGE -> change(controller, rights, id.get(), request);
    };
  }

  private HttpAnswer reply(Controller controller, Rights rights, EntryId id, HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("text"))) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) -> {
        Form form = Form.of(members);
        String text = form.text("text");
        if (form.notText().contains("text")) {
          yield Requests.wrong("text", "not-text");
        }
        if (text.isEmpty()) {
          yield Requests.wrong("text", "required");
        }
        if (FieldGrammar.read(TEXT, text) instanceof Parsed.Invalid<String>(String code)) {
          yield Requests.wrong("text", code);
        }
        yield answer(reply().reply(controller, rights, id, text, IdempotencyKey.of(request)));
      }
    };
  }

  private ReplyInConversation reply() {
    return new ReplyInConversation(wiring, dynamoDb, work);
  }

  private static HttpAnswer answer(Replied replied) {
    return switch (replied) {
      case Replied.Said(int sequence) ->
          HttpAnswer.json(
              201,
              Json.text(json -> {
                json.writeStartObject();
                json.writeNumberField("sequence", sequence);
                json.writeEndObject();
              }));
      case Replied.Unknown _ -> Problem.notFound();
      case Replied.Over _ -> ended();
      case Replied.KeyReused _ ->
          Problem.of(422, "idempotency-key-reused", "This key was used for another message");
    };
  }

  private HttpAnswer change(Controller controller, Rights rights, EntryId id, HttpRequest request) {
    String match = request.header("if-match").strip();
    if (match.isEmpty()) {
      return Problem.of(428, "if-match-required", "Say in If-Match which version you have read");
    }
    int version = Requests.number(match.replaceFirst("^\"(.*)\"$", "$1"), -1);
    return switch (JsonBody.read(request, Set.of(ASSIGNED, STATE))) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) -> {
        if (members.size() != 1) {
          yield Problem.of(400, "one-change-at-a-time", "Change either the state or who it is for");
        }
        Optional<Order> order = order(Form.of(members), rights.subject());
        yield order.isEmpty()
            ? Requests.wrong(members.keySet().iterator().next(), "unknown-choice")
            : answer(controller, change().change(controller, rights, id, version, order.get()));
      }
    };
  }

  private ChangeConversation change() {
    return new ChangeConversation(wiring, dynamoDb, work);
  }

  private static Optional<Order> order(Form form, String subject) {
    if (!form.notText().isEmpty()) {
      return Optional.empty();
    }
    if (form.texts().containsKey(ASSIGNED)) {
      String to = form.text(ASSIGNED).equals("me") ? subject : form.text(ASSIGNED);
      return Optional.of(new Order.Assign(Optional.of(to).filter(who -> !who.isEmpty())));
    }
    return switch (form.text(STATE)) {
      case "closed" -> Optional.of(new Order.Close());
      case "open" -> Optional.of(new Order.Reopen());
      default -> Optional.empty();
    };
  }

  private HttpAnswer answer(Controller controller, Changed changed) {
    return switch (changed) {
      case Changed.Done(var stored) ->
          HttpAnswer.json(
              200, Json.text(ConversationJson.of(controller, stored, wiring.clock().instant())));
      case Changed.Unknown _ -> Problem.notFound();
      case Changed.Outdated _ ->
          Problem.of(412, "outdated", "Somebody else has changed it; read it again");
      case Changed.Ended _ -> ended();
      case Changed.NoSuchPerson _ -> Requests.wrong(ASSIGNED, "unknown-choice");
    };
  }

  private static HttpAnswer ended() {
    return Problem.of(409, "conversation-closed", "This conversation has ended");
  }
}
