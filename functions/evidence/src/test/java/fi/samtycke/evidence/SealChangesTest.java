package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.stores.RetentionWorld;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The daily seal over the change log (N14).
class SealChangesTest {
  private final RetentionWorld world = new RetentionWorld();
  private final SealChangesHandler function = new SealChangesHandler(world.wiring);

  @Test
  void the_day_that_has_ended_is_sealed_and_the_seal_is_owed_by_mail() {
    LoggedChange change = world.changeAt(RetentionWorld.PLAZA, "2026-03-20T23:59:59.999Z");
    world.changeAt(RetentionWorld.PLAZA, "2026-03-21T00:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");

    assertThat(seal("2026-03-20")).isEqualTo(Seal.over(day("2026-03-20"), "", List.of(change)));
    assertThat(world.owed(RetentionWorld.PLAZA)).containsExactly("seal-notice 2026-03-20");
    assertThat(world.receipt(RetentionWorld.PLAZA, "SealChanges").counts())
        .isEqualTo(Map.of("days", 1, "changes", 1));
  }

  @Test
  void nothing_is_sealed_before_there_is_a_change_but_a_receipt_is_left() {
    world.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(world.ledger.lastSeal(RetentionWorld.PLAZA)).isEmpty();
    assertThat(world.owed(RetentionWorld.PLAZA)).isEmpty();
    assertThat(world.receipt(RetentionWorld.PLAZA, "SealChanges").counts()).isEmpty();
  }

  @Test
  void days_without_a_change_and_missed_nights_are_links_of_the_chain_too() {
    world.changeAt(RetentionWorld.PLAZA, "2026-03-20T10:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    world.changeAt(RetentionWorld.PLAZA, "2026-03-23T10:00:00Z");
    world.scheduled(function, "2026-03-25T00:20:00Z");

    String previousRoot = "";
    for (String day :
        List.of("2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24")) {
      Seal seal = seal(day);
      assertThat(seal.previousRoot()).isEqualTo(previousRoot);
      previousRoot = seal.root();
    }
    assertThat(seal("2026-03-22").count()).isZero();
    assertThat(seal("2026-03-23").count()).isOne();
    assertThat(world.owed(RetentionWorld.PLAZA)).hasSize(5);
  }

  @Test
  void the_first_seal_lies_on_the_first_day_with_changes_even_weeks_back() {
    world.changeAt(RetentionWorld.PLAZA, "2026-02-28T10:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(world.ledger.seal(RetentionWorld.PLAZA, day("2026-02-27"))).isEmpty();
    assertThat(seal("2026-02-28").previousRoot()).isEmpty();
    assertThat(seal("2026-03-20").count()).isZero();
  }

  @Test
  void a_run_that_is_repeated_seals_and_mails_nothing_twice() {
    world.changeAt(RetentionWorld.PLAZA, "2026-03-20T10:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(world.owed(RetentionWorld.PLAZA)).hasSize(1);
  }

  @Test
  void two_runs_at_once_agree_on_every_seal() throws InterruptedException {
    for (int day = 1; day <= 9; day++) {
      world.changeAt(RetentionWorld.PLAZA, "2026-03-0" + day + "T10:00:00Z");
    }
    world.clock.set("2026-03-21T00:20:00Z");
    Thread other =
        Thread.ofPlatform()
            .start(() ->
                world.scheduled(new SealChangesHandler(world.wiring), "2026-03-21T00:20:00Z"));
    world.scheduled(function, "2026-03-21T00:20:00Z");
    other.join();
    assertThat(world.owed(RetentionWorld.PLAZA)).hasSize(20).doesNotHaveDuplicates();
    assertThat(seal("2026-03-20").previousRoot()).isEqualTo(seal("2026-03-19").root());
  }

  @Test
  void each_controller_has_a_chain_of_its_own_I8() {
    world.changeAt(RetentionWorld.PLAZA, "2026-03-20T10:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    assertThat(world.ledger.lastSeal(RetentionWorld.TRANSFORMERS)).isEmpty();
    assertThat(world.owed(RetentionWorld.TRANSFORMERS)).isEmpty();
  }

  @Test
  void a_seal_is_kept_for_the_declared_period() {
    world.changeAt(RetentionWorld.PLAZA, "2026-03-20T10:00:00Z");
    world.scheduled(function, "2026-03-21T00:20:00Z");
    Attributes stored =
        world.db.everything("LEDGER").stream()
            .filter(item -> item.has("root"))
            .findFirst()
            .orElseThrow();
    assertThat(stored.count(Attributes.TIME_TO_LIVE))
        .isEqualTo(
            (int)
                world
                    .clock
                    .instant()
                    .atZone(java.time.ZoneOffset.UTC)
                    .plus(world.plaza().evidence().seals())
                    .toEpochSecond());
  }

  private Seal seal(String day) {
    return world.ledger.seal(RetentionWorld.PLAZA, day(day)).orElseThrow();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
