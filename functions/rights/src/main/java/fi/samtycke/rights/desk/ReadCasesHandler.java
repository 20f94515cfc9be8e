package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.ChangeJson;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What people ask for by their rights: `GET cases?state=open|closed`, `GET cases/{id}`, `GET
/// cases/{id}/changes` under `/api/{controller}`. Needs `cases.handle`.
public final class ReadCasesHandler extends SignedInHandler {
  private static final String CASES = "/api/{controller}/cases";
  private static final Set<String> STATES = Set.of("open", "closed");

  private final ReadCases readCases;
  private final InstantSource clock;

  public ReadCasesHandler() {
    this(Wiring.ofProcess());
  }

  public ReadCasesHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ReadCasesHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.clock = wiring.clock();
    this.readCases =
        new ReadCases(
            new CaseStore(wiring, dynamoDb),
            new TaskStore(wiring, dynamoDb),
            new ChangeLogStore(wiring, dynamoDb),
            new Candidates(wiring, dynamoDb, digests),
            new AddressCooling(wiring, dynamoDb));
    Priming.run(wiring, ReadCasesHandler::new, priming(CASES));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return List.of("cases.handle");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    return switch (request.routeKey()) {
      case "GET " + CASES -> list(controller, request);
      case "GET " + CASES + "/{id}" -> {
        Instant now = clock.instant();
        yield StaffInput.id(request, "id")
            .flatMap(id -> readCases.one(controller, id, now))
            .map(seen -> HttpAnswer.json(200, Json.text(CaseJson.whole(controller, seen, now))))
            .orElseGet(Problem::notFound);
      }
      case "GET " + CASES + "/{id}/changes" ->
          StaffInput.id(request, "id")
              .map((EntryId id) -> readCases.changes(controller, id))
              .filter(changes -> !changes.isEmpty())
              .map(changes ->
                  Listing.answer(changes.stream().map(ChangeJson::of).toList(), Optional.empty()))
              .orElseGet(Problem::notFound);
      default -> Problem.notFound();
    };
  }

  private HttpAnswer list(Controller controller, HttpRequest request) {
    String state = request.query().getOrDefault("state", "open");
    if (!STATES.contains(state)) {
      return Problem.malformed("malformed-state");
    }
    Instant now = clock.instant();
    ReadCases.Found found = readCases.list(controller, state.equals("open"), PageQuery.of(request));
    return Listing.answer(
        found.cases().stream().map(each -> CaseJson.summary(controller, each, now)).toList(),
        found.nextCursor());
  }
}
