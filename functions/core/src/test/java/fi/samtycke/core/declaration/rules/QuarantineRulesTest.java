package fi.samtycke.core.declaration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.declaration.Relation;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/// G4: who is asked, and how often they are reminded.
class QuarantineRulesTest {
  private static final LocalText NO_TEXT = new LocalText("", "", "");
  private static final QuarantineRules RULES =
      new QuarantineRules(
          14,
          List.of(4, 9, 13),
          List.of(7),
          6,
          30,
          30,
          Period.ofMonths(24),
          List.of(),
          List.of(
              new Relation("customer", "business-relations", false),
              new Relation("prospect", "prospects", true)));

  @Test
  void whoever_gave_their_details_themselves_is_reminded_as_often_as_declared() {
    assertThat(RULES.remindingAfter(new ProvenanceKind("trade-fair", 13, NO_TEXT))).isSameAs(RULES);
  }

  @Test
  void whoever_is_known_by_a_switchboard_only_is_reminded_once() {
    QuarantineRules once = RULES.remindingAfter(new ProvenanceKind("switchboard", 14, NO_TEXT));

    assertThat(once.reminderDays()).containsExactly(7);
    assertThat(once.days()).isEqualTo(14);
    assertThat(once.relations()).isEqualTo(RULES.relations());
  }

  @Test
  void everybody_is_asked_but_whom_the_declaration_rests_on_a_legitimate_interest() {
    assertThat(RULES.asks("customer")).isFalse();
    assertThat(RULES.asks("prospect")).isTrue();
    assertThat(RULES.asks("partner")).as("not declared").isTrue();
    assertThat(RULES.asks("")).as("not stated").isTrue();
  }
}
