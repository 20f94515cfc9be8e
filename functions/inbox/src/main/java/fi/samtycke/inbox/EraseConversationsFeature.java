package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.subject.EraseConversation.Erased;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox, for erasing: `DELETE conversations/{id}` and `POST conversations/erasures` under
/// `/api/{controller}`. Needs `chats.erase` or `messages.erase`, for the register in question.
final class EraseConversationsFeature extends SignedInFeature<EraseConversationsFeature.Act> {
  enum Act {
    ONE,
    MANY
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS;
  private static final int MOST = 100;

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  EraseConversationsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("DELETE", ROUTE + "/{id}", Act.ONE, Rights.any(Rights.Act.ERASE))
            .route("POST", ROUTE + "/erasures", Act.MANY, Rights.any(Rights.Act.ERASE)));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private EraseConversations erase() {
    return new EraseConversations(wiring, dynamoDb, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    return switch (act) {
      case ONE -> one(controller, rights, request);
      case MANY -> many(controller, rights, request);
    };
  }

  private HttpAnswer one(Controller controller, Rights rights, HttpRequest request) {
    Optional<AccessReason> reason = AccessReason.of(request.query().getOrDefault("reason", ""));
    if (reason.isEmpty()) {
      return Requests.unknownReason();
    }
    return Requests.id(request)
        .map(id ->
            switch (erase().erase(controller, rights, id, reason.get())) {
              case Erased.Gone(int items) when items > 0 ->
                  HttpAnswer.of(204, "application/json", "");
              case Erased.Gone _ -> Problem.notFound();
              case Erased.Held _ -> Problem.of(409, "held", "A hold forbids to erase it");
            })
        .orElseGet(Problem::notFound);
  }

  private HttpAnswer many(Controller controller, Rights rights, HttpRequest request) {
    return switch (JsonBody.read(request, Set.of("ids", "reason"))) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) -> {
        List<String> ids = texts(members.getOrDefault("ids", ""));
        if (ids.isEmpty()) {
          yield Requests.wrong("ids", "required");
        }
        if (ids.size() > MOST) {
          yield Requests.wrong("ids", "too-many");
        }
        Optional<AccessReason> reason = AccessReason.of(Form.of(members).text("reason"));
        yield reason.isEmpty()
            ? Requests.unknownReason()
            : answer(erase().erase(controller, rights, ids, reason.get()));
      }
    };
  }

  private static HttpAnswer answer(Map<String, EraseConversations.Outcome> outcomes) {
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (Map.Entry<String, EraseConversations.Outcome> one : outcomes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", one.getKey());
            json.writeStringField(
                "outcome", one.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// @return empty when it is no list of texts
  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof String text)) {
          return List.of();
        }
        texts.add(text);
      }
    }
    return texts;
  }
}
