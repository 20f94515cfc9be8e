package fi.samtycke.stores.work;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where units of work come from. Holds what each of them needs: the change log, the outbox, and
/// the source of ids and tokens.
public final class Work {
  private static final int TRIES = 12;

  private final Wiring wiring;
  private final DynamoDbClient dynamoDb;
  private final RandomGenerator random;

  public Work(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.wiring = wiring;
    this.dynamoDb = dynamoDb;
    this.random = random;
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

  // Made when first needed: not every function is given both tables.

  ChangeLogStore changes() {
    return new ChangeLogStore(wiring, dynamoDb);
  }

  OutboxStore outbox() {
    return new OutboxStore(wiring, dynamoDb);
  }

  Transactions transactions() {
    return new Transactions(dynamoDb);
  }
}
