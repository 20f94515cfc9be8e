package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// B01, B02, I12: the last millisecond of day 14 counts and the first of day 15 does not, wherever
/// one asks: on the page, by the answer, in the sweep, in the lists of the staff.
class DeadlineTest {
  private static final String BERT = "bert@example.com";

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @ParameterizedTest(name = "{0}: asked {1}, until {2}")
  @CsvSource({
    "over the spring change,            2026-03-16T10:00:00Z,     2026-03-30T21:00:00Z",
    "day 14 has 23 hours,               2026-03-15T10:00:00Z,     2026-03-29T21:00:00Z",
    "asked in the night of the change,  2026-03-29T00:59:59.999Z, 2026-04-12T21:00:00Z",
    "asked right after the change,      2026-03-29T01:00:00Z,     2026-04-12T21:00:00Z",
    "over the autumn change,            2026-10-20T10:00:00Z,     2026-11-03T22:00:00Z",
    "day 14 has 25 hours,               2026-10-11T10:00:00Z,     2026-10-25T22:00:00Z",
    "asked in the hour that comes twice,2026-10-25T00:30:00Z,     2026-11-08T22:00:00Z",
    "day 14 is the leap day,            2028-02-15T10:00:00Z,     2028-02-29T22:00:00Z",
    "over the leap day,                 2028-02-16T10:00:00Z,     2028-03-01T22:00:00Z",
    "day 14 ends the year,              2026-12-17T10:00:00Z,     2026-12-31T22:00:00Z",
    "asked as the year ends,            2026-12-31T21:59:59.999Z, 2027-01-14T22:00:00Z",
    "asked as the year begins,          2026-12-31T22:00:00Z,     2027-01-15T22:00:00Z",
    "asked in a day's last millisecond, 2026-06-09T20:59:59.999Z, 2026-06-23T21:00:00Z",
    "asked in a day's first,            2026-06-09T21:00:00Z,     2026-06-24T21:00:00Z",
  })
  void B01_B02_I12_one_instant_decides_everywhere(String when, String asked, String until) {
    QUARANTINE.clock(asked);
    QUARANTINE.visitorAsks(ANNA);
    QUARANTINE.visitorAsks(BERT);
    String annas = QUARANTINE.linkTo(ANNA);
    String berts = QUARANTINE.linkTo(BERT);
    Instant end = Instant.parse(until);

    QUARANTINE.clock(end.minusMillis(1).toString());
    QUARANTINE.sweep();
    assertThat(QUARANTINE.browser().get(annas).status()).as("page").isEqualTo(200);
    assertThat(QUARANTINE.answers(annas, "").status()).as("no decision").isEqualTo(400);
    assertThat(seen(annas)).as("staff").isEqualTo(200);
    assertThat(listed()).as("staff list").isEqualTo(2);
    assertThat(QUARANTINE.answers(berts, "consent").status()).as("answer").isEqualTo(200);

    QUARANTINE.clock(until);
    assertThat(QUARANTINE.browser().get(annas).status()).as("page").isEqualTo(404);
    assertThat(seen(annas)).as("staff").isEqualTo(404);
    assertThat(listed()).as("staff list").isZero();
    for (String decision : new String[] {"consent", "refuse", ""}) {
      assertThat(QUARANTINE.answers(annas, decision).status()).as("answer").isEqualTo(404);
    }
    Tables before = QUARANTINE.tables();
    assertThat(before.of("Quarantine", "entry")).as("and nothing was done").hasSize(2);
    QUARANTINE.sweep();
    assertThat(QUARANTINE.tables().actions(MailedPath.entry(annas)))
        .as("sweep")
        .endsWith("quarantine.expired");
    assertThat(QUARANTINE.tables().actions(MailedPath.entry(berts)))
        .endsWith("quarantine.consented");
    assertThat(QUARANTINE.tables().faults()).isEmpty();
  }

  private static int seen(String link) {
    return QUARANTINE.sees("ada", "administrator", "quarantine/" + MailedPath.entry(link)).status();
  }

  private static int listed() {
    return QUARANTINE.sees("ada", "administrator", "quarantine").json().path("items").size();
  }
}
