package fi.samtycke.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LogVerification.Fault;
import fi.samtycke.core.change.LogVerification.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// A log that cannot be altered unseen (N14, G08, F14): 1,000 random alterations are each found and
/// the place is named.
class LogVerificationTest {
  private static final GeneratedLog LOG = new GeneratedLog(new Random(6962), 150, 1_500, 20);

  private final List<LoggedChange> changes = new ArrayList<>(LOG.changes);

  @Test
  void an_untouched_log_is_intact_in_any_order() {
    assertThat(faults()).isEmpty();
    Collections.shuffle(changes, new Random(1));
    assertThat(faults()).isEmpty();
  }

  @RepeatedTest(200)
  void an_edited_change_is_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int place = random.nextInt(changes.size());
    LoggedChange was = changes.get(place);
    changes.set(place, edited(was, random.nextInt(6)));
    assertThat(faults()).contains(new Fault(was.entry(), sequence(was), Kind.EDITED));
  }

  @RepeatedTest(100)
  void a_change_that_was_edited_and_hashed_anew_is_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int place = random.nextInt(changes.size());
    LoggedChange was = changes.get(place);
    changes.set(place, edited(was, random.nextInt(6)).sealed());
    assertThat(placesOf(was)).containsAnyOf(following(was), sequence(was), day(was));
  }

  @RepeatedTest(200)
  void a_deleted_change_is_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    LoggedChange was = changes.remove(random.nextInt(changes.size()));
    assertThat(placesOf(was)).containsAnyOf(sequence(was), day(was));
  }

  @RepeatedTest(200)
  void two_swapped_changes_are_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int one = random.nextInt(changes.size());
    int other = (one + 1 + random.nextInt(changes.size() - 1)) % changes.size();
    LoggedChange first = changes.get(one);
    LoggedChange second = changes.get(other);
    changes.set(one, inPlaceOf(first, second));
    changes.set(other, inPlaceOf(second, first));
    assertThat(placesOf(first)).containsAnyOf(sequence(first), following(first), day(first));
    assertThat(placesOf(second)).containsAnyOf(sequence(second), following(second), day(second));
  }

  @RepeatedTest(200)
  void an_inserted_change_is_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    LoggedChange before = changes.get(random.nextInt(changes.size()));
    LoggedChange inserted =
        before
            .head()
            .append(
                GeneratedLog.PLAZA,
                new Change(
                    new EntryId(before.entry()),
                    Instant.parse(before.at()),
                    new Actor.Person(),
                    Action.MESSAGE_RECEIVED));
    changes.add(random.nextInt(changes.size()), inserted);
    assertThat(placesOf(before)).containsAnyOf(following(before), day(before));
  }

  @RepeatedTest(100)
  void a_cut_tail_is_found(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    LoggedChange from = changes.get(random.nextInt(changes.size()));
    changes.removeIf(
        change -> change.entry().equals(from.entry()) && change.sequence() >= from.sequence());
    assertThat(placesOf(from)).containsAnyOf(sequence(from), day(from));
  }

  @Test
  void a_whole_day_that_was_rewritten_with_fitting_hashes_differs_from_its_seal() {
    LoggedChange erased =
        changes.stream()
            .filter(change -> !LOG.heads.containsKey(change.entry()))
            .findFirst()
            .orElseThrow();
    changes.removeIf(change -> change.entry().equals(erased.entry()));
    assertThat(faults()).contains(new Fault("", day(erased), Kind.DAY_DIFFERS));
  }

  @Test
  void a_rewritten_seal_is_found_by_the_next() {
    List<Seal> seals = new ArrayList<>(LOG.seals);
    Seal third = seals.get(2);
    seals.set(2, Seal.over(third.day(), third.previousRoot(), List.of()));
    assertThat(LogVerification.faults(changes, LOG.heads, seals))
        .containsExactly(
            new Fault("", third.day().toString(), Kind.DAY_DIFFERS),
            new Fault("", third.day().plusDays(1).toString(), Kind.DAY_DIFFERS));
  }

  @Test
  void a_seal_that_was_taken_away_is_found_by_the_next() {
    List<Seal> seals = new ArrayList<>(LOG.seals);
    LocalDate day = seals.remove(5).day();
    assertThat(LogVerification.faults(changes, LOG.heads, seals))
        .containsExactly(new Fault("", day.plusDays(1).toString(), Kind.DAY_DIFFERS));
  }

  @Test
  void seals_that_have_aged_out_are_no_fault() {
    assertThat(LogVerification.faults(changes, LOG.heads, LOG.seals.subList(7, LOG.seals.size())))
        .isEmpty();
  }

  @Test
  void a_change_that_claims_to_be_older_than_the_first_seal_is_found() {
    changes.add(
        ChainHead.NONE.append(
            GeneratedLog.PLAZA,
            new Change(
                EntryId.random(new Random(5)),
                Instant.parse("2026-02-27T10:00:00Z"),
                new Actor.Person(),
                Action.MESSAGE_RECEIVED)));
    assertThat(faults()).containsExactly(new Fault("", "2026-02-27", Kind.DAY_DIFFERS));
  }

  @Test
  void an_entry_without_any_change_is_found() {
    Map<String, ChainHead> heads = Map.of("0123456789ABCDEFGHJKMNPQRS", new ChainHead(3, "ab"));
    assertThat(LogVerification.faults(List.of(), heads, List.of()))
        .containsExactly(new Fault("0123456789ABCDEFGHJKMNPQRS", "1", Kind.TAIL_DIFFERS));
  }

  private List<Fault> faults() {
    return LogVerification.faults(changes, LOG.heads, LOG.seals);
  }

  /// The places that are named of the entry and the day of a change.
  private List<String> placesOf(LoggedChange change) {
    return faults().stream()
        .filter(fault -> fault.entry().equals(change.entry()) || fault.place().equals(day(change)))
        .map(Fault::place)
        .toList();
  }

  private static String sequence(LoggedChange change) {
    return Integer.toString(change.sequence());
  }

  private static String following(LoggedChange change) {
    return Integer.toString(change.sequence() + 1);
  }

  private static String day(LoggedChange change) {
    return change.at().substring(0, 10);
  }

  /// The content of `moved` under the place of `place`.
  private static LoggedChange inPlaceOf(LoggedChange place, LoggedChange moved) {
    return new LoggedChange(
        place.controller(),
        place.entry(),
        place.sequence(),
        moved.at(),
        moved.actor(),
        moved.action(),
        moved.fields(),
        moved.reason(),
        moved.previousHash(),
        moved.hash());
  }

  private static LoggedChange edited(LoggedChange was, int component) {
    return new LoggedChange(
        was.controller(),
        was.entry(),
        was.sequence(),
        component == 0 ? Instant.parse(was.at()).plusMillis(1).toString() : was.at(),
        component == 1 ? "staff:eve" : was.actor(),
        component == 2 ? "nothing.happened" : was.action(),
        component == 3 ? List.of("name") : was.fields(),
        component == 4 ? "because" : was.reason(),
        component == 5 ? was.previousHash() + "0" : was.previousHash(),
        was.hash());
  }
}
