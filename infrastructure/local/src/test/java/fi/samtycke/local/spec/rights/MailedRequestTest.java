package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  void L2_an_unknown_sender_is_told_that_nothing_is_held_and_what_nobody_confirms_goes() {
    receive(MAIL, "");
    assertThat(RIGHTS.stack().mailbox().all())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).as("D14").containsExactly("ANNA@example.com");
          assertThat(mail.subject())
              .isEqualTo("BTB Plaza Ab: We found nothing under your email address");
          assertThat(mail.text()).doesNotContain("All of it");
        });
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    assertThat(RIGHTS.open()).isEmpty();
    assertThat(RIGHTS.tables().with("All of it, please.")).isEmpty();
    assertThat(RIGHTS.notices()).isEmpty();
  }

  @Test
  void D11_a_doubtful_unknown_sender_gets_no_mail_and_nothing_stays() {
    receive(MAIL, "?dmarc=FAIL");
    assertThat(RIGHTS.stack().mailbox().all()).isEmpty();
    assertThat(RIGHTS.open()).isEmpty();
    assertThat(RIGHTS.tables().with("All of it, please.")).isEmpty();
  }

  @Test
  void L2_a_mail_from_a_registered_address_that_nobody_confirms_is_left_to_staff() {
    RIGHTS.contact(Rights.ANNA);
    receive(MAIL, "");
    assertThat(RIGHTS.mailsTo(Rights.ANNA).getLast().text()).contains("is not erased");
    String link = RIGHTS.linkTo(Rights.ANNA);
    String id = MailedPath.entry(link);
    int mails = RIGHTS.mailsTo(Rights.ANNA).size();
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    JsonNode seen = RIGHTS.seen(id);
    assertThat(RIGHTS.open()).containsExactly(id);
    assertThat(seen.path("state").asText()).isEqualTo("left-to-staff");
    assertThat(seen.path("details").asText()).contains("All of it, please.");
    assertThat(seen.path("lastDay").asText()).as("from the receipt").isEqualTo("2026-04-20");
    assertThat(RIGHTS.history(id))
        .containsExactly("case.received", "case.challenged", "case.left-to-staff");
    assertThat(RIGHTS.notices())
        .last()
        .asString()
        .isEqualTo("En begäran per e-post är inte bekräftad: svara senast den 20 april 2026");
    assertThat(RIGHTS.mailsTo(Rights.ANNA)).hasSize(mails);
    assertThat(RIGHTS.opens(link).status()).as("I12").isEqualTo(404);
    RIGHTS.sweep();
    assertThat(RIGHTS.history(id)).hasSize(3);
    assertThat(RIGHTS.step(id, "fulfil", Map.of("note", "x")).status()).isEqualTo(409);
    assertThat(RIGHTS.step(id, "verify", Map.of("how", "Called her")).status()).isEqualTo(204);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    assertThat(RIGHTS.seen(id).path("subjects")).hasSize(1);
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L2_N6_staff_are_reminded_of_what_is_left_to_them_and_may_close_it() {
    RIGHTS.contact(Rights.ANNA);
    receive(MAIL, "");
    String id = RIGHTS.open().getFirst();
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    int before = RIGHTS.notices().size();
    RIGHTS.sweepSince("2026-04-06T04:05:00Z");
    assertThat(RIGHTS.notices()).as("14 days before the last one").hasSize(before + 1);
    assertThat(RIGHTS.step(id, "withdraw", "").status()).isEqualTo(204);
    assertThat(RIGHTS.open()).isEmpty();
    assertThat(RIGHTS.tables().with("All of it, please.")).isEmpty();
  }

  @Test
  void L2_asked_anew_on_the_page_what_is_left_to_staff_is_asked_again() {
    RIGHTS.contact(Rights.ANNA);
    receive(MAIL, "");
    String id = RIGHTS.open().getFirst();
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    RIGHTS.asks("erasure", Rights.ANNA);
    assertThat(RIGHTS.open()).containsExactly(id);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("challenged");
    RIGHTS.sweepSince("2026-04-05T04:05:00Z");
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("left-to-staff");
    RIGHTS.asks("erasure", Rights.ANNA);
    assertThat(RIGHTS.decides(RIGHTS.linkTo(Rights.ANNA), "confirm").status()).isEqualTo(200);
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("confirmed");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L2_a_mail_that_repeats_an_unconfirmed_request_of_the_page_keeps_that_one() {
    RIGHTS.contact(Rights.ANNA);
    RIGHTS.asks("erasure", Rights.ANNA);
    String id = RIGHTS.open().getFirst();
    receive(MAIL, "");
    assertThat(RIGHTS.open()).as("one of a kind").containsExactly(id);
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("left-to-staff");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L2_a_mail_that_repeats_a_request_whose_question_has_not_left_yet_keeps_that_one_too() {
    RIGHTS.contact(Rights.ANNA);
    RIGHTS.stack().faults().order(new Faults.Ordered("ses", "SendEmail", Fault.ERROR, 1_000));
    RIGHTS.asks("erasure", Rights.ANNA);
    String id = RIGHTS.open().getFirst();
    receive(MAIL, "");
    assertThat(RIGHTS.open()).as("the mail waits").hasSize(2);
    RIGHTS.stack().faults().clear();
    RIGHTS.stack().moveTo(Instant.parse("2026-03-20T15:00:00Z"));
    assertThat(RIGHTS.open()).as("one of a kind").containsExactly(id);
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("left-to-staff");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  private static void receive(String mail, String query) {
    Rights.require(
        RIGHTS
            .browser()
            .post("/_local/inbound-mail" + query, mail, "Content-Type", "message/rfc822"),
        200);
  }
}
