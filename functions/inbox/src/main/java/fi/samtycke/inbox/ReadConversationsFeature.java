package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The inbox, for reading: `GET conversations`, `POST conversations/search`, `GET
/// conversations/{id}`, `GET conversations/retention-preview` under `/api/{controller}`. Needs
/// `chats.read` or `messages.read`; each sees the conversations of their register.
final class ReadConversationsFeature extends SignedInFeature<ReadConversationsFeature.Act> {
  enum Act {
    LIST,
    SEARCH,
    PREVIEW,
    OPEN
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS;
  private static final List<String> READERS = Rights.any(Rights.Act.READ);

  private final Footing on;

  ReadConversationsFeature(AccessControl access, Footing on) {
    super(
        access,
        new Routes<Act>()
            .route("GET", ROUTE, Act.LIST, READERS)
            .route("POST", ROUTE + "/search", Act.SEARCH, READERS)
            .route("GET", ROUTE + "/retention-preview", Act.PREVIEW, READERS)
            .route("GET", ROUTE + "/{id}", Act.OPEN, READERS));
    this.on = on;
  }

  private ListConversations list() {
    return new ListConversations(on.wiring(), on.dynamoDb(), on.work());
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
    Input in = Input.ofQuery(request, "state", "channel", "assignedTo");
    InboxQuery query = InboxQuery.read(in, rights.subject());
    return found(
        controller, in.whole(() -> list().list(controller, rights, query, PageQuery.of(request))));
  }

  private HttpAnswer search(Controller controller, Rights rights, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "state", "channel", "assignedTo", "text", "reason"));
    InboxQuery query = InboxQuery.read(in, rights.subject());
    AccessReason reason = AccessReasons.in(in);
    return found(
        controller,
        in.whole(() -> list().search(controller, rights, query, PageQuery.of(request), reason)));
  }

  private HttpAnswer open(Controller controller, Rights rights, HttpRequest request) {
    OpenConversation open = new OpenConversation(on.wiring(), on.dynamoDb(), on.work());
    int after = request.number("after", 0);
    return AccessReasons.of(request)
        .answer(reason ->
            request
                .id("id")
                .map(id -> open.open(controller, rights, id, after, reason))
                .map(opened -> answer(controller, opened))
                .orElseGet(Problem::notFound));
  }

  private HttpAnswer answer(Controller controller, OpenConversation.Outcome outcome) {
    return switch (outcome) {
      case OpenConversation.Outcome.Opened opened ->
          HttpAnswer.json(
              200, ConversationJson.of(controller, opened, on.wiring().clock().instant()));
      case OpenConversation.Outcome.Restricted _ ->
          Problem.of(
              409,
              "restricted",
              "A restricted conversation can be opened only for a case or a legal claim");
      case OpenConversation.Outcome.Unknown _ -> Problem.notFound();
    };
  }

  private HttpAnswer preview(Controller controller) {
    SortedMap<LocalDate, Integer> days =
        new ConversationPeriods(on.wiring(), on.dynamoDb())
            .preview(controller, on.wiring().clock().instant());
    return HttpAnswer.json(
        200,
        json ->
            json.put("conversations", days.values().stream().mapToInt(Integer::intValue).sum())
                .put("days", days.entrySet().stream().map(ReadConversationsFeature::day).toList()));
  }

  private static JsonWriter.Members day(Map.Entry<LocalDate, Integer> day) {
    return json -> json.put("day", day.getKey().toString()).put("conversations", day.getValue());
  }

  private HttpAnswer found(Controller controller, Input.Outcome<Listings.Page<Listed>> outcome) {
    Instant now = on.wiring().clock().instant();
    return outcome.answer(
        "invalid-search",
        "The search is not complete",
        found ->
            Listing.answer(
                found.rows(),
                listed -> ConversationJson.of(controller, listed, now),
                found.next()));
  }
}
