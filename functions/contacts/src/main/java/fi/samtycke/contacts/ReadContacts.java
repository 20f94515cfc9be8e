package fi.samtycke.contacts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.register.RegisterStore.Shown;
import fi.samtycke.web.input.PageQuery;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads the customer register. An employee also finds what became of an entry of their own that
/// was stopped before it was asked.
final class ReadContacts {
  private final RegisterStore register;
  private final QuarantineStore quarantine;
  private final ChangeLogStore changes;
  private final Digests digests;

  ReadContacts(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.digests = digests;
  }

  Listings.Page<Shown> list(Controller controller, PageQuery query) {
    return register.list(controller.id(), query.cursor(), query.limit());
  }

  List<Shown> withAddress(Controller controller, EmailAddress address) {
    return register.withAddress(controller.id(), digests.every(controller.id(), address)).stream()
        .flatMap(id -> register.find(controller.id(), id).stream())
        .map(Contact::shown)
        .toList();
  }

  Optional<JsonWriter.Members> one(Controller controller, EntryId id, String subject) {
    return register
        .find(controller.id(), id)
        .map(contact ->
            EntryJson.of(contact, register.consents(controller.id(), id).stream().findFirst()))
        .or(() ->
            stoppedEntry(controller, id, subject).map(stored -> EntryJson.of(stored.shown())));
  }

  /// The life of a contact from its entry into quarantine on, oldest first. Empty for what neither
  /// is in the register nor was the caller's own.
  List<LoggedChange> changes(Controller controller, EntryId id, String subject) {
    boolean visible =
        register.find(controller.id(), id).isPresent()
            || stoppedEntry(controller, id, subject).isPresent();
    return visible ? changes.ofEntry(controller.id(), id) : List.of();
  }

  /// The whole change log, newest first.
  Listings.Page<LoggedChange> log(Controller controller, PageQuery query) {
    return changes.list(controller.id(), query.cursor(), query.limit());
  }

  private Optional<Stored> stoppedEntry(Controller controller, EntryId id, String subject) {
    return quarantine
        .find(controller.id(), id)
        .filter(stored ->
            stored.entry() instanceof QuarantineEntry.Stopped stopped
                && stopped.enteredBy().equals(new Actor.Staff(subject).text()));
  }
}
