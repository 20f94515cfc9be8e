package fi.samtycke.core.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.subject.AddressDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErasurePlanTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final EntryId CASE = id(0);
  private static final Entry CONTACT = new Entry(id(1), Place.REGISTER);
  private static final Entry MESSAGE = new Entry(id(2), Place.CONVERSATION);
  private static final Kept HELD =
      new Kept(CONTACT, "Claim | 4711", Optional.of(LocalDate.of(2026, 12, 31)));

  private static final ErasurePlan DECIDED =
      new ErasurePlan(
          CASE,
          NOW,
          "staff:anna",
          List.of(CONTACT, MESSAGE),
          List.of(CASE),
          List.of(new AddressDigest("digest")),
          List.of("network-operator"),
          List.of(),
          new Stage.Erasing());

  /// What is done to a plan; the stage, the entries and what is kept after it, the first two being
  /// the contact and the message.
  @Test
  void a_plan_goes_on_as_the_table_says() {
    ErasurePlan held = DECIDED.keeping(HELD);
    ErasurePlan telling = held.telling(id(9));
    ErasurePlan told = telling.told(NOW);
    ErasurePlan again = told.erasing(List.of(CONTACT));
    row(DECIDED, "erasing", "12", "");
    row(held, "erasing", "2", "1");
    row(held.ending(List.of(id(5))), "erasing", "2", "1");
    row(telling, "telling", "2", "1");
    row(told, "told", "2", "1");
    row(again, "erasing", "21", "");
    row(again.keeping(HELD), "erasing", "2", "1");
    row(again.telling(id(9)).told(NOW), "told", "21", "");
    row(DECIDED.told(NOW), "told", "12", "");
  }

  @Test
  void what_people_wrote_goes_when_the_person_is_told() {
    ErasurePlan held = DECIDED.keeping(HELD);
    assertThat(held.kept()).containsExactly(HELD);
    assertThat(held.telling(id(9)).kept()).containsExactly(HELD);
    assertThat(held.told(NOW).kept()).containsExactly(new Kept(CONTACT, "", HELD.until()));
  }

  @Test
  void a_case_ends_with_it_once() {
    assertThat(DECIDED.ending(List.of(id(5), CASE)).ending(List.of(id(5))).cases())
        .containsExactly(CASE, id(5));
  }

  /// Who waits in quarantine may consent, and leaves a stub there; a conversation stays one.
  @Test
  void an_entry_is_looked_for_where_it_may_be() {
    assertThat(where(Place.QUARANTINE)).containsOnly(Place.QUARANTINE, Place.REGISTER);
    assertThat(where(Place.REGISTER)).containsOnly(Place.QUARANTINE, Place.REGISTER);
    assertThat(where(Place.CONVERSATION)).containsOnly(Place.CONVERSATION);
    assertThat(where(Place.ANYWHERE))
        .containsOnly(Place.QUARANTINE, Place.REGISTER, Place.CONVERSATION);
  }

  private static Set<Place> where(Place noted) {
    return Arrays.stream(Place.values())
        .filter(place -> place != Place.ANYWHERE && noted.mayBeIn(place))
        .collect(Collectors.toSet());
  }

  private static void row(ErasurePlan plan, String stage, String entries, String kept) {
    assertThat(plan.stage().id()).isEqualTo(stage);
    assertThat(names(plan.entries())).isEqualTo(entries);
    assertThat(names(plan.kept().stream().map(Kept::entry).toList())).isEqualTo(kept);
    assertThat(plan.caseId()).isEqualTo(CASE);
    assertThat(plan.addresses()).containsExactly(new AddressDigest("digest"));
    assertThat(plan.recipients()).containsExactly("network-operator");
  }

  private static String names(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.id().value().substring(25))
        .collect(Collectors.joining());
  }

  private static EntryId id(int last) {
    return new EntryId("0".repeat(25) + last);
  }
}
