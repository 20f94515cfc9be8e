package fi.samtycke.core.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.rights.Proposal.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Is the case done? A row for each kind of case that is known.
class CaseProgressTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final EntryId ID = new EntryId("0".repeat(26));

  /// Columns: kind; about somebody; the erasure; open tasks; proposals; the extract; whether
  /// nothing is left, so that staff may fulfil it; whether it is done, so that the program does.
  private static final String ROWS =
      """
      access        | yes | -       | 0 | -                  | -       | no  | no
      access        | yes | -       | 0 | -                  | sent    | yes | yes
      access        | yes | -       | 0 | -                  | bounced | yes | no
      access        | yes | -       | 1 | -                  | sent    | no  | no
      access        | no  | -       | 0 | -                  | -       | yes | no
      portability   | yes | -       | 0 | -                  | -       | no  | no
      portability   | yes | -       | 0 | -                  | sent    | yes | yes
      rectification | yes | -       | 0 | -                  | -       | yes | no
      rectification | yes | -       | 0 | proposed           | -       | no  | no
      rectification | yes | -       | 0 | awaited            | -       | no  | no
      rectification | yes | -       | 0 | accepted proposed  | -       | no  | no
      rectification | yes | -       | 0 | accepted refused   | -       | yes | yes
      rectification | yes | -       | 0 | amended            | -       | yes | yes
      rectification | yes | -       | 2 | accepted           | -       | no  | no
      rectification | yes | erasing | 0 | accepted           | -       | no  | no
      erasure       | yes | -       | 0 | -                  | -       | no  | no
      erasure       | no  | -       | 0 | -                  | -       | yes | no
      erasure       | yes | erasing | 0 | -                  | -       | no  | no
      erasure       | yes | telling | 0 | -                  | -       | no  | no
      erasure       | yes | told    | 0 | -                  | -       | yes | yes
      erasure       | yes | told    | 1 | -                  | -       | no  | no
      erasure       | no  | erasing | 0 | -                  | -       | no  | no
      withdrawal    | yes | -       | 0 | -                  | -       | no  | no
      withdrawal    | yes | told    | 0 | -                  | -       | yes | yes
      restriction   | yes | -       | 0 | -                  | -       | yes | no
      objection     | yes | -       | 0 | -                  | -       | yes | no
      """;

  @Test
  void a_case_is_done_when_the_table_says_so() {
    for (String row : ROWS.lines().toList()) {
      String[] cells = Stream.of(row.split("\\|")).map(String::strip).toArray(String[]::new);
      CaseProgress progress =
          new CaseProgress(
              RequestKind.of(cells[0]).orElseThrow(),
              cells[1].equals("yes"),
              stage(cells[2]),
              Integer.parseInt(cells[3]),
              proposals(cells[4]),
              cells[5].equals("-") ? Optional.empty() : Optional.of(Delivery.State.of(cells[5])));
      assertThat(progress.isNothingLeft()).as(row).isEqualTo(cells[6].equals("yes"));
      assertThat(progress.isDone()).as(row).isEqualTo(cells[7].equals("yes"));
      assertThat(progress.isErasureDecided()).as(row).isEqualTo(!cells[2].equals("-"));
    }
  }

  @Test
  void a_decision_takes_the_place_of_what_was_known_of_its_field() {
    CaseProgress before =
        new CaseProgress(
            RequestKind.RECTIFICATION,
            true,
            Optional.empty(),
            1,
            List.of(proposal("name", Decision.PROPOSED), proposal("title", Decision.REFUSED)),
            Optional.empty());
    CaseProgress decided = before.deciding(List.of(proposal("name", Decision.ACCEPTED)));
    assertThat(decided.proposals())
        .extracting(Proposal::decision)
        .containsExactly(Decision.ACCEPTED, Decision.REFUSED);
    assertThat(decided.isDone()).as("a task is open").isFalse();
    assertThat(decided.withTasks(-1).isDone()).isTrue();
    assertThat(decided.withTasks(-1).withTasks(2).isDone()).isFalse();
  }

  private static Optional<Stage> stage(String id) {
    return Stream.of(new Stage.Erasing(), new Stage.Telling(ID), new Stage.Told(NOW))
        .filter(stage -> stage.id().equals(id))
        .findFirst()
        .map(Stage.class::cast);
  }

  private static List<Proposal> proposals(String decisions) {
    return Stream.of(decisions.split(" "))
        .filter(decision -> !decision.equals("-"))
        .map(decision -> proposal(decision, Decision.valueOf(decision.toUpperCase(Locale.ROOT))))
        .toList();
  }

  private static Proposal proposal(String field, Decision decision) {
    return new Proposal(field, "value", decision, "", "person", NOW);
  }
}
