package fi.samtycke.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The seal of a day is a published rule: whoever has an export can compute it (N14).
class SealTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-20");
  private static final LoggedChange EARLY = change("A", 1, "2026-03-20T10:00:00.000Z", "aa");
  private static final LoggedChange LATE = change("A", 2, "2026-03-20T11:00:00.000Z", "bb");
  private static final LoggedChange SAME_TIME = change("B", 1, "2026-03-20T11:00:00.000Z", "cc");

  @Test
  void the_leaves_are_the_root_before_and_the_hashes_in_order_of_instant_entry_and_sequence() {
    Seal seal = Seal.over(DAY, "beef", List.of(SAME_TIME, LATE, EARLY));
    assertThat(seal).isEqualTo(new Seal(DAY, 3, "beef", root("beef", "aa", "bb", "cc")));
  }

  @Test
  void a_day_without_a_change_is_sealed_over_the_root_before() {
    assertThat(Seal.over(DAY, "beef", List.of())).isEqualTo(new Seal(DAY, 0, "beef", root("beef")));
  }

  @Test
  void another_root_before_gives_another_root() {
    assertThat(Seal.over(DAY, "beef", List.of(EARLY)).root())
        .isNotEqualTo(Seal.over(DAY, "feed", List.of(EARLY)).root());
  }

  private static String root(String... leaves) {
    return HexFormat.of()
        .formatHex(
            MerkleTree.root(
                Stream.of(leaves).map(leaf -> leaf.getBytes(StandardCharsets.US_ASCII)).toList()));
  }

  private static LoggedChange change(String entry, int sequence, String at, String hash) {
    return new LoggedChange(
        "btb-plaza", entry, sequence, at, "person", "message.received", List.of(), "", "", hash);
  }
}
