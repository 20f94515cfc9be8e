package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static fi.samtycke.local.spec.rights.Rights.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N10, F2, F3: where a person asks, and what becomes of it before anybody has confirmed.
class RequestTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void N10_a_registered_address_is_asked_and_the_case_is_challenged() {
    RIGHTS.contact(ANNA);
    assertThat(RIGHTS.asks("access", "Anna@Example.com").body())
        .isEqualTo("{\"state\":\"received\"}");
    SentMail mail = RIGHTS.mailsTo(ANNA).getLast();
    assertThat(mail.subject()).isEqualTo("BTB Plaza Ab: Does this request come from you?");
    assertThat(mail.text())
        .contains("To see the data (access)", "Last day to confirm: 27 March 2026")
        .doesNotContain("Everything, please");
    String id = RIGHTS.open().getFirst();
    assertThat(RIGHTS.seen(id).path("state").asText()).isEqualTo("challenged");
    assertThat(RIGHTS.seen(id).path("lapsesAt").asText()).isEqualTo("2026-03-27T22:00:00Z");
    assertThat(RIGHTS.history(id)).containsExactly("case.received", "case.challenged");
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void L2_an_address_that_nobody_knows_is_told_so_and_of_what_it_does_not_confirm_nothing_stays() {
    Reply known = RIGHTS.asks("access", ANNA);
    Reply unknown = RIGHTS.asks("erasure", "nobody@example.com");
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(RIGHTS.subjectLinesTo("nobody@example.com"))
        .containsExactly("BTB Plaza Ab: We found nothing under your email address");
    RIGHTS.clock("2026-03-28T04:05:00Z");
    RIGHTS.sweep();
    assertThat(RIGHTS.tables().of("Cases", "case")).isEmpty();
    assertThat(RIGHTS.tables().with("nobody@example.com")).isEmpty();
  }

  @Test
  void D12_of_many_posts_one_request_of_a_kind_is_open_and_one_mail_goes() {
    RIGHTS.contact(ANNA);
    for (int i = 0; i < 40; i++) {
      RIGHTS.asks("erasure", ANNA, "X-Local-Source", "203.0.113." + i);
    }
    assertThat(RIGHTS.open()).hasSize(1);
    assertThat(asked()).hasSize(1);
    assertThat(RIGHTS.tables().of("Cases", "turn")).hasSize(1);
  }

  @Test
  void D01_F8_a_challenge_is_mailed_again_after_a_day_and_at_most_three_go_in_24_hours() {
    RIGHTS.contact(ANNA);
    RIGHTS.asks("erasure", ANNA);
    String first = RIGHTS.linkTo(ANNA);
    RIGHTS.clock("2026-03-21T09:59:59Z");
    RIGHTS.asks("erasure", ANNA);
    assertThat(asked()).as("within 24 hours").hasSize(1);
    RIGHTS.clock("2026-03-21T10:00:00Z");
    RIGHTS.asks("erasure", ANNA);
    RIGHTS.asks("erasure", ANNA, "X-Local-Source", "203.0.113.7");
    assertThat(asked()).as("again, once").hasSize(2);
    String second = RIGHTS.linkTo(ANNA);
    assertThat(second).isNotEqualTo(first);
    assertThat(RIGHTS.open()).as("of the same case").hasSize(1);
    for (String kind : List.of("access", "restriction", "objection", "portability")) {
      RIGHTS.asks(kind, ANNA);
    }
    assertThat(asked()).as("three in 24 hours over all kinds").hasSize(4);
    assertThat(RIGHTS.opens(first).status()).as("older links work").isEqualTo(200);
    assertThat(RIGHTS.decides(second, "confirm").status()).isEqualTo(200);
    RIGHTS.clock("2026-03-22T10:00:00Z");
    RIGHTS.asks("erasure", ANNA);
    assertThat(asked()).as("what is confirmed is not asked").hasSize(4);
  }

