package fi.samtycke.stores.tasks;

import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.core.rights.TaskState.Done;
import fi.samtycke.core.rights.TaskState.Impossible;
import fi.samtycke.core.rights.TaskState.Open;
import fi.samtycke.stores.CaseSamples;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.tasks.TaskStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// F10: tasks at recipients in their store, and beside their cases.
class TaskStoreTest implements WriteContract {
  private static final Instant REMIND = Instant.parse("2026-04-09T21:00:00Z");
  private static final Instant FORGET = Instant.parse("2036-03-20T00:00:00Z");
  private static final Optional<EntryId> CASE = Optional.of(entry(1));

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final TaskStore tasks = tasks(store);
  private final CaseTasks beside = new CaseTasks(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed("a task is opened", TaskStoreTest::open),
        new Deed(
            "its owner is reminded again",
            TaskStoreTest::open,
            its ->
                its.written(
                    tasks(its).remindAgain(PLAZA, task(TaskKind.ERASE, CASE), REMIND, FORGET))),
        new Deed(
            "it is closed",
            TaskStoreTest::open,
            its -> its.written(tasks(its).close(PLAZA, stored(), done(), NEXT, FORGET))),
        new Deed(
            "it is erased",
            TaskStoreTest::open,
            its -> its.written(tasks(its).erase(PLAZA, stored()))));
  }

  @ParameterizedTest
  @EnumSource
  void a_task_is_read_as_it_was_opened_for_a_case_and_for_none(TaskKind kind) {
    for (Optional<EntryId> caseId : List.of(CASE, Optional.<EntryId>empty())) {
      Task task = task(kind, caseId);
      store.written(tasks.open(PLAZA, task, HEAD, REMIND));
      assertThat(find()).isEqualTo(new Stored(task, HEAD));
      store.tables.inAnotherFormat("CASES");
      assertThat(find()).as("A37").isEqualTo(new Stored(task, HEAD));
      store.written(tasks.erase(PLAZA, find()));
    }
    assertThat(tasks.find(PLAZA, entry(2))).isEmpty();
  }

  static Stream<TaskState> closed() {
    return Stream.of(done(), new Impossible("they are \"gone\"", "staff:anna", NOW));
  }

  @ParameterizedTest
  @MethodSource("closed")
  void it_is_closed_once_with_its_proof_or_reason(TaskState state) {
    open(store);
    Stored seen = find();
    store.written(tasks.close(PLAZA, seen, state, NEXT, FORGET));
    Stored closed = new Stored(seen.task().with(state), NEXT);
    assertThat(find()).isEqualTo(closed);
    store.tables.inAnotherFormat("CASES");
    assertThat(find()).as("A37").isEqualTo(closed);
    store.refused(tasks.close(PLAZA, closed, state, HEAD, FORGET));
    store.refused(tasks.remindAgain(PLAZA, seen.task(), FORGET, FORGET));
    assertThat(tasks.due(PLAZA, LocalDate.parse("2036-03-20"), FORGET)).containsExactly(entry(2));
    assertThat(tasks.list(PLAZA, "open", Optional.empty(), 9).rows()).isEmpty();
    assertThat(tasks.list(PLAZA, state.id(), Optional.empty(), 9).rows()).containsExactly(entry(2));
  }

  @Test
  void an_open_one_is_not_closed_as_open() {
    assertThatThrownBy(() -> tasks.close(PLAZA, stored(), new Open(), NEXT, FORGET))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void A28_whoever_changes_a_task_has_seen_its_last_change() {
    open(store);
    store.refused(tasks.open(PLAZA, task(TaskKind.ERASE, CASE), HEAD, REMIND));
    store.written(tasks.remember(PLAZA, entry(2), HEAD, NEXT));
    assertThat(find().head()).isEqualTo(NEXT);
    store.refused(tasks.remember(PLAZA, entry(2), HEAD, NEXT));
    store.refused(tasks.close(PLAZA, stored(), done(), NEXT, FORGET));
    store.refused(tasks.erase(PLAZA, stored()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-09, 2026-04-09T20:59:59.999Z, false",
    "2026-04-09, 2026-04-09T21:00:00Z, true",
    "2026-04-10, 2026-04-10T21:00:00Z, false"
  })
  void an_owner_is_reminded_on_the_day_in_UTC_and_from_the_instant_on(
      LocalDate day, Instant now, boolean due) {
    open(store);
    CaseSamples.insert(store, 1);
    assertThat(tasks.due(PLAZA, day, now)).isEqualTo(due ? List.of(entry(2)) : List.of());
  }

  @Test
  void an_owner_is_reminded_again_once_for_a_day() {
    open(store);
    Task task = find().task();
    store.refused(tasks.remindAgain(PLAZA, task, REMIND.minusMillis(1), FORGET));
    store.written(tasks.remindAgain(PLAZA, task, REMIND, FORGET));
    store.refused(tasks.remindAgain(PLAZA, task, REMIND, FORGET));
  }

  @Test
  void they_are_listed_page_by_page_those_due_last_first() {
    for (int i = 2; i <= 4; i++) {
      LocalDate dueOn = LocalDate.parse("2026-04-10").plusDays(i);
      store.written(tasks.open(PLAZA, task(entry(i), TaskKind.ERASE, CASE, dueOn), HEAD, REMIND));
    }
    var first = tasks.list(PLAZA, "open", Optional.empty(), 2);
    assertThat(first.rows()).containsExactly(entry(4), entry(3));
    assertThat(tasks.list(PLAZA, "open", first.next(), 2).rows()).containsExactly(entry(2));
    assertThat(tasks.list(TRANSFORMERS, "open", Optional.empty(), 2).rows()).isEmpty();
  }

  @Test
  void the_letter_of_a_task_stands_beside_its_case_until_it_is_closed() {
    CaseSamples.insert(store, 1);
    Task task = task(TaskKind.ERASE, CASE);
    UnitOfWork unit = store.work().of(PLAZA, new Actor.Schedule("x"), NOW);
    beside.open(unit, store.plaza(), task, "Dear \"you\"");
    assertThat(unit.commit()).isTrue();
    assertThat(beside.letter(PLAZA, task)).isEqualTo("Dear \"you\"");
    assertThat(open()).containsExactly(entry(2));
    store.written(beside.parts(PLAZA, task));
    assertThat(beside.letter(PLAZA, task)).isEmpty();
    assertThat(open()).isEmpty();
    assertThat(beside.parts(PLAZA, task(TaskKind.ERASE, Optional.empty()))).isEmpty();
  }

  private List<EntryId> open() {
    return CaseParts.of(CaseSamples.cases(store), PLAZA, entry(1)).openTasks();
  }

  private Stored find() {
    return tasks.find(PLAZA, entry(2)).orElseThrow();
  }

  private static Stored stored() {
    return new Stored(task(TaskKind.ERASE, CASE), HEAD);
  }

  private static Done done() {
    return new Done(
        "an answer | \"x\"", Optional.of(LocalDate.parse("2026-03-21")), "staff:anna", NOW);
  }

  private static void open(StoreExtension store) {
    store.written(tasks(store).open(PLAZA, task(TaskKind.ERASE, CASE), HEAD, REMIND));
  }

  private static TaskStore tasks(StoreExtension store) {
    return new TaskStore(store.wiring, store.dynamoDb());
  }

  private static Task task(TaskKind kind, Optional<EntryId> caseId) {
    return task(entry(2), kind, caseId, LocalDate.parse("2026-04-10"));
  }

  private static Task task(EntryId id, TaskKind kind, Optional<EntryId> caseId, LocalDate dueOn) {
    return new Task(
        id,
        kind,
        entry(7),
        "customers",
        "network-operator",
        Optional.of("suitecrm"),
        "ref-1",
        "administrator",
        NOW,
        dueOn,
        caseId,
        new Open());
  }
}
