package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.JsonBody;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The inbox, for reading: `GET conversations`, `POST conversations/search`, `GET
/// conversations/{id}`, `GET conversations/retention-preview` under `/api/{controller}`. Needs
/// `chats.read` or `messages.read`; each sees the conversations of his register.
final class ReadConversationsFeature extends SignedInFeature<ReadConversationsFeature.Act> {
  enum Act {
    LIST,
    SEARCH,
    PREVIEW,
    OPEN
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS;
  private static final List<String> READERS = Rights.any(Rights.Act.READ);

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final Work work;

  ReadConversationsFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    super(
        access,
        new Routes<Act>()
            .route("GET", ROUTE, Act.LIST, READERS)
            .route("POST", ROUTE + "/search", Act.SEARCH, READERS)
            .route("GET", ROUTE + "/retention-preview", Act.PREVIEW, READERS)
            .route("GET", ROUTE + "/{id}", Act.OPEN, READERS));
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.work = work;
  }

  private ListConversations list() {
    return new ListConversations(wiring, dynamoDb, work);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    return switch (act) {
      case LIST -> list(controller, rights, request);
      case SEARCH -> search(controller, rights, request);
      case PREVIEW -> preview(controller);
      case OPEN -> open(controller, rights, request);
    };
  }

  /// A text stands in no address, so it is searched for by `POST`.
  private HttpAnswer list(Controller controller, Rights rights, HttpRequest request) {
    Map<String, Object> asked = Requests.members(request.query(), "state", "channel", "assignedTo");
    InboxQuery query = InboxQuery.read(Form.of(asked), rights.subject());
    return query.errors().isEmpty()
        ? answer(controller, list().list(controller, rights, query, PageQuery.of(request)))
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
                    list().search(controller, rights, query, PageQuery.of(request), said)))
            .orElseGet(Requests::unknownReason);
      }
    };
  }

  private HttpAnswer open(Controller controller, Rights rights, HttpRequest request) {
    Optional<AccessReason> reason = AccessReason.of(request.query().getOrDefault("reason", ""));
    if (reason.isEmpty()) {
      return Requests.unknownReason();
    }
    OpenConversation open = new OpenConversation(wiring, dynamoDb, work);
    int after = Requests.number(request.query().getOrDefault("after", ""), 0);
    return Requests.id(request)
        .map(id ->
            switch (open.open(controller, rights, id, after, reason.get())) {
              case OpenConversation.Outcome.Opened opened ->
                  HttpAnswer.json(
                      200,
                      Json.text(ConversationJson.of(controller, opened, wiring.clock().instant())));
              case OpenConversation.Outcome.Restricted _ ->
                  Problem.of(
                      409, "restricted", "It is read for the reason of a case or a claim only");
              case OpenConversation.Outcome.Unknown _ -> Problem.notFound();
            })
        .orElseGet(Problem::notFound);
  }

  private HttpAnswer preview(Controller controller) {
    SortedMap<LocalDate, Integer> days =
        new ConversationPeriods(wiring, dynamoDb).preview(controller, wiring.clock().instant());
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

  private HttpAnswer answer(Controller controller, ListConversations.Found found) {
    Instant now = wiring.clock().instant();
    return Listing.answer(
        found.conversations().stream()
            .map(stored -> ConversationJson.of(controller, stored, now))
            .toList(),
        found.nextCursor());
  }

  private static HttpAnswer wrong(InboxQuery query) {
    return Problem.of(400, "invalid-search", "The search is not complete", query.errors());
  }
}
