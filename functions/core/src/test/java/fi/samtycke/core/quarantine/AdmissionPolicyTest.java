package fi.samtycke.core.quarantine;

import static fi.samtycke.core.quarantine.Admission.ALREADY_KNOWN;
import static fi.samtycke.core.quarantine.Admission.ASK;
import static fi.samtycke.core.quarantine.Admission.CAPPED;
import static fi.samtycke.core.quarantine.Admission.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.rules.ReEntryRules;
import fi.samtycke.core.quarantine.AdmissionPolicy.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The re-entry table (D01, D05): nobody who was asked, refused or complained is pestered again.
class AdmissionPolicyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
  private static final AdmissionPolicy POLICY =
      new AdmissionPolicy(
          new ReEntryRules(
              Period.ofMonths(12),
              Period.ofMonths(12),
              Period.ofDays(90),
              1,
              Duration.ofHours(24),
              4,
              Period.ofDays(14)),
          ZoneId.of("Europe/Helsinki"));

  @ParameterizedTest
  @CsvSource({
    "REFUSED,    2025-06-01T09:00:00.001Z, true,  SUPPRESSED",
    "REFUSED,    2025-06-01T09:00:00.001Z, false, SUPPRESSED",
    "REFUSED,    2025-06-01T09:00:00Z,     true,  ASK",
    "COMPLAINED, 2025-06-02T09:00:00Z,     false, SUPPRESSED",
    "BOUNCED,    2026-05-31T09:00:00Z,     false, SUPPRESSED",
    "EXPIRED,    2026-03-04T09:00:00Z,     true,  SUPPRESSED",
    "EXPIRED,    2026-03-04T09:00:00Z,     false, ASK",
    "EXPIRED,    2026-03-03T09:00:00Z,     true,  ASK",
    "DECLINED,   2026-05-31T09:00:00Z,     true,  ASK",
    "DECLINED,   2026-05-31T09:00:00Z,     false, ASK",
  })
  void an_address_is_left_alone_for_the_declared_time(
      SuppressionReason reason, Instant at, boolean byVisitor, Admission expected) {
    assertThat(
            POLICY.admit(
                byVisitor, false, List.of(new Suppression(reason, at)), List.of(), List.of(), NOW))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void an_objection_to_marketing_has_no_end(boolean byVisitor) {
    Suppression tenYearsAgo =
        new Suppression(SuppressionReason.OBJECTED, Instant.parse("2016-06-01T09:00:00Z"));

    assertThat(POLICY.admit(byVisitor, false, List.of(tenYearsAgo), List.of(), List.of(), NOW))
        .isEqualTo(SUPPRESSED);
  }

  @Test
  void a_known_address_is_never_asked_again() {
    assertThat(POLICY.admit(true, true, List.of(), List.of(), List.of(), NOW))
        .isEqualTo(ALREADY_KNOWN);
  }

  @Test
  void one_first_mail_in_24_hours_and_four_mails_in_14_days() {
    Instant yesterday = NOW.minus(Duration.ofHours(24));
    List<Instant> four =
        IntStream.range(1, 5).mapToObj(day -> NOW.minus(Duration.ofDays(day * 3L))).toList();

    assertThat(POLICY.admit(false, false, List.of(), List.of(), List.of(yesterday), NOW))
        .isEqualTo(ASK);
    assertThat(
            POLICY.admit(false, false, List.of(), List.of(), List.of(yesterday.plusMillis(1)), NOW))
        .isEqualTo(CAPPED);
    assertThat(POLICY.admit(false, false, List.of(), four, List.of(), NOW)).isEqualTo(CAPPED);
    assertThat(POLICY.admit(false, false, List.of(), four.subList(0, 3), List.of(), NOW))
        .isEqualTo(ASK);
  }

  @Test
  void a_refusal_outlasts_a_later_silence() {
    List<Suppression> both =
        List.of(
            new Suppression(SuppressionReason.EXPIRED, NOW.minus(Duration.ofDays(1))),
            new Suppression(SuppressionReason.REFUSED, NOW.minus(Duration.ofDays(300))));

    assertThat(POLICY.admit(false, false, both, List.of(), List.of(), NOW)).isEqualTo(SUPPRESSED);
  }
}
