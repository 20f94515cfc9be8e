package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.Call;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Backstage.Answer;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// I9, D10, D11: whoever asks learns nothing of an address, neither from the answer nor from what
/// is called for it.
class AnonymityTest {
  private static final String ANNA = "anna@example.com";

  @ParameterizedTest
  @ValueSource(
      strings = {"quarantined", "registered", "refused", "expired", "withdrawn", "asked-already"})
  void I9_D10_D11_a_known_address_gets_the_bytes_and_the_calls_of_a_fresh_one(String known) {
    List<Wire> wires = new ArrayList<>();
    try (Backstage stage =
        new Backstage(
            Application.NOW,
            real -> {
              wires.add(new Wire(real));
              return wires.getFirst();
            })) {
      stage.post(ANNA, "Hello", "198.51.100.1", "");
      stage.dispatchPending();
      become(stage, known);
      stage.dispatchPending();
      stage.request("access", "warm@example.com", "198.51.100.2");
      wires.getFirst().begin((_, _) -> Fate.DONE);
      Answer fresh = stage.request("erasure", "fresh@example.com", "198.51.100.3");
      List<Call> freshCalls = wires.getFirst().calls();
      wires.getFirst().begin((_, _) -> Fate.DONE);
      Answer again = stage.request("erasure", "anna@EXAMPLE.com", "198.51.100.4");
      assertThat(again).isEqualTo(fresh);
      assertThat(again.status()).isEqualTo(202);
      assertThat(wires.getFirst().calls()).isEqualTo(freshCalls).hasSize(1);
    }
  }

  private static void become(Backstage stage, String known) {
    String link = MailedPath.in(stage.mailsTo(ANNA).getFirst());
    switch (known) {
      case "registered" -> stage.follow(link, "consent");
      case "refused" -> stage.follow(link, "refuse");
      case "expired" -> {
        stage.clock.set(Instant.parse("2026-04-04T03:00:00Z"));
        stage.run("SweepQuarantine");
      }
      case "withdrawn" -> {
        stage.follow(link, "consent");
        stage.dispatchPending();
        stage.follow(MailedPath.in(stage.mailsTo(ANNA).getLast()), "withdraw");
      }
      case "asked-already" -> stage.request("erasure", ANNA, "198.51.100.9");
      default -> {}
    }
  }
}
