package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.Task;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What staff see of the cases.
final class ReadCases {
  private final CaseStore cases;
  private final TaskStore tasks;
  private final ChangeLogStore changes;
  private final Candidates candidates;
  private final AddressCooling addressCooling;

  ReadCases(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.candidates = new Candidates(wiring, dynamoDb, digests);
    this.addressCooling = new AddressCooling(wiring, dynamoDb);
  }

  /// @param coolsUntil until when no extract is sent, because an address has changed (F12)
  record Seen(
      Stored stored,
      List<EntryId> candidates,
      List<Task> tasks,
      CaseParts parts,
      Optional<Instant> coolsUntil)
      implements PersonalData {
    @Override
    public String toString() {
      return "Seen[redacted]";
    }
  }

  Listings.Page<RightsCase> list(Controller controller, boolean open, PageQuery query) {
    return cases.list(controller.id(), open, query.cursor(), query.limit());
  }

  Optional<Seen> one(Controller controller, EntryId id, Instant now) {
    return cases
        .find(controller.id(), id)
        .map(stored -> {
          CaseParts parts = CaseParts.of(cases, controller.id(), id);
          List<Task> found =
              parts.openTasks().stream()
                  .flatMap(task -> tasks.find(controller.id(), task).stream())
                  .map(TaskStore.Stored::task)
                  .toList();
          return new Seen(
              stored,
              candidates.of(controller, stored.request()),
              found,
              parts,
              addressCooling.until(controller, stored.request().subjects(), now));
        });
  }

  /// Of a case that is there.
  List<LoggedChange> changes(Controller controller, EntryId id) {
    return cases.find(controller.id(), id).isPresent()
        ? changes.ofEntry(controller.id(), id)
        : List.of();
  }
}
