package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What people ask for by their rights: `GET cases?state=open|closed`, `GET cases/{id}`, `GET
/// cases/{id}/changes` under `/api/{controller}`. Needs `cases.handle`.
public final class ReadCasesFeature extends SignedInFeature<ReadCasesFeature.Act> {
  enum Act {
    LIST,
    READ,
    CHANGES
  }

  private static final String CASES = "/api/{controller}/cases";
  private static final String PERMISSION = "cases.handle";
  private static final Set<String> STATES = Set.of("open", "closed");

  private final Supplier<ReadCases> readCases;
  private final InstantSource clock;

  public ReadCasesFeature(
      AccessControl access, Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    super(
        access,
        new Routes<Act>()
            .route("GET", CASES, Act.LIST, PERMISSION)
            .route("GET", CASES + "/{id}", Act.READ, PERMISSION)
            .route("GET", CASES + "/{id}/changes", Act.CHANGES, PERMISSION));
    this.readCases = () -> new ReadCases(wiring, dynamoDb, digests);
    this.clock = wiring.clock();
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (act) {
      case LIST -> list(controller, request);
      case READ -> {
        Instant now = clock.instant();
        yield request
            .id("id")
            .flatMap(id -> readCases.get().one(controller, id, now))
            .map(seen -> HttpAnswer.json(200, CaseJson.whole(controller, seen, now)))
            .orElseGet(Problem::notFound);
      }
      case CHANGES ->
          request
              .id("id")
              .map((EntryId id) -> readCases.get().changes(controller, id))
              .filter(changes -> !changes.isEmpty())
              .map(changes -> Listing.answer(changes, ChangeJson::of))
              .orElseGet(Problem::notFound);
    };
  }

  private HttpAnswer list(Controller controller, HttpRequest request) {
    String state = request.query().getOrDefault("state", "open");
    if (!STATES.contains(state)) {
      throw new MalformedRequestException("malformed-state");
    }
    Instant now = clock.instant();
    Listings.Page<RightsCase> page =
        readCases.get().list(controller, state.equals("open"), PageQuery.of(request));
    return Listing.answer(
        page.rows(), each -> CaseJson.summary(controller, each, now), page.next());
  }
}
