package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D03, D07, D08: how much one source may post, and what becomes of a robot.
class LimitsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String HERE = "192.0.2.7";
  private static final Instant WINDOW_ENDS = Application.NOW.plus(Duration.ofMinutes(10));

  private int posts;

  @Test
  void D03_the_thirty_first_post_of_a_source_waits_for_the_end_of_the_window() {
    APPLICATION.stack().clock().set(Application.NOW.plusSeconds(1));
    fill(HERE);
    Browser.Reply refused = post(HERE);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(refused.header("Retry-After")).hasValue("599");
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(30);
    APPLICATION.stack().clock().set(WINDOW_ENDS.minusMillis(1));
    assertThat(post(HERE).header("Retry-After")).hasValue("1");
    APPLICATION.stack().clock().set(WINDOW_ENDS);
    assertThat(post(HERE).status()).isEqualTo(202);
  }

  @Test
  void D03_a_header_can_neither_hide_a_source_nor_burden_another() {
    fill(HERE);
    assertThat(post(HERE, "X-Forwarded-For", "198.51.100.1").status()).isEqualTo(429);
    assertThat(post(HERE, "Forwarded", "for=198.51.100.1").status()).isEqualTo(429);
    assertThat(post("198.51.100.1", "X-Forwarded-For", HERE).status()).isEqualTo(202);
  }

  @Test
  void D08_the_page_and_the_API_share_one_count() {
    fill(HERE);
    Browser.Reply page = APPLICATION.postHtml(next(), "X-Local-Source", HERE);
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.header("Retry-After")).isPresent();
    assertThat(page.body()).contains("<html lang=\"sv\">", "info@btb-plaza.example");
  }

  @Test
  void another_firm_counts_for_itself() {
    fill(HERE);
    Browser.Reply reply =
        APPLICATION
            .browser()
            .post(
                "/btb-transformers/contact-form", Application.json(next()), "X-Local-Source", HERE);
    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void D07_a_filled_trap_is_answered_like_a_message_and_nothing_is_stored_or_mailed() {
    Browser.Reply person = post(HERE);
    Map<String, String> robot = new HashMap<>(next());
    robot.put("website", "https://spam.example");
    Browser.Reply json = APPLICATION.postJson(robot, "X-Local-Source", HERE);
    assertThat(json.status()).isEqualTo(202);
    assertThat(json.response().headers().map().keySet())
        .isEqualTo(person.response().headers().map().keySet());
    assertThat(json.json().path("messageId").asText())
        .hasSameSizeAs(person.json().path("messageId").asText())
        .isNotEqualTo(person.json().path("messageId").asText());
    Browser.Reply html = APPLICATION.postHtml(robot, "X-Local-Source", HERE);
    assertThat(html.header("Location")).hasValue("contact-form/thanks?lang=sv");
    assertThat(APPLICATION.mails()).hasSize(1);
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(1);
    assertThat(APPLICATION.items().count("ChangeLog")).isEqualTo(1);
    assertThat(APPLICATION.items().everything("Conversations").toString())
        .doesNotContain("spam.example", robot.get("message"));
  }

  @Test
  void D07_a_filled_trap_counts_against_the_limit() {
    Map<String, String> robot = new HashMap<>(next());
    robot.put("website", "x");
    for (int i = 0; i < 30; i++) {
      assertThat(APPLICATION.postJson(robot, "X-Local-Source", HERE).status()).isEqualTo(202);
    }
    assertThat(APPLICATION.postJson(robot, "X-Local-Source", HERE).status()).isEqualTo(429);
    assertThat(post(HERE).status()).isEqualTo(429);
  }

  @Test
  void the_address_of_a_source_is_stored_nowhere() {
    post(HERE);
    for (String table : new String[] {"Conversations", "ChangeLog", "Outbox", "Ledger"}) {
      assertThat(APPLICATION.items().everything(table).toString()).doesNotContain(HERE);
    }
  }

  private void fill(String source) {
    for (int i = 0; i < 30; i++) {
      assertThat(post(source).status()).isEqualTo(202);
    }
  }

  private Browser.Reply post(String source, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "X-Local-Source";
    all[1] = source;
    return APPLICATION.postJson(next(), all);
  }

  private Map<String, String> next() {
    return Map.of("email", "v@example.com", "message", "Message " + posts++);
  }
}
