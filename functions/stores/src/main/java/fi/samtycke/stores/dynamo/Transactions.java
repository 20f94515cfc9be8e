package fi.samtycke.stores.dynamo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes several items or none. The conditions of the items decide every race, and nothing else
/// does.
public final class Transactions {
  private static final int TRIES = 6;
  private static final long LONGEST_WAIT_MILLIS = 40;

  private final DynamoDbClient dynamoDb;

  public Transactions(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /// What became of a transaction.
  public sealed interface Outcome {
    record Written() implements Outcome {}

    /// Nothing was written.
    ///
    /// @param positions of the items whose conditions did not hold
    record Refused(Set<Integer> positions) implements Outcome {}
  }

  /// Writes all items or none. A conflict with another transaction is tried again with a growing
  /// random wait.
  ///
  /// @param token up to 36 characters, drawn for this one write: within ten minutes DynamoDB takes
  ///   a repetition of it, as after a lost answer, for the same write
  /// @throws ContentionException when it conflicts again and again; nothing was written. What is
  ///   throttled or cut off for longer than the client tries is thrown as the client's own fault
  public Outcome write(String token, List<Write> items) {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .clientRequestToken(token)
            .transactItems(items.stream().map(Write::item).toList())
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        dynamoDb.transactWriteItems(request);
        return new Outcome.Written();
      } catch (TransactionCanceledException canceled) {
        Set<Integer> refused = new TreeSet<>();
        boolean passing = false;
        for (int i = 0; i < canceled.cancellationReasons().size(); i++) {
          CancellationReason reason = canceled.cancellationReasons().get(i);
          switch (reason.code()) {
            case "None" -> {}
            case "ConditionalCheckFailed" -> refused.add(i);
            case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" ->
                passing = true;
            default -> throw canceled;
          }
        }
        if (!refused.isEmpty()) {
          return new Outcome.Refused(refused);
        }
        if (!passing) {
          throw canceled;
        }
        if (attempt == TRIES) {
          throw new ContentionException(canceled);
        }
        // The SDK does not repeat a cancelled transaction, so the wait between tries is ours.
        long wait = ThreadLocalRandom.current().nextLong(1, LONGEST_WAIT_MILLIS) * attempt;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
      }
    }
  }
}
