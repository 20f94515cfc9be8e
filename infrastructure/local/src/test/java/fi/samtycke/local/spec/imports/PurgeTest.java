package fi.samtycke.local.spec.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.mailbox.GreenMailServer;
import fi.samtycke.mailbox.MailProgram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D12, walked over HTTP: declared days, warning, link, API, receipt, change log.
class PurgeTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String PURGES = "/api/btb-plaza/mailbox/purges";
  private static final String FORM = "application/x-www-form-urlencoded";

  /// Helsinki is at noon; six months before, in summer time, it was noon an hour earlier.
  private static final Instant CUT = Instant.parse("2025-09-20T09:00:00Z");

  @Test
  void D12_a_purge_is_counted_told_put_off_by_the_link_once_and_carried_out() {
    try (GreenMailServer server = new GreenMailServer()) {
      Instant young = CUT.plus(Duration.ofDays(60));
      server.receive("INBOX", List.of(CUT.minusSeconds(1), young, CUT.minusSeconds(99)));
      APPLICATION.stack().secrets().put("samtycke-local-MailboxSecret", server.secret());

      String id = ask("POST", PURGES, "{\"start\":\"after-warning\"}").json().path("id").asText();
      assertThat(ask("POST", PURGES, "{}").json().path("id").asText()).isEqualTo(id);
      assertThat(ask("POST", PURGES, "{\"start\":\"soon\"}").status()).isEqualTo(400);
      APPLICATION.stack().run("PurgeMailbox");
      assertThat(purge(id).path("state").asText()).isEqualTo("announced");
      assertThat(purge(id).path("startsAt").asText()).isEqualTo("2026-03-27T10:00:00Z");
      assertThat(purge(id).path("found").asInt()).isEqualTo(2);

      SentMail warning = warnings().getFirst();
      assertThat(warning.to()).containsExactly("kundregister@btb-plaza.example");
      assertThat(warning.text()).contains("INBOX: 2 meddelanden", "27 mars 2026");
      String link = link(warning);
      for (String method : List.of("GET", "HEAD", "GET")) {
        assertThat(APPLICATION.browser().send(method, link, "").status()).isEqualTo(200);
      }
      assertThat(post(link, "decision=").status()).isEqualTo(400);
      assertThat(purge(id).path("postponements").asInt()).isZero();
      for (int click = 0; click < 3; click++) {
        assertThat(post(link, "decision=postpone").body()).contains("10 april 2026");
      }
      assertThat(purge(id).path("postponements").asInt()).isEqualTo(1);
      assertThat(post(link.substring(0, link.length() - 1) + "_", "decision=postpone").status())
          .isEqualTo(404);

      APPLICATION.stack().moveTo(Instant.parse("2026-04-03T12:00:00Z"));
      assertThat(warnings()).as("told again before the new day").hasSize(2);
      assertThat(link(warnings().getLast())).isNotEqualTo(link);
      assertThat(left(server)).hasSize(3);

      APPLICATION.stack().moveTo(Instant.parse("2026-04-10T12:00:00Z"));
      JsonNode done = purge(id);
      assertThat(done.path("state").asText()).isEqualTo("emptied");
      assertThat(done.path("deleted").asInt()).isEqualTo(2);
      assertThat(left(server)).containsExactly(young);
      assertThat(APPLICATION.browser().get(link).body()).contains("kan inte längre");
      assertThat(ask("POST", PURGES + "/" + id + "/postpone", "").status()).isEqualTo(409);
      assertThat(receipts())
          .anyMatch(receipt -> receipt.contains("deleted") && receipt.contains("S=2"));
      assertThat(
              APPLICATION.items().in("ChangeLog", "btb-plaza#entry#" + id).stream()
                  .map(item -> item.get("action").s() + " " + item.get("reason").s())
                  .map(String::strip))
          .containsExactly(
              "mailbox.purge-requested",
              "mailbox.previewed 2 mails",
              "mailbox.postponed",
              "mailbox.emptied 2 mails");
    }
  }

  @Test
  void D12_twice_a_year_it_begins_by_itself_seven_days_ahead() {
    try (GreenMailServer server = new GreenMailServer()) {
      server.receive("INBOX", List.of(CUT.minusSeconds(1)));
      APPLICATION.stack().reset(java.util.Optional.of(Instant.parse("2026-07-24T10:00:00Z")));
      APPLICATION.stack().secrets().put("samtycke-local-MailboxSecret", server.secret());
      APPLICATION.stack().moveTo(Instant.parse("2026-07-24T20:00:00Z"));
      assertThat(list()).isEmpty();
      APPLICATION.stack().moveTo(Instant.parse("2026-07-24T23:00:00Z"));
      assertThat(list().get(0).path("day").asText()).isEqualTo("2026-08-01");
      assertThat(list().get(0).path("startsAt").asText()).isEqualTo("2026-07-31T22:37:00Z");
      APPLICATION.stack().moveTo(Instant.parse("2026-08-01T12:00:00Z"));
      assertThat(list()).hasSize(1);
      assertThat(list().get(0).path("state").asText()).isEqualTo("emptied");
      assertThat(left(server)).isEmpty();
    }
  }

  @Test
  void D12_at_once_and_by_the_api_and_without_a_secret() {
    String none = ask("POST", PURGES, "{\"start\":\"at-once\"}").json().path("id").asText();
    APPLICATION.stack().run("PurgeMailbox");
    assertThat(purge(none).path("state").asText()).isEqualTo("not-configured");
    assertThat(APPLICATION.mails()).isEmpty();
    assertThat(APPLICATION.stack().functions().deadLetters()).isEmpty();

    try (GreenMailServer server = new GreenMailServer()) {
      server.receive("INBOX", List.of(CUT.minusSeconds(1)));
      APPLICATION.stack().secrets().put("samtycke-local-MailboxSecret", server.secret());
      String id = ask("POST", PURGES, "{}").json().path("id").asText();
      APPLICATION.stack().run("PurgeMailbox");
      Browser.Reply later = ask("POST", PURGES + "/" + id + "/postpone", "");
      assertThat(later.json().path("startsAt").asText()).isEqualTo("2026-04-10T09:00:00Z");
      ask("POST", PURGES, "{\"start\":\"at-once\"}");
      APPLICATION.stack().run("PurgeMailbox");
      assertThat(purge(id).path("state").asText()).isEqualTo("emptied");
      assertThat(left(server)).isEmpty();
    }
  }

  private static List<Instant> left(GreenMailServer server) {
    try (MailProgram program = server.program()) {
      return program.received("INBOX");
    }
  }

  private static List<SentMail> warnings() {
    return APPLICATION.mails().stream()
        .filter(mail -> mail.subject().startsWith("E-postlådan info@ töms"))
        .toList();
  }

  private static String link(SentMail warning) {
    return warning.links().stream()
        .filter(each -> each.contains("/mailbox-purge/"))
        .findFirst()
        .orElseThrow()
        .replace(APPLICATION.stack().baseUrl(), "");
  }

  private static Browser.Reply post(String link, String body) {
    return APPLICATION.browser().send("POST", link, body, "Content-Type", FORM);
  }

  private static List<String> receipts() {
    return APPLICATION.items().in("Ledger", "btb-plaza#receipt#PurgeMailbox").stream()
        .map(item -> item.get("counts").toString())
        .toList();
  }

  private static JsonNode purge(String id) {
    return ask("GET", PURGES + "/" + id, "").json();
  }

  private static JsonNode list() {
    return ask("GET", PURGES, "").json().path("items");
  }

  private static Browser.Reply ask(String method, String path, String body) {
    String token = APPLICATION.stack().signIn("eva", List.of("btb-plaza:mailbox-reader"));
    return APPLICATION.browser().send(method, path, body, "Authorization", "Bearer " + token);
  }
}
