package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases a contact of the register for good, with its consents, disclosures and holds that are
/// over, and all by which it is found; the ledger's note that it is restricted gets an end. What
/// stands beside it goes first, in batches; the contact goes last, with the log entry. A hold that
/// is placed in the meantime stops it.
public final class EraseContact {
  private static final int TRIES = 12;
  private static final int AT_ONCE = 24;

  private final RegisterStore register;
  private final ContactParts parts;
  private final HoldStore holds;
  private final LedgerStore ledger;
  private final Digests digests;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  public EraseContact(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = digests;
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
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
      Controller declared, EntryId id, Collection<String> addresses, Actor actor, Instant now) {
    ControllerId controller = declared.id();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Contact> found = register.find(controller, id);
      if (found.isEmpty()) {
        return new Erased.Gone();
      }
      Contact seen = found.get();
      Optional<Hold> hold = holds.standing(declared, id, now);
      if (hold.isPresent()) {
        return new Erased.Held(seen, hold.get());
      }
      if (erase(declared, seen, addresses, actor, now)) {
        return new Erased.Gone();
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  private boolean erase(
      Controller declared, Contact seen, Collection<String> addresses, Actor actor, Instant now) {
    ControllerId controller = declared.id();
    List<Write> beside =
        parts.keys(controller, seen.id()).stream()
            .map(key -> parts.erase(controller, seen.id(), key))
            .toList();
    int from = 0;
    for (; beside.size() - from > AT_ONCE; from += AT_ONCE) {
      List<Write> batch = new ArrayList<>(beside.subList(from, from + AT_ONCE));
      batch.add(register.unchanged(controller, seen));
      if (!write(batch)) {
        return false;
      }
    }
    LoggedChange line =
        seen.head().append(controller, new Change(seen.id(), now, actor, Action.CONTACT_ERASED));
    List<Write> last = new ArrayList<>(beside.subList(from, beside.size()));
    last.add(register.erase(controller, seen));
    last.add(changes.append(line));
    if (seen.restricted()) {
      last.add(ledger.endRestriction(declared, seen.id(), now));
    }
    List<String> own =
        digests.everyDigest(controller, Digests.Use.ADDRESS, seen.data().address().comparable());
    Stream.concat(own.stream(), addresses.stream())
        .distinct()
        .forEach(digest -> last.add(register.unindex(controller, digest, seen.id())));
    return write(last);
  }

  private boolean write(List<Write> items) {
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }
}
