package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.Call;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Backstage.Answer;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// D01, D02, D05, D10, I9: whoever posts a stranger's address can neither pester nor sound them
/// out.
class VictimTest {
  private static final int POSTS = 1_000;

  @Test
  void D01_D02_a_thousand_posts_from_a_thousand_sources_bring_one_first_mail_and_four_in_all() {
    try (Watched watched = new Watched()) {
      Backstage stage = watched.stage();
      watched.post("first@example.com", "198.51.100.2"); // reads the keys of digests
      Answer fresh = watched.post("fresh@example.com", "198.51.100.1");
      List<Call> usual = watched.calls();
      assertThat(fresh.status()).isEqualTo(202);
      stage.dispatchPending();
      Set<String> answers = new HashSet<>();
      Set<List<Call>> sequences = new HashSet<>();
      List<String> spellings = List.of(ANNA, "ANNA@example.com", "Anna@Example.Com");
      for (int i = 0; i < POSTS; i++) {
        String source = "203.0." + i / 250 + "." + i % 250;
        answers.add(withoutId(watched.post(spellings.get(i % 3), source)));
        sequences.add(watched.calls());
      }
      assertThat(answers).containsExactly(withoutId(fresh));
      assertThat(sequences).containsExactly(usual);
      stage.dispatchQuarantineMails();
      assertThat(toAnna(stage)).isEqualTo(1);
      for (int day : List.of(1, 4, 9, 13, 14)) {
        stage.clock.set(NOW.plusSeconds(day * 86_400L));
        stage.run("SweepQuarantine");
        watched.post(spellings.get(day % 3), "203.0.113.7");
        stage.dispatchQuarantineMails();
      }
      System.out.printf(
          "victim: %d posts, 1 first mail, %d mails in 14 days, 1 answer, 1 sequence of %d calls%n",
          POSTS, toAnna(stage), usual.size());
      assertThat(toAnna(stage)).isEqualTo(4);
      assertThat(stage.tables().of("Quarantine", "entry").size())
          .as("first, fresh and Anna")
          .isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarantined", "registered", "refused", "expired"})
  void D05_D10_I9_a_known_address_gets_the_bytes_and_the_calls_of_a_fresh_one(String known) {
    try (Watched watched = new Watched()) {
      Backstage stage = watched.stage();
      watched.post(ANNA, "198.51.100.1");
      stage.dispatchPending();
      String link = MailedPath.in(stage.mailsTo(ANNA).getFirst());
      switch (known) {
        case "registered" -> stage.follow(link, "consent");
        case "refused" -> stage.follow(link, "refuse");
        case "expired" -> {
          stage.clock.set(Instant.parse("2026-04-04T03:00:00Z"));
          stage.run("SweepQuarantine");
        }
        default -> {}
      }
      stage.dispatchPending();
      watched.post("other@example.com", "198.51.100.2");
      Answer fresh = watched.post("fresh@example.com", "198.51.100.3");
      List<Call> freshCalls = watched.calls();
      Answer again = watched.post("anna@EXAMPLE.com", "198.51.100.4");
      assertThat(withoutId(again)).isEqualTo(withoutId(fresh));
      assertThat(watched.calls()).isEqualTo(freshCalls);
      int before = toAnna(stage);
      stage.dispatchQuarantineMails();
      assertThat(toAnna(stage)).isEqualTo(before);
    }
  }

  private static int toAnna(Backstage stage) {
    return (int)
        stage.mailbox().all().stream()
            .filter(mail -> mail.to().getFirst().equalsIgnoreCase(ANNA))
            .count();
  }

  private static String withoutId(Answer answer) {
    return answer.status() + " " + answer.body().replaceFirst("[0-9A-Z]{26}", "id");
  }

  /// A world whose calls are watched.
  private static final class Watched implements AutoCloseable {
    private final List<Wire> wires = new ArrayList<>();
    private final Backstage stage =
        new Backstage(
            NOW,
            real -> {
              wires.add(new Wire(real));
              return wires.getFirst();
            });
    private int messages;

    Backstage stage() {
      return stage;
    }

    Answer post(String email, String source) {
      wires.getFirst().begin((_, _) -> Fate.DONE);
      return stage.post(email, "Hello " + messages++, source, "");
    }

    /// Those of the last post.
    List<Call> calls() {
      return wires.getFirst().calls();
    }

    @Override
    public void close() {
      stage.close();
    }
  }
}
