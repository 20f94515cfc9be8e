package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What waits in quarantine: `GET quarantine`, `GET quarantine/{id}`, `DELETE quarantine/{id}`
/// under `/api/{controller}`. Administrators see every admitted entry, employees those that they
/// entered.
public final class ManageQuarantineHandler extends SignedInHandler {
  private static final String QUARANTINE = "/api/{controller}/quarantine";

  private final ManageQuarantine keepQuarantine;

  public ManageQuarantineHandler() {
    this(Wiring.ofProcess());
  }

  public ManageQuarantineHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
  }

  private ManageQuarantineHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
    this.keepQuarantine =
        new ManageQuarantine(
            new QuarantineStore(wiring, dynamoDb),
            new QuarantineExit(wiring, dynamoDb, new SecureRandom()),
            wiring.clock());
    Priming.run(wiring, ManageQuarantineHandler::new, priming(QUARANTINE));
  }

  @Override
  protected List<String> permissions(HttpRequest request) {
    return request.method().equals("DELETE")
        ? List.of("quarantine.erase", "quarantine.erase-own")
        : List.of("quarantine.read", "quarantine.read-own");
  }

  @Override
  protected HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = id(request);
    return switch (request.routeKey()) {
      case "GET " + QUARANTINE -> {
        Listings.Page<QuarantineStore.Shown> page =
            keepQuarantine.list(
                controller, who.subject(), who.may("quarantine.read"), PageQuery.of(request));
        yield Listing.answer(page.rows().stream().map(EntryJson::of).toList(), page.next());
      }
      case "GET " + QUARANTINE + "/{id}" ->
          id.flatMap(entry ->
                  keepQuarantine.one(controller, entry, who.subject(), who.may("quarantine.read")))
              .map(stored -> HttpAnswer.json(200, Json.text(EntryJson.of(stored.shown()))))
              .orElseGet(Problem::notFound);
      case "DELETE " + QUARANTINE + "/{id}" ->
          id.filter(entry ->
                  keepQuarantine.withdraw(
                      controller, entry, who.subject(), who.may("quarantine.erase")))
                  .isPresent()
              ? HttpAnswer.of(204, "application/json", "")
              : Problem.notFound();
      default -> Problem.notFound();
    };
  }

  private static Optional<EntryId> id(HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id) ? Optional.of(new EntryId(id)) : Optional.empty();
  }
}
