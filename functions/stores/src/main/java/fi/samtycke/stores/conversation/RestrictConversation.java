package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts a conversation that a hold keeps in spite of an erasure: the conversation and its log
/// entry in one transaction. No note in the ledger: the table is never restored. There is no way
/// back; when nothing holds it any longer, it is erased.
public final class RestrictConversation {
  private static final int TRIES = 12;

  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final ChangeLogStore log;
  private final Transactions transactions;
  private final RandomGenerator random;

  public RestrictConversation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// @param caseId that asks for the erasure
  /// @param also written in the same transaction
  /// @return `false` when there is no such conversation, or what is written beside it was refused
  /// @throws ContentionException when others write again and again; nothing was written
  public boolean restrict(
      ControllerId controller,
      EntryId id,
      Actor actor,
      EntryId caseId,
      Instant now,
      List<Write> also) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = conversations.find(controller, id);
      if (found.isEmpty()) {
        return false;
      }
      List<Write> items = new ArrayList<>(also);
      if (!found.get().keeping().restricted()) {
        Change change =
            new Change(id, now, actor, Action.CONVERSATION_RESTRICTED, List.of(), caseId.value());
        LoggedChange line = found.get().head().append(controller, change);
        items.add(changes.restrict(controller, found.get(), now, line.head()));
        items.add(log.append(line));
      }
      if (items.isEmpty()) {
        return true;
      }
      switch (transactions.write(EntryId.random(random).value(), items)) {
        case Outcome.Written _ -> {
          return true;
        }
        case Outcome.Refused(var positions) -> {
          if (positions.stream().anyMatch(position -> position < also.size())) {
            return false;
          }
        }
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }
}
