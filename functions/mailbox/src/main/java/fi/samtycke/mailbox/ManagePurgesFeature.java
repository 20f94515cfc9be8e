package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
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
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The purges of the mailboxes: `GET` and `POST mailbox/purges`, `GET mailbox/purges/{id}` and
/// `POST mailbox/purges/{id}/postpone` under `/api/{controller}`. Needs `mailbox.empty`.
final class ManagePurgesFeature extends SignedInFeature<ManagePurgesFeature.Act> {
  enum Act {
    LIST,
    REQUEST,
    READ,
    POSTPONE
  }

  static final String PURGES = "/api/{controller}/mailbox/purges";
  private static final String PERMISSION = "mailbox.empty";
  private static final String START = "start";
  private static final String MAILBOX = "mailbox";

  private final ManagePurges managePurges;

  ManagePurgesFeature(AccessControl access, Wiring wiring, DynamoDbClient dynamoDb) {
    super(
        access,
        new Routes<Act>()
            .route("GET", PURGES, Act.LIST, PERMISSION)
            .route("POST", PURGES, Act.REQUEST, PERMISSION)
            .route("GET", PURGES + "/{id}", Act.READ, PERMISSION)
            .route("POST", PURGES + "/{id}/postpone", Act.POSTPONE, PERMISSION));
    this.managePurges = new ManagePurges(wiring, dynamoDb);
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (act) {
      case LIST -> {
        ManagePurges.Found found = managePurges.list(controller, PageQuery.of(request));
        yield Listing.answer(
            found.purges(), stored -> PurgeJson.of(controller, stored), found.nextCursor());
      }
      case REQUEST -> ask(controller, who, request);
      case READ ->
          known(controller, request)
              .map(stored -> HttpAnswer.json(200, PurgeJson.of(controller, stored)))
              .orElseGet(Problem::notFound);
      case POSTPONE ->
          known(controller, request)
              .map(stored -> postpone(controller, who, stored.id()))
              .orElseGet(Problem::notFound);
    };
  }

  private HttpAnswer ask(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, START, MAILBOX));
    boolean atOnce =
        in.choice(START, Optional::of)
            .when(Set.of("after-warning", "at-once")::contains, "unknown-choice")
            .orElse("")
            .equals("at-once");
    MailboxName mailbox =
        in.choice(MAILBOX, MailboxName::of)
            .when(name -> name.rules(controller).isPresent(), "unknown-choice")
            .orElse(MailboxName.INFO);
    return in.whole(() -> managePurges.request(controller, mailbox, atOnce, who.subject()))
        .answer(
            "invalid-purge",
            "The request is not complete",
            id -> HttpAnswer.json(202, json -> json.put("id", id.value())));
  }

  private HttpAnswer postpone(
      Controller controller, AccessControl.Decision.Admitted who, EntryId id) {
    return switch (managePurges.postpone(controller, id, new Actor.Staff(who.subject()))) {
      case POSTPONED ->
          managePurges
              .one(controller, id)
              .map(stored -> HttpAnswer.json(200, PurgeJson.of(controller, stored)))
              .orElseGet(Problem::notFound);
      case AT_ITS_LATEST ->
          Problem.of(
              409,
              "postponed-at-most",
              "The purge has been postponed by as much as the declaration allows");
      case NOT_ANNOUNCED ->
          Problem.of(
              409, "not-announced", "Only an announced purge that has not begun can be postponed");
    };
  }

  private Optional<Stored> known(Controller controller, HttpRequest request) {
    return request.id("id").flatMap(id -> managePurges.one(controller, id));
  }
}
