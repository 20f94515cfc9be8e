package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What the erasure of a conversation takes besides the erasure: when its history came from an
/// outside chat, the vendor still has it, and its interface cannot erase what visitors wrote. So a
/// task is opened, and the ledger notes the erasure, without which the vendor's next call would
/// bring the history back (S5).
public final class OutsideErasure {
  private final TaskStore tasks;
  private final ChangeLogStore changes;
  private final LedgerStore ledger;
  private final RandomGenerator random;

  public OutsideErasure(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.random = random;
  }

  /// @return items for the transaction that erases the conversation; none for a channel of our own
  public List<TransactWriteItem> with(
      Controller controller, Conversation conversation, Actor actor, Instant now) {
    Optional<OutsideCopy> copy =
        conversation.channel() == Channel.CHATRA ? controller.outsideChats() : Optional.empty();
    if (copy.isEmpty()) {
      return List.of();
    }
    LocalDate dueOn = LocalDate.ofInstant(now, controller.zone()).plus(copy.get().erasedWithin());
    Task task =
        new Task(
            EntryId.random(random),
            TaskKind.ERASE,
            conversation.id(),
            conversation.channel().register(),
            copy.get().recipient(),
            conversation.page(),
            copy.get().owner(),
            now,
            dueOn,
            Optional.empty(),
            new TaskState.Open());
    LoggedChange change =
        ChainHead.NONE.append(
            controller.id(),
            new Change(
                task.id(), now, actor, Action.TASK_OPENED, List.of(), copy.get().recipient()));
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    return List.of(
        tasks.open(
            controller.id(),
            task,
            change.head(),
            dueOn.atStartOfDay(controller.zone()).toInstant()),
        changes.append(change),
        ledger.erased(controller.id(), conversation.id(), now, forgetAt));
  }
}
