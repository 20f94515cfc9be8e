package fi.samtycke.stores.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasurePlanItemsTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final EntryId CASE = id(0);
  private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2026, 12, 31));

  @Test
  void a_plan_is_read_as_it_was_written_in_every_stage() {
    for (Stage stage :
        List.of(new Stage.Erasing(), new Stage.Telling(id(9)), new Stage.Told(NOW))) {
      ErasurePlan plan =
          new ErasurePlan(
              CASE,
              NOW,
              "staff:anna",
              List.of(
                  new Entry(id(1), Place.REGISTER),
                  new Entry(id(2), Place.QUARANTINE),
                  new Entry(id(3), Place.CONVERSATION)),
              List.of(CASE, id(8)),
              List.of(new AddressDigest("one"), new AddressDigest("two")),
              List.of("network-operator"),
              List.of(
                  new Kept(new Entry(id(4), Place.REGISTER), "Claim | 4711|", DAY),
                  new Kept(new Entry(id(5), Place.CONVERSATION), "", Optional.empty())),
              stage);
      Attributes item = ErasurePlanItems.write(Attributes.item("pk", "plan"), plan);
      assertThat(ErasurePlanItems.read(CASE, item)).isEqualTo(plan);
    }
  }

  @Test
  void a_plan_of_the_format_before_is_read_and_its_entries_are_looked_for_everywhere() {
    Attributes item =
        Attributes.item("pk", "plan")
            .with("decidedAt", NOW)
            .with("decidedBy", "staff:anna")
            .with("entries", List.of(id(1).value()))
            .with("cases", List.of(CASE.value()))
            .with("addresses", List.of("one"))
            .with("recipients", List.of())
            .with("kept", List.of(id(4) + "|2026-12-31|Claim | 4711", id(5) + "||"))
            .with("stage", "erasing");
    ErasurePlan plan = ErasurePlanItems.read(CASE, item);
    assertThat(plan.entries()).containsExactly(new Entry(id(1), Place.ANYWHERE));
    assertThat(plan.kept())
        .containsExactly(
            new Kept(new Entry(id(4), Place.ANYWHERE), "Claim | 4711", DAY),
            new Kept(new Entry(id(5), Place.ANYWHERE), "", Optional.empty()));
  }

  private static EntryId id(int last) {
    return new EntryId("0".repeat(25) + last);
  }
}
