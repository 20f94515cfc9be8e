package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.ses.SentMail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N10: what follows a mail goes to the registered address, whoever wrote it.
class MailedRequestTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String MAIL =
      """
      From: Anna <ANNA@example.com>
      Reply-To: mallory@example.net
      To: dataskydd@btb-plaza.example
      Subject: Please erase my data
      Content-Type: text/plain; charset=utf-8

      All of it, please.
      """;

  @Test
  void N10_a_mail_is_asked_back_at_the_registered_address_and_a_button_confirms() {
    RIGHTS.contact(Rights.ANNA);
    int before = RIGHTS.stack().mailbox().all().size();
    receive(MAIL, "");
    List<SentMail> mails = RIGHTS.stack().mailbox().all();
    assertThat(mails.subList(before, mails.size()))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).as("D14").containsExactly("anna@example.com");
          assertThat(mail.subject()).isEqualTo("BTB Plaza Ab: Does this request come from you?");
          assertThat(mail.text()).doesNotContain("All of it");
        });
    assertThat(RIGHTS.open()).hasSize(1);
    JsonNode seen = RIGHTS.seen(RIGHTS.open().getFirst());
    assertThat(seen.path("state").asText()).isEqualTo("challenged");
    assertThat(seen.path("entrance").asText()).isEqualTo("mail");
    assertThat(seen.path("kind").asText()).isEqualTo("erasure");
    assertThat(seen.path("details").asText())
        .isEqualTo("Please erase my data\n\nAll of it, please.");

    String link = RIGHTS.linkTo("ANNA@example.com");
    assertThat(RIGHTS.decides(link, "confirm").status()).isLessThan(400);
    assertThat(RIGHTS.seen(seen.path("id").asText()).path("state").asText()).isEqualTo("confirmed");
  }

  /// D13: nothing is changed by machine. Where DMARC holds by the other of the two, the registered
  /// address is asked.
  @ParameterizedTest
  @CsvSource({
    "?spf=FAIL,              1",
    "?dkim=FAIL,             1",
    "?spf=PROCESSING_FAILED, 1",
    "?dmarc=FAIL,            0",
    "?dmarc=GRAY,            0",
  })
  void D13_a_doubtful_sender_is_asked_at_the_registered_address_or_not_at_all(
      String verdicts, int asked) {
    RIGHTS.contact(Rights.ANNA);
    int before = RIGHTS.stack().mailbox().all().size();
    receive(MAIL, verdicts);
    assertThat(RIGHTS.stack().mailbox().all()).hasSize(before + asked);
    assertThat(RIGHTS.open()).hasSize(asked);
  }

  @Test
  void D12_a_hundred_mails_are_one_request_and_one_question() {
    RIGHTS.contact(Rights.ANNA);
    int before = RIGHTS.stack().mailbox().all().size();
    for (int i = 0; i < 100; i++) {
      receive(MAIL, "");
    }
    assertThat(RIGHTS.stack().mailbox().all()).hasSize(before + 1);
    assertThat(RIGHTS.open()).hasSize(1);
  }

  @Test
  void D11_an_unknown_sender_gets_no_mail_and_nothing_stays() {
    receive(MAIL, "");
    assertThat(RIGHTS.stack().mailbox().all()).isEmpty();
    assertThat(RIGHTS.open()).isEmpty();
    assertThat(RIGHTS.tables().with("All of it, please.")).isEmpty();
  }

  private static void receive(String mail, String query) {
    Rights.require(
        RIGHTS
            .browser()
            .post("/_local/inbound-mail" + query, mail, "Content-Type", "message/rfc822"),
        200);
  }
}
