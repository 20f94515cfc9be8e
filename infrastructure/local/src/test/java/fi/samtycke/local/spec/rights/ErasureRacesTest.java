package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// I11, A27, A28, A29: somebody else acts on the person before each call of the erasure in turn.
@Tag("race")
class ErasureRacesTest {
  private final List<Wire> wires = new ArrayList<>();
  private final Backstage backstage =
      new Backstage(
          Erasing.NOW,
          real -> {
            wires.add(new Wire(real));
            return wires.getFirst();
          });
  private final Backstage rival = new Backstage(backstage, Erasing.NOW, real -> real);
  private final Erasing erasing = new Erasing(backstage);

  @AfterEach
  void close() {
    backstage.close();
  }

  @Test
  void I11_a_hold_that_comes_in_between_is_kept_whole_or_comes_too_late() {
    int kept = 0;
    int tooLate = 0;
    for (Tables after : raced(() -> erasing.hold(rival))) {
      List<String> register = after.with("#contact#" + erasing.contact());
      boolean held = register.stream().anyMatch(key -> key.contains(" hold#"));
      kept += held ? 1 : 0;
      tooLate += held ? 0 : 1;
      assertThat(register.stream().anyMatch(key -> key.contains(" consent#"))).isEqualTo(held);
      assertThat(after.actions(erasing.contact()).contains("contact.erased")).isEqualTo(!held);
      assertThat(after.actions(erasing.contact()).contains("contact.restricted")).isEqualTo(held);
      assertThat(after.faults()).isEmpty();
    }
    assertThat(kept).isPositive();
    assertThat(tooLate).isPositive();
  }

  @Test
  void I11_a_hold_on_a_conversation_that_comes_in_between_keeps_it_whole_or_comes_too_late() {
    int kept = 0;
    int tooLate = 0;
    for (Tables after : raced(() -> erasing.holdMessage(rival))) {
      List<String> conversation = after.with("#conversation#" + erasing.message());
      boolean held = conversation.stream().anyMatch(key -> key.contains(" hold#"));
      kept += held ? 1 : 0;
      tooLate += held ? 0 : 1;
      assertThat(conversation.stream().anyMatch(key -> key.contains(" head"))).isEqualTo(held);
      List<String> story = after.actions(erasing.message());
      assertThat(story.contains("conversation.erased")).isEqualTo(!held);
      assertThat(story.contains("conversation.restricted")).isEqualTo(held);
      assertThat(after.actions(erasing.contact())).endsWith("contact.erased");
      assertThat(after.faults()).isEmpty();
    }
    assertThat(kept).isPositive();
    assertThat(tooLate).isPositive();
  }

  @Test
  void A28_a_person_who_withdraws_in_between_is_erased_all_the_same() {
    for (Tables after : raced(() -> erasing.withdraw(rival))) {
      assertThat(after.with(Erasing.MARK)).allMatch(key -> key.contains("task#"));
      assertThat(after.actions(erasing.contact())).endsWith("contact.erased");
      assertThat(after.faults()).isEmpty();
    }
  }

  @Test
  void A20_another_run_at_the_same_time_does_no_harm() {
    for (Tables after : raced(() -> rival.run("CarryOutErasure"))) {
      assertThat(after.with(Erasing.MARK)).allMatch(key -> key.contains("task#"));
      assertThat(after.actions(erasing.contact())).containsOnlyOnce("contact.erased");
      assertThat(after.faults()).isEmpty();
    }
  }

  @Test
  void A27_an_extract_that_is_being_made_is_neither_mailed_nor_kept_once_the_person_is_erased() {
    for (Tables after : raced("MakeExtract", () -> rival.run("CarryOutErasure"))) {
      assertThat(after.with(Erasing.MARK)).allMatch(key -> key.contains("task#"));
      assertThat(after.actions(erasing.contact())).endsWith("contact.erased");
      assertThat(after.faults()).isEmpty();
    }
  }

  /// The tables at the end, for each call before which the rival acted.
  private List<Tables> raced(Runnable rivals) {
    return raced("CarryOutErasure", rivals);
  }

  private List<Tables> raced(String schedule, Runnable rivals) {
    erasing.prepare();
    erasing.act(Erasing.Part.DECIDED);
    Tables decided = backstage.tables();
    List<Tables> ends = new ArrayList<>();
    boolean struck = true;
    for (int call = 1; struck; call++) {
      decided.restore(backstage, backstage.tables());
      int at = call;
      wire()
          .begin((number, _) -> {
            if (number == at) {
              rivals.run();
            }
            return Fate.DONE;
          });
      backstage.run(schedule);
      struck = wire().calls().size() >= call;
      wire().begin((_, _) -> Fate.DONE);
      backstage.dispatchPending();
      backstage.run("CarryOutErasure");
      if (struck) {
        ends.add(backstage.tables());
        assertThat(backstage.files("Extracts")).isEmpty();
        assertThat(backstage.mailbox().all()).allMatch(mail -> mail.attachments().isEmpty());
      }
    }
    assertThat(ends).hasSizeGreaterThan(10);
    return ends;
  }

  private Wire wire() {
    return wires.getFirst();
  }
}
