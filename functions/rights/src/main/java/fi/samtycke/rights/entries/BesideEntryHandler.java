package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.StaffInput;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInHandler;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What staff keep beside an entry, under the address of the entry. Needs `cases.handle`. Beside an
/// entry that is not there is nothing.
abstract class BesideEntryHandler extends SignedInHandler {
  BesideEntryHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring, dynamoDb);
  }

  /// Whether there is such an entry where the route points.
  abstract boolean exists(Controller controller, HttpRequest request, EntryId entry);

  /// @param entry that was there a moment ago
  abstract HttpAnswer answer(
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request);

  @Override
  protected final List<String> permissions(HttpRequest request) {
    return List.of("cases.handle");
  }

  @Override
  protected final HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> entry = StaffInput.id(request, "id");
    return entry.isPresent() && exists(controller, request, entry.get())
        ? answer(controller, entry.get(), who, request)
        : Problem.notFound();
  }
}
