package fi.samtycke.stores.work;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where units of work come from. Holds what each of them needs: the change log, the outbox, and
/// the source of ids and tokens.
public final class Work {
  private static final int TRIES = 12;
  private static final int MOST_AT_ONCE = 25;

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final RandomGenerator random;

  /// Empty in a function that is not given the table; whoever needs it all the same is told which
  /// variable is missing.
  private final Optional<ChangeLogStore> changes;

  private final Optional<OutboxStore> outbox;

  public Work(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.random = random;
    this.changes =
        wiring.optional("CHANGE_LOG_TABLE").map(_ -> new ChangeLogStore(wiring, dynamoDb));
    this.outbox = wiring.optional("OUTBOX_TABLE").map(_ -> new OutboxStore(wiring, dynamoDb));
  }

  /// An id for something new.
  public EntryId newId() {
    return EntryId.random(random);
  }

  /// Begins a unit.
  ///
  /// @param actor whom the change log names
  /// @param now of all its lines and obligations
  public UnitOfWork of(ControllerId controller, Actor actor, Instant now) {
    return new UnitOfWork(this, controller, actor, now);
  }

  public UnitOfWork of(Controller controller, Actor actor, Instant now) {
    return of(controller.id(), actor, now);
  }

  /// Writes what need not happen together, as many at once as a transaction takes.
  public void writeInBatches(List<Write> writes) {
    for (int from = 0; from < writes.size(); from += MOST_AT_ONCE) {
      transactions()
          .write(
              newId().value(), writes.subList(from, Math.min(from + MOST_AT_ONCE, writes.size())));
    }
  }

  /// Reads, decides and writes until it succeeds: again when the attempt is empty, because somebody
  /// else wrote in between.
  ///
  /// @throws ContentionException after twelve attempts; nothing was written
  public static <T> T retry(Supplier<Optional<T>> attempt) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<T> done = attempt.get();
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new ContentionException();
  }

  /// The same for who has read already: reads again only after an empty attempt.
  public static <S, T> T retry(S seen, Supplier<S> read, Function<S, Optional<T>> attempt) {
    S present = seen;
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<T> done = attempt.apply(present);
      if (done.isPresent()) {
        return done.get();
      }
      present = read.get();
    }
    throw new ContentionException();
  }

  /// The same for a unit with writes of the caller: reading again does not help when one of those
  /// was refused.
  ///
  /// @param attempt makes the unit anew, without the caller's writes
  /// @return `false` when one of the caller's writes was refused; nothing was written then
  /// @throws ContentionException as above
  public static boolean retryWith(List<Write> own, Supplier<UnitOfWork> attempt) {
    return retry(() -> attempt.get().also(own).commitBeside(own));
  }

  ChangeLogStore changes() {
    return changes.orElseGet(() -> new ChangeLogStore(wiring, dynamoDb));
  }

  OutboxStore outbox() {
    return outbox.orElseGet(() -> new OutboxStore(wiring, dynamoDb));
  }

  Transactions transactions() {
    return new Transactions(dynamoDb);
  }
}
