package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.subject.EraseConversation.Erased;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox, for erasing: `DELETE conversations/{id}` and `POST conversations/erasures` under
/// `/api/{controller}`. Needs `chats.erase` or `messages.erase`, for the register in question.
public final class EraseConversationsHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/conversations";
  private static final int MOST = 100;

  private final EraseConversations erase;

  public EraseConversationsHandler() {
    this(Wiring.ofProcess());
  }

  public EraseConversationsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring), new SecureRandom());
  }

  private EraseConversationsHandler(
      Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    super(wiring, dynamoDb);
    this.erase = new EraseConversations(wiring, dynamoDb, random);
    Priming.run(wiring, EraseConversationsHandler::new, priming(ROUTE + "/erasures"));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return Rights.any(Rights.Act.ERASE);
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    return switch (request.routeKey()) {
      case "DELETE " + ROUTE + "/{id}" -> one(controller, rights, request);
      case "POST " + ROUTE + "/erasures" -> many(controller, rights, request);
      default -> Problem.notFound();
    };
  }

  private HttpAnswer one(Controller controller, Rights rights, HttpRequest request) {
    return AccessReasons.of(request)
        .answer(reason ->
            request
                .id("id")
                .map(id -> answer(erase.erase(controller, rights, id, reason)))
                .orElseGet(Problem::notFound));
  }

  private static HttpAnswer answer(Erased erased) {
    return switch (erased) {
      case Erased.Gone(int items) when items > 0 -> HttpAnswer.noContent();
      case Erased.Gone _ -> Problem.notFound();
      case Erased.Held _ -> Problem.of(409, "held", "A hold forbids to erase it");
    };
  }

  private HttpAnswer many(Controller controller, Rights rights, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "ids", "reason"));
    Value<List<String>> ids =
        in.texts("ids").required().when(all -> all.size() <= MOST, "too-many");
    AccessReason reason = AccessReasons.in(in);
    return in.whole(() -> erase.erase(controller, rights, ids.get(), reason))
        .answer(outcomes ->
            HttpAnswer.json(
                200,
                json ->
                    json.put(
                        "items",
                        outcomes.entrySet().stream()
                            .map(EraseConversationsHandler::outcome)
                            .toList())));
  }

  private static JsonWriter.Members outcome(Map.Entry<String, EraseConversations.Outcome> one) {
    String word = one.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return json -> json.put("id", one.getKey()).put("outcome", word);
  }
}
