package fi.samtycke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is said of costs is what the functions ask for.
@Tag("proof")
class CostSheetTest {
  @Test
  void the_sheet_says_what_is_counted() throws IOException {
    assertThat(CostSheet.written())
        .as("write it anew: see infrastructure/bench/README.md")
        .isEqualTo(Files.readString(CostSheet.sheet()));
  }

  @Test
  void a_form_and_an_answer_are_as_few_requests_as_can_be() {
    try (Journeys run = new Journeys()) {
      Map<String, Spent> journeys = run.all();
      assertThat(journeys.get(Journeys.FORM).requests()).isEqualTo(1);
      assertThat(journeys.get(Journeys.FORM).readUnits()).isZero();
      assertThat(journeys.get(Journeys.QUESTION).requests()).isEqualTo(1);
      assertThat(journeys.get(Journeys.CONSENT).requests()).as("one read, one write").isEqualTo(2);
      assertThat(journeys.get(Journeys.REFUSAL).requests()).isEqualTo(2);
      assertThat(journeys.get(Journeys.QUESTION).writeUnits()).isZero();
    }
  }
}
