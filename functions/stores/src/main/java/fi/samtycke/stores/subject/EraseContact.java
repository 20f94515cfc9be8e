package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases a contact of the register for good, with its consents, disclosures and holds that are
/// over, and all by which it is found; the ledger's note that it is restricted gets an end. What
/// stands beside it goes first, in batches; the contact goes last, with the log entry. A hold that
/// is placed in the meantime stops it.
public final class EraseContact {
  private static final int AT_ONCE = 24;

  private final RegisterStore register;
  private final ContactParts parts;
  private final HoldStore holds;
  private final LedgerStore ledger;
  private final Digests digests;
  private final Work work;

  public EraseContact(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = digests;
    this.work = work;
  }

  /// What became of it.
  public sealed interface Erased {
    record Gone() implements Erased {}

    /// A hold forbids it.
    record Held(Contact contact, Hold hold) implements Erased {}
  }

  /// Erases it however much is done to it in the meantime. One that is not there is gone.
  ///
  /// @param addresses further keyed digests under which it may be found
  /// @throws ContentionException when others write again and again; it is still there then
  public Erased erase(
      Controller declared,
      EntryId id,
      Collection<AddressDigest> addresses,
      Actor actor,
      Instant now) {
    ControllerId controller = declared.id();
    return Work.retry(() -> {
      Optional<Contact> found = register.find(controller, id);
      if (found.isEmpty()) {
        return Optional.of(new Erased.Gone());
      }
      Optional<Hold> hold = holds.standing(declared, id, now);
      if (hold.isPresent()) {
        return Optional.of(new Erased.Held(found.get(), hold.get()));
      }
      return erase(declared, found.get(), addresses, actor, now)
          ? Optional.of(new Erased.Gone())
          : Optional.empty();
    });
  }

  private boolean erase(
      Controller declared,
      Contact seen,
      Collection<AddressDigest> addresses,
      Actor actor,
      Instant now) {
    ControllerId controller = declared.id();
    List<Write> beside =
        parts.keys(controller, seen.id()).stream()
            .map(key -> parts.erase(controller, seen.id(), key))
            .toList();
    int from = 0;
    for (; beside.size() - from > AT_ONCE; from += AT_ONCE) {
      boolean unchanged =
          work.of(controller, actor, now)
              .also(beside.subList(from, from + AT_ONCE))
              .also(register.unchanged(controller, seen))
              .commit();
      if (!unchanged) {
        return false;
      }
    }
    UnitOfWork last =
        work.of(controller, actor, now)
            .also(beside.subList(from, beside.size()))
            .also(register.erase(controller, seen));
    last.log(seen.id(), seen.head(), Action.CONTACT_ERASED);
    if (seen.restricted()) {
      last.also(ledger.endRestriction(declared, seen.id(), now));
    }
    List<AddressDigest> own = digests.every(controller, seen.data().address());
    Stream.concat(own.stream(), addresses.stream())
        .distinct()
        .forEach(digest -> last.also(register.unindex(controller, digest, seen.id())));
    return last.commit();
  }
}
