package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.PageQuery;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.Listing;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Optional;

/// What waits in quarantine: `GET quarantine`, `GET quarantine/{id}`, `DELETE quarantine/{id}`
/// under `/api/{controller}`. Administrators see every admitted entry, employees those that they
/// entered.
final class ManageQuarantineFeature extends SignedInFeature<ManageQuarantineFeature.Act> {
  enum Act {
    LIST,
    READ,
    WITHDRAW
  }

  private static final String QUARANTINE = "/api/{controller}/quarantine";
  private static final List<String> READERS = List.of("quarantine.read", "quarantine.read-own");
  private static final List<String> ERASERS = List.of("quarantine.erase", "quarantine.erase-own");

  private final Footing on;

  ManageQuarantineFeature(AccessControl access, Footing on) {
    super(
        access,
        new Routes<Act>()
            .route("GET", QUARANTINE, Act.LIST, READERS)
            .route("GET", QUARANTINE + "/{id}", Act.READ, READERS)
            .route("DELETE", QUARANTINE + "/{id}", Act.WITHDRAW, ERASERS));
    this.on = on;
  }

  private ManageQuarantine manageQuarantine() {
    return new ManageQuarantine(on.wiring(), on.dynamoDb(), on.work());
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> id = request.id("id");
    return switch (act) {
      case LIST -> {
        Listings.Page<QuarantineStore.Shown> page =
            manageQuarantine()
                .list(controller, who.subject(), who.may("quarantine.read"), PageQuery.of(request));
        yield Listing.answer(page.rows(), EntryJson::of, page.next());
      }
      case READ ->
          id.flatMap(entry ->
                  manageQuarantine()
                      .one(controller, entry, who.subject(), who.may("quarantine.read")))
              .map(stored -> HttpAnswer.json(200, EntryJson.of(stored.shown())))
              .orElseGet(Problem::notFound);
      case WITHDRAW ->
          id.filter(entry ->
                  manageQuarantine()
                      .withdraw(controller, entry, who.subject(), who.may("quarantine.erase")))
                  .isPresent()
              ? HttpAnswer.noContent()
              : Problem.notFound();
    };
  }
}
