package fi.samtycke.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingRunTest {

  @Test
  void a_missing_run_is_read_among_other_notes_as_it_was_noted() {
    MissingRun one = new MissingRun("SweepOutbox", Instant.parse("2026-03-20T10:07:00Z"));
    MissingRun two = new MissingRun("SealChanges", Instant.parse("2026-03-20T00:20:00Z"));
    assertThat(
            MissingRun.in(List.of("known SweepOutbox", one.note(), two.note(), "open 2026-03-20")))
        .containsExactly(one, two);
  }
}
