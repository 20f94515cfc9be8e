package fi.samtycke.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.inbound.Screening.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// D06, D13, D14, D15, D16: who may be taken for the sender of a mail, and when nobody is.
class ScreeningTest {
  private final Screening screening = new Screening(Samples.DECLARED.all());

  /// A sender, or why there is none. What SES says of SPF and DKIM alone decides nothing: DMARC is
  /// what binds one of them to the `From` that people see.
  @ParameterizedTest
  @CsvSource({
    "ok,                     asa.ost@example.fi",
    "case,                   Asa.Ost@EXAMPLE.fi",
    "display-name,           asa.ost@example.fi",
    "display-name-spoof,     mallory@evil.example",
    "two-from,               NOT_ONE_SENDER",
    "sender-differs,         NOT_ONE_SENDER",
    "envelope-differs,       asa.ost@example.fi",
    "reply-to-elsewhere,     asa.ost@example.fi",
    "spf-fail,               asa.ost@example.fi",
    "dkim-fail,              asa.ost@example.fi",
    "dmarc-fail,             NOT_AUTHENTIC",
    "spf-gray,               asa.ost@example.fi",
    "dkim-gray,              asa.ost@example.fi",
    "dmarc-gray,             NOT_AUTHENTIC",
    "spf-processing_failed,  asa.ost@example.fi",
    "dkim-processing_failed, asa.ost@example.fi",
    "dmarc-processing_failed, NOT_AUTHENTIC",
    "spam-fail,              SPAM",
    "virus-fail,             VIRUS",
    "unknown-person,         okand@example.com",
    "auto-reply,             AUTOMATIC",
    "bulk,                   AUTOMATIC",
    "own-address,            OWN",
    "bounce-to-us,           AUTOMATIC",
    "twice-same-id,          asa.ost@example.fi",
    "shared-address,         info@example.fi",
    "other-controller,       asa.ost@example.fi",
    "subject-crlf,           asa.ost@example.fi",
    "subject-10k,            a@example.fi",
    "subject-empty,          asa.ost@example.fi",
    "homoglyph,              NOT_ONE_SENDER",
    "plus-tag,               asa.ost+x@example.fi",
    "no-from-header,         NOT_ONE_SENDER",
  })
  void every_odd_case_has_its_sender_or_none(String id, String expected) {
    assertThat(found(Samples.mail(id))).isEqualTo(expected);
  }

  @Test
  void no_odd_case_is_left_out() throws NoSuchMethodException {
    List<String> tested = new ArrayList<>();
    for (String row :
        ScreeningTest.class
            .getDeclaredMethod("every_odd_case_has_its_sender_or_none", String.class, String.class)
            .getAnnotation(CsvSource.class)
            .value()) {
      tested.add(row.substring(0, row.indexOf(',')));
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(Samples.ids());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"To"      | {"name":"List-Id","value":"x"},{"name":"To"                | AUTOMATIC
          {"name":"To"      | {"name":"Auto-Submitted","value":"no"},{"name":"To"        | asa.ost@example.fi
          {"name":"To"      | {"name":"auto-submitted","value":"auto-generated (x)"},{"name":"To" | AUTOMATIC
          {"name":"To"      | {"name":"Sender","value":"Asa <ASA.OST@example.fi>"},{"name":"To" | asa.ost@example.fi
          {"name":"To"      | {"name":"From","value":"asa.ost@example.fi"},{"name":"To"  | NOT_ONE_SENDER
          {"name":"To"      | {"name":"Precedence","value":"Junk"},{"name":"To"          | AUTOMATIC
          "headersTruncated":false | "headersTruncated":true                             | AUTOMATIC
          "virusVerdict":{"status":"PASS"} | "virusVerdict":{"status":"PROCESSING_FAILED"} | VIRUS
          "spamVerdict":{"status":"PASS"} | "spamVerdict":{"status":"GRAY"}              | SPAM
          "source":"asa.ost@example.fi" | "source":"<>"                                  | AUTOMATIC
          asa.ost@example.fi | postmaster@example.fi                                     | OWN
          asa.ost@example.fi | abuse@example.fi                                          | OWN
          asa.ost@example.fi | INFO@btb-transformers.example                             | OWN
          asa.ost@example.fi | kundregister@btb-plaza.example                            | OWN
          asa.ost@example.fi | dataskydd@btb-plaza.example                               | OWN
          "recipients":["lambda@amazon.com"] | "recipients":["requests@in.example"]      | asa.ost@example.fi
          lambda@amazon.com  | somebody@example.net                                      | NOT_OURS
          "recipients":["lambda@amazon.com"] | "recipients":["lambda@amazon.com","dataskydd@btb-transformers.example"] | NOT_OURS
          "value":"asa.ost@example.fi" | "value":"Group: asa.ost@example.fi, b@example.fi;" | NOT_ONE_SENDER
          """)
  void further_marks_are_seen(String before, String after, String expected) {
    assertThat(found(Samples.ok(before, after))).isEqualTo(expected);
  }

  private String found(IncomingMail mail) {
    return switch (screening.look(mail)) {
      case Found.Sender(var controller, var address) -> {
        assertThat(controller.id().value()).isEqualTo("btb-plaza");
        yield address.value();
      }
      case Found.Nothing(IgnoredReason why) -> why.name();
    };
  }
}