  @Test
  void D01_what_is_asked_behind_three_others_of_the_day_waits_and_is_not_lost() {
    RIGHTS.contact(ANNA);
    for (String kind : List.of("access", "restriction", "objection", "erasure")) {
      RIGHTS.asks(kind, ANNA);
    }
    assertThat(asked()).as("three in 24 hours").hasSize(3);
    RIGHTS.clock("2026-03-21T10:00:00Z");
    RIGHTS.stack().run("SweepOutbox");
    assertThat(asked()).hasSize(4);
    assertThat(RIGHTS.mailsTo(ANNA).getLast().text()).contains("erasure");
    assertThat(RIGHTS.open()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "info@btb-plaza.example",
    "dataskydd@btb-plaza.example",
    "postmaster@example.com",
    "Abuse@example.com"
  })
  void D06_no_mail_goes_to_own_addresses_and_to_keepers_of_hosts(String own) {
    RIGHTS.browser().post(Application.FORM, "{\"email\":\"%s\",\"message\":\"x\"}".formatted(own));
    int before = RIGHTS.mailsTo(own).size();
    assertThat(RIGHTS.asks("access", own).status()).isEqualTo(202);
    assertThat(RIGHTS.mailsTo(own)).hasSize(before);
    assertThat(RIGHTS.tables().of("Cases", "case")).isEmpty();
  }

  @Test
  void D07_a_filled_trap_gets_the_same_answer_and_nothing_is_stored() {
    RIGHTS.contact(ANNA);
    Reply trapped =
        RIGHTS
            .browser()
            .post(PAGE, "{\"kind\":\"access\",\"email\":\"%s\",\"website\":\"x\"}".formatted(ANNA));
    assertThat(trapped.status()).isEqualTo(202);
    assertThat(trapped.body()).isEqualTo(RIGHTS.asks("access", "nobody@example.com").body());
    assertThat(asked()).isEmpty();
    assertThat(RIGHTS.open()).as("that of nobody alone").hasSize(1);
    assertThat(RIGHTS.mailsTo("nobody@example.com")).hasSize(1);
  }

  @Test
  void A01_A02_the_same_request_twice_is_one_and_another_under_its_key_is_refused() {
    RIGHTS.contact(ANNA);
    String body = "{\"kind\":\"access\",\"email\":\"%s\"}".formatted(ANNA);
    for (int i = 0; i < 2; i++) {
      Reply reply = RIGHTS.browser().post(PAGE, body, "Idempotency-Key", "one");
      assertThat(reply.status()).isEqualTo(202);
    }
    assertThat(RIGHTS.open()).hasSize(1);
    Reply other =
        RIGHTS.browser().post(PAGE, body.replace("access", "erasure"), "Idempotency-Key", "one");
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void D03_one_source_posts_thirty_times_and_no_more() {
    for (int i = 0; i < 30; i++) {
      assertThat(RIGHTS.asks("access", "a%d@example.com".formatted(i)).status()).isEqualTo(202);
    }
    Reply more = RIGHTS.asks("access", "b@example.com");
    assertThat(more.status()).isEqualTo(429);
    assertThat(more.header("Retry-After")).isPresent();
  }

  @Test
  void a_form_is_answered_with_pages_and_its_faults_are_named() {
    Reply wrong = html(Map.of("email", "no address", "details", "x".repeat(10_001)));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .contains(
            "Choose what you would like us to do",
            "Email address: write the address",
            "write at most 10000",
            "href=\"#access\"")
        .doesNotContain(" checked", "<script");
    Reply right = html(Map.of("email", ANNA, "kind", "access", "details", "x".repeat(10_000)));
    assertThat(right.status()).isEqualTo(303);
    assertThat(right.header("Location")).hasValue("my-data/thanks?lang=en");
    assertThat(RIGHTS.browser().get(PAGE + "/thanks?lang=en").body())
        .contains("Thank you, we have received your request", "kundregister@btb-plaza.example");
  }

  @Test
  void the_page_says_what_happens_and_how_else_one_can_be_identified() {
    for (String language : List.of("sv", "fi", "en")) {
      Reply page = RIGHTS.browser().get(PAGE + "?lang=" + language);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("lang=\"" + language + "\"", "kundregister@btb-plaza.example")
          .doesNotContain(" checked", "<script");
    }
    assertThat(RIGHTS.browser().get(PAGE + "?lang=en").body())
        .contains(
            "the email says where we have searched and where we have not",
            "an earlier request is waiting for an answer",
            "Contact us in this way then")
        .as("neither a number nor an address is stated")
        .doesNotContain("by telephone, by letter or in person");
    assertThat(RIGHTS.browser().send("HEAD", PAGE, "").status()).isEqualTo(200);
    assertThat(RIGHTS.browser().get("/nobody/my-data").status()).isEqualTo(404);
  }

  private static Reply html(Map<String, String> form) {
    return RIGHTS
        .browser()
        .send(
            "POST",
            PAGE + "?lang=en",
            Application.urlEncoded(form),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept",
            "text/html");
  }

  private static List<String> asked() {
    return RIGHTS.subjectLinesTo(ANNA).stream()
        .filter(line -> line.contains("Does this request come from you?"))
        .toList();
  }
}
