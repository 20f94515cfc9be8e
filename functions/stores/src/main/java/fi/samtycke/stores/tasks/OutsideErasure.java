package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the erasure of a conversation takes besides the erasure: when its history came from an
/// outside chat, the vendor still has it, and its interface cannot erase what visitors wrote. So a
/// task is opened, and the ledger notes the erasure, without which the vendor's next call would
/// bring the history back (S5).
public final class OutsideErasure {
  private final CaseTasks tasks;
  private final LedgerStore ledger;
  private final Work work;

  public OutsideErasure(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.tasks = new CaseTasks(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
  }

  /// @param caseId that stays open until the task is closed
  /// @return items for the transaction that erases the conversation; none for a channel of our own
  public List<Write> with(
      Controller controller,
      Conversation conversation,
      Actor actor,
      Optional<EntryId> caseId,
      Instant now) {
    Optional<OutsideCopy> copy =
        conversation.channel() == Channel.CHATRA ? controller.outsideChats() : Optional.empty();
    if (copy.isEmpty()) {
      return List.of();
    }
    LocalDate dueOn = LocalDate.ofInstant(now, controller.zone()).plus(copy.get().erasedWithin());
    Task task =
        new Task(
            work.newId(),
            TaskKind.ERASE,
            conversation.id(),
            conversation.channel().register(),
            copy.get().recipient(),
            HeldOutside.at(controller, copy.get().recipient(), conversation.channel().register())
                .getFirst()
                .system(),
            conversation.page(),
            copy.get().owner(),
            now,
            dueOn,
            caseId,
            new TaskState.Open());
    UnitOfWork unit = work.of(controller, actor, now);
    tasks.open(unit, controller, task, "");
    return unit.also(
            ledger.erased(
                controller.id(), conversation.id(), now, controller.evidence().ledgerGone(now)))
        .writes();
  }
}
