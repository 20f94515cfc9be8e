package fi.samtycke.core.declaration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Purpose;
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
              new Relation("customer", purpose("business-relations"), false),
              new Relation("prospect", purpose("prospects"), true)));

  @Test
  void whoever_gave_their_details_themselves_is_reminded_as_often_as_declared() {
    assertThat(RULES.remindingAfter(13)).isSameAs(RULES);
  }

  @Test
  void whoever_is_known_by_a_switchboard_only_is_reminded_once() {
    QuarantineRules once = RULES.remindingAfter(14);

    assertThat(once.reminderDays()).containsExactly(7);
    assertThat(once.days()).isEqualTo(14);
    assertThat(once.relations()).isEqualTo(RULES.relations());
  }

  private static Purpose purpose(String id) {
    return new Purpose(id, NO_TEXT, NO_TEXT, NO_TEXT, false);
  }

  @Test
  void everybody_is_asked_but_whom_the_declaration_rests_on_a_legitimate_interest() {
    assertThat(RULES.interest("customer")).contains(purpose("business-relations"));
    assertThat(RULES.interest("prospect")).isEmpty();
    assertThat(RULES.interest("partner")).as("not declared").isEmpty();
    assertThat(RULES.interest("")).as("not stated").isEmpty();
  }
}
