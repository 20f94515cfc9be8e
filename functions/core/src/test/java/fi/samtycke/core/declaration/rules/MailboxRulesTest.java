package fi.samtycke.core.declaration.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D12: how long a mail can lie in the info mailbox at most.
class MailboxRulesTest {

  @ParameterizedTest(name = "on {0}, after {1}, counted {2} before, put off by {3}: {4} days, {5}")
  @CsvSource({
    // received on 25 January, spared on 1 August, gone on 1 March of the next year
    "02-01 08-01, P6M, P7D, P28D, 401, P14M",
    "02-01 08-01, P6M, P7D, P0D, 373, P13M",
    "02-01 08-01, P0D, P0D, P0D, 184, P6M",
    "06-01, P1M, P7D, P14D, 417, P14M",
    "01-01, P0D, P0D, P0D, 366, P12M",
    "08-01 02-01, P0D, P0D, P1D, 185, P7M"
  })
  void what_is_spared_once_waits_for_the_next_day_and_for_every_postponement(
      String emptied, Period keep, Period preview, Period atMost, int days, Period longest) {
    MailboxRules rules =
        new MailboxRules(
            Stream.of(emptied.split(" ")).map(day -> MonthDay.parse("--" + day)).toList(),
            List.of("INBOX"),
            keep,
            preview,
            Period.ofDays(14),
            atMost);

    assertThat(rules.longestDays()).isEqualTo(days);
    assertThat(rules.longest()).isEqualTo(longest);
  }
}
