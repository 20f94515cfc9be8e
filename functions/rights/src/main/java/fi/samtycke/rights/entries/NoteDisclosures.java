package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Notes disclosures beside a contact of the register, each in one transaction with its log entry.
final class NoteDisclosures {
  private final RegisterStore register;
  private final ContactParts parts;
  private final Work work;

  NoteDisclosures(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.work = work;
  }

  boolean exists(ControllerId controller, EntryId contact) {
    return register.find(controller, contact).isPresent();
  }

  List<Disclosure> of(ControllerId controller, EntryId contact) {
    return parts.disclosures(controller, contact);
  }

  /// @return `false` when there is no such contact
  boolean note(
      ControllerId controller, EntryId contact, Disclosure disclosure, Actor actor, Instant now) {
    return Work.retry(() -> {
      Optional<Contact> found = register.find(controller, contact);
      if (found.isEmpty()) {
        return Optional.of(false);
      }
      ChainHead seen = found.get().head();
      UnitOfWork unit = work.of(controller, actor, now);
      ChainHead next =
          unit.log(contact, seen, Action.DISCLOSED, disclosure.fields(), disclosure.recipient());
      return unit.also(parts.note(controller, contact, disclosure))
          .also(register.remember(controller, contact, seen, next))
          .commit(true);
    });
  }
}
