package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// L4, Art. 14: whoever is known only through somebody else is reminded once.
class IndirectTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @ParameterizedTest
  @ValueSource(strings = {"switchboard", "general-address"})
  void whoever_is_known_only_through_the_company_gets_one_reminder_and_is_erased_on_the_same_day(
      String provenance) {
    String id = QUARANTINE.staffEnter("eva", ANNA, provenance);
    QUARANTINE.live("2026-04-04T02:59:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA))
        .extracting(mail -> mail.sentAt().toString())
        .containsExactly("2026-03-20T10:00:00Z", "2026-03-27T04:00:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA))
        .allSatisfy(mail -> assertThat(mail.text()).contains("3 April 2026", "4 April 2026"));
    QUARANTINE.live("2026-04-04T03:01:00Z");
    assertThat(QUARANTINE.tables().actions(id))
        .containsExactly(
            "quarantine.entered", "quarantine.asked", "quarantine.reminded", "quarantine.expired");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trade-fair", "meeting", "telephone", "email"})
  void whoever_gave_their_details_themselves_is_reminded_as_before(String provenance) {
    QUARANTINE.staffEnter("eva", ANNA, provenance);
    QUARANTINE.wait("2026-04-03T20:59:00Z");
    assertThat(QUARANTINE.mailsTo(ANNA)).hasSize(4);
  }
}
