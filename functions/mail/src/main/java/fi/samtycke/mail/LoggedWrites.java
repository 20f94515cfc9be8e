package fi.samtycke.mail;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.subject.EntryChains;
import fi.samtycke.stores.subject.EntryChains.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Writes what became of a mail, together with a line in the change log of the entry that the mail
/// was about, if that entry still exists. Creates no entry and brings none back.
public final class LoggedWrites {
  private static final int TRIES = 5;

  private final EntryChains chains;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final RandomGenerator random;

  public LoggedWrites(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.chains = new EntryChains(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// Writes all in one transaction. When the entry was changed by somebody else in between, the
  /// line is put behind that change.
  ///
  /// @param about the id of an entry, or something else that has no change log
  /// @return `Refused` names positions in `items` only
  public Outcome write(
      ControllerId controller,
      String about,
      Action action,
      Actor actor,
      Instant at,
      List<Write> items) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<Write> all = new ArrayList<>(items);
      if (EntryId.isWellFormed(about)) {
        EntryId entry = new EntryId(about);
        Optional<Chain> chain = chains.find(controller, entry);
        if (chain.isPresent()) {
          LoggedChange line =
              chain.get().head().append(controller, new Change(entry, at, actor, action));
          all.add(chain.get().advance().apply(line.head()));
          all.add(changes.append(line));
        }
      }
      switch (transactions.write(EntryId.random(random).value(), all)) {
        case Outcome.Written written -> {
          return written;
        }
        case Outcome.Refused refused -> {
          if (refused.positions().stream().anyMatch(position -> position < items.size())) {
            return refused;
          }
        }
      }
    }
    throw new IllegalStateException("the entry changes again and again");
  }
}
