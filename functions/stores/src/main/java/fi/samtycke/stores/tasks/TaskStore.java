package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The tasks of the table `Cases`: what people must do outside, until it is shown to be done. The
/// index `due` names the open ones whose owner is to be reminded on a day, the index `listed` lists
/// them by state, those due last first.
public final class TaskStore {
  private static final String SK = "task";
  private static final String CASE = "case";
  private static final String STATE = "state";
  private static final String OPEN = "open";
  private static final String WORDS = "words";
  private static final String SENT_ON = "sentOn";
  private static final String CLOSED_BY = "closedBy";
  private static final String CLOSED_AT = "closedAt";
  private static final Listings.Index INDEX = new Listings.Index("listed");

  private final Table table;

  public TaskStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
  }

  /// A task with the last change of its chain.
  public record Stored(Task task, ChainHead head) {}

  /// Condition: the id is free.
  ///
  /// @param remindAt when its owner is reminded
  public Write open(ControllerId controller, Task task, ChainHead head, Instant remindAt) {
    Attributes item =
        Attributes.item(pk(controller, task.id()), SK)
            .with("kind", task.kind().value())
            .with("subject", task.subject().value())
            .with("register", task.register())
            .with("recipient", task.recipient())
            .with("system", task.system())
            .with("reference", task.reference())
            .with("ownerRole", task.ownerRole())
            .with("openedAt", task.openedAt())
            .with("dueOn", task.dueOn().toString())
            .with(STATE, task.state().id())
            .listed(INDEX, listed(controller, task.state().id()), task.dueOn() + "#" + task.id())
            .due(DueIndex.day(controller, remindAt), remindAt)
            .with(CASE, task.caseId().map(EntryId::value));
    return Write.insert(table, ChainHeads.begin(item, head));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return table
        .find(pk(controller, id), SK)
        .map(item -> new Stored(read(id, item), ChainHeads.of(item)));
  }

  public Listings.Page<EntryId> list(
      ControllerId controller, String state, Optional<String> after, int limit) {
    return Listings.page(table, INDEX, listed(controller, state), after, limit, Listings::id);
  }

  /// The open tasks whose owner is to be reminded, and the closed ones that are to be erased, on
  /// the day in UTC and not after `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return Listings.ids(
        DueIndex.due(table, DueIndex.day(controller, day), now), controller + "#task#");
  }

  /// Lets the task remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(Write.update(table, pk(controller, id), SK), seen, next);
  }

  /// Erases it. Condition: it remembers the same change.
  public Write erase(ControllerId controller, Stored seen) {
    return Write.delete(table, pk(controller, seen.task().id()), SK)
        .when(ChainHeads.asSeen(seen.head()));
  }

  /// Closes it with its proof or reason. Conditions: it is open, and remembers the change before.
  ///
  /// @param forgetAt when it is erased
  public Write close(
      ControllerId controller, Stored seen, TaskState closed, ChainHead next, Instant forgetAt) {
    Write write =
        Write.update(table, pk(controller, seen.task().id()), SK)
            .set(STATE, closed.id())
            .set(INDEX.name(), listed(controller, closed.id()))
            .due(DueIndex.day(controller, forgetAt), forgetAt)
            .when(Condition.equal(STATE, OPEN));
    return ChainHeads.advance(
        switch (closed) {
          case TaskState.Open _ -> throw new IllegalArgumentException("an open task is not closed");
          case TaskState.Done(String evidence, var sentOn, String by, Instant at) -> {
            sentOn.ifPresent(day -> write.set(SENT_ON, day.toString()));
            yield write.set(WORDS, evidence).set(CLOSED_BY, by).set(CLOSED_AT, at);
          }
          case TaskState.Impossible(String reason, String by, Instant at) ->
              write.set(WORDS, reason).set(CLOSED_BY, by).set(CLOSED_AT, at);
        },
        seen.head(),
        next);
  }

  /// Has the owner reminded again later. Condition: it is open and was not put off yet.
  public Write remindAgain(ControllerId controller, Task task, Instant due, Instant at) {
    return Write.update(table, pk(controller, task.id()), SK)
        .due(DueIndex.day(controller, at), at)
        .when(Condition.equal(STATE, OPEN), Condition.notAfter(DueIndex.ORDER, due));
  }

  private static Task read(EntryId id, Attributes item) {
    return new Task(
        id,
        TaskKind.of(item.required("kind")).orElseThrow(),
        new EntryId(item.required("subject")),
        item.required("register"),
        item.required("recipient"),
        item.optional("system"),
        item.required("reference"),
        item.required("ownerRole"),
        item.at("openedAt"),
        LocalDate.parse(item.required("dueOn")),
        item.optional(CASE).map(EntryId::new),
        state(item));
  }

  private static TaskState state(Attributes item) {
    return switch (item.required(STATE)) {
      case "done" ->
          new TaskState.Done(
              item.required(WORDS),
              item.optional(SENT_ON).map(LocalDate::parse),
              item.required(CLOSED_BY),
              item.at(CLOSED_AT));
      case "impossible" ->
          new TaskState.Impossible(
              item.required(WORDS), item.required(CLOSED_BY), item.at(CLOSED_AT));
      case OPEN -> new TaskState.Open();
      default -> throw new IllegalStateException("a stored task is in an unknown state");
    };
  }

  private static String listed(ControllerId controller, String state) {
    return controller + "#tasks#" + state;
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#task#" + id;
  }
}
