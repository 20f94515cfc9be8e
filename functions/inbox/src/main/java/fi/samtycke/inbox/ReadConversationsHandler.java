package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.JsonBody;
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
import java.util.Optional;
import java.util.Set;
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
    Map<String, Object> asked = Requests.members(request.query(), "state", "channel", "assignedTo");
    InboxQuery query = InboxQuery.read(Form.of(asked), rights.subject());
    return query.errors().isEmpty()
        ? answer(controller, list.list(controller, rights, query, PageQuery.of(request)))
        : wrong(query);
  }

  private HttpAnswer search(Controller controller, Rights rights, HttpRequest request) {
    return switch (JsonBody.read(
        request, Set.of("state", "channel", "assignedTo", "text", "reason"))) {
      case JsonBody.Outcome.Refused(HttpAnswer answer) -> answer;
      case JsonBody.Outcome.Read(var members) -> {
        Form form = Form.of(members);
        InboxQuery query = InboxQuery.read(form, rights.subject());
        Optional<AccessReason> reason = AccessReason.of(form.text("reason"));
        if (!query.errors().isEmpty()) {
          yield wrong(query);
        }
        yield reason
            .map(said ->
                answer(
                    controller,
                    list.search(controller, rights, query, PageQuery.of(request), said)))
            .orElseGet(Requests::unknownReason);
      }
    };
  }

  private HttpAnswer open(Controller controller, Rights rights, HttpRequest request) {
    Optional<AccessReason> reason = AccessReason.of(request.query().getOrDefault("reason", ""));
    if (reason.isEmpty()) {
      return Requests.unknownReason();
    }
    int after = Requests.number(request.query().getOrDefault("after", ""), 0);
    return Requests.id(request)
        .map(id ->
            switch (open.open(controller, rights, id, after, reason.get())) {
              case OpenConversation.Outcome.Opened opened ->
                  HttpAnswer.json(
                      200, Json.text(ConversationJson.of(controller, opened, clock.instant())));
              case OpenConversation.Outcome.Restricted _ ->
                  Problem.of(
                      409, "restricted", "It is read for the reason of a case or a claim only");
              case OpenConversation.Outcome.Unknown _ -> Problem.notFound();
            })
        .orElseGet(Problem::notFound);
  }

  private HttpAnswer preview(Controller controller) {
    SortedMap<LocalDate, Integer> days = periods.preview(controller, clock.instant());
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeNumberField(
              "conversations", days.values().stream().mapToInt(Integer::intValue).sum());
          json.writeArrayFieldStart("days");
          for (Map.Entry<LocalDate, Integer> day : days.entrySet()) {
            json.writeStartObject();
            json.writeStringField("day", day.getKey().toString());
            json.writeNumberField("conversations", day.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private HttpAnswer answer(Controller controller, Listings.Page<Listed> found) {
    Instant now = clock.instant();
    return Listing.answer(
        found.rows().stream().map(listed -> ConversationJson.of(controller, listed, now)).toList(),
        found.next());
  }

  private static HttpAnswer wrong(InboxQuery query) {
    return Problem.of(400, "invalid-search", "The search is not complete", query.errors());
  }
}
