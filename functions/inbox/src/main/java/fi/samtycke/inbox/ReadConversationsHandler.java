package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox, for reading: `GET conversations`, `POST conversations/search`, `GET
/// conversations/{id}`, `GET conversations/retention-preview` under `/api/{controller}`. Needs
/// `chats.read` or `messages.read`; each sees the conversations of his register.
public final class ReadConversationsHandler extends SignedInHandler {
  private static final String ROUTE = "/api/{controller}/conversations";

  private final ListConversations list;
  private final OpenConversation open;
  private final ConversationPeriods periods;
  private final InstantSource clock;

  public ReadConversationsHandler() {
    this(Wiring.ofProcess());
  }

  public ReadConversationsHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring), new SecureRandom());
  }

  private ReadConversationsHandler(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    super(wiring, dynamoDb);
    this.list = new ListConversations(wiring, dynamoDb, random);
    this.open = new OpenConversation(wiring, dynamoDb, random);
    this.periods = new ConversationPeriods(wiring, dynamoDb);
    this.clock = wiring.clock();
    Priming.run(wiring, ReadConversationsHandler::new, priming(ROUTE));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return Rights.any(Rights.Act.READ);
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    return switch (request.routeKey()) {
      case "GET " + ROUTE -> list(controller, rights, request);
      case "POST " + ROUTE + "/search" -> search(controller, rights, request);
      case "GET " + ROUTE + "/retention-preview" -> preview(controller);
      case "GET " + ROUTE + "/{id}" -> open(controller, rights, request);
      default -> Problem.notFound();
    };
  }

  /// A text stands in no address, so it is searched for by `POST`.
  private HttpAnswer list(Controller controller, Rights rights, HttpRequest request) {
    Input in = Input.ofQuery(request, "state", "channel", "assignedTo");
    InboxQuery query = InboxQuery.read(in, rights.subject());
    return found(
        controller, in.whole(() -> list.list(controller, rights, query, PageQuery.of(request))));
  }

  private HttpAnswer search(Controller controller, Rights rights, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "state", "channel", "assignedTo", "text", "reason"));
    InboxQuery query = InboxQuery.read(in, rights.subject());
    AccessReason reason = AccessReasons.in(in);
    return found(
        controller,
        in.whole(
            () -> list.search(controller, rights, query, PageQuery.of(request), reason)));
  }

  private HttpAnswer open(Controller controller, Rights rights, HttpRequest request) {
    return AccessReasons.of(request)
        .answer(reason ->
            request
                .id("id")
                .map(id -> open.open(controller, rights, id, request.number("after", 0), reason))
                .map(opened -> answer(controller, opened))
                .orElseGet(Problem::notFound));
  }

  private HttpAnswer answer(Controller controller, OpenConversation.Outcome outcome) {
    return switch (outcome) {
      case OpenConversation.Outcome.Opened opened ->
          HttpAnswer.json(200, ConversationJson.of(controller, opened, clock.instant()));
      case OpenConversation.Outcome.Restricted _ ->
          Problem.of(409, "restricted", "It is read for the reason of a case or a claim only");
      case OpenConversation.Outcome.Unknown _ -> Problem.notFound();
    };
  }

  private HttpAnswer preview(Controller controller) {
    SortedMap<LocalDate, Integer> days = periods.preview(controller, clock.instant());
    return HttpAnswer.json(
        200,
        json ->
            json.put("conversations", days.values().stream().mapToInt(Integer::intValue).sum())
                .put("days", days.entrySet().stream().map(ReadConversationsHandler::day).toList()));
  }

  private static JsonWriter.Members day(Map.Entry<LocalDate, Integer> day) {
    return json -> json.put("day", day.getKey().toString()).put("conversations", day.getValue());
  }

  private HttpAnswer found(Controller controller, Input.Outcome<ListConversations.Found> outcome) {
    Instant now = clock.instant();
    return outcome.answer(
        "invalid-search",
        "The search is not complete",
        found ->
            Listing.answer(
                found.conversations(),
                stored -> ConversationJson.of(controller, stored, now),
                found.nextCursor()));
  }
}
