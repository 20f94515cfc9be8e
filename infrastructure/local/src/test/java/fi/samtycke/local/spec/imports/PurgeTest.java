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
import java.util.ArrayList;
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
      assertThat(list("info")).isEmpty();
      APPLICATION.stack().moveTo(Instant.parse("2026-07-24T23:00:00Z"));
      assertThat(list("info").getFirst().path("day").asText()).isEqualTo("2026-08-01");
      assertThat(list("info").getFirst().path("startsAt").asText())
          .isEqualTo("2026-07-31T22:37:00Z");
      APPLICATION.stack().moveTo(Instant.parse("2026-08-01T12:00:00Z"));
      assertThat(list("info")).hasSize(1);
      assertThat(list("info").getFirst().path("state").asText()).isEqualTo("emptied");
      assertThat(left(server)).isEmpty();
      assertThat(list("operators"))
          .as("nobody has said how it is reached")
          .extracting(purge -> purge.path("state").asText() + " " + purge.path("fault").asText())
          .containsExactly("requested not-configured");
      assertThat(warnings("chattoperatörernas e-postlåda")).isEmpty();
      assertThat(APPLICATION.mails())
          .filteredOn(mail -> mail.subject().contains("hattoperatörernas e-postlåda"))
          .filteredOn(mail -> mail.to().contains("kundregister@btb-plaza.example"))
          .as("told once, and once more a week later")
          .extracting(mail -> mail.sentAt() + " " + mail.subject())
          .containsExactly(
              "2026-07-24T22:37:00Z Det gick inte att tömma chattoperatörernas e-postlåda",
              "2026-07-31T22:37:00Z Det gick inte att tömma chattoperatörernas e-postlåda");
    }
  }

  @Test
  void L8_the_copies_in_the_operators_mailbox_go_as_the_mails_in_the_info_mailbox_do() {
    try (GreenMailServer info = new GreenMailServer();
        GreenMailServer operators = new GreenMailServer()) {
      Instant young = CUT.plus(Duration.ofDays(60));
      info.receive("INBOX", List.of(CUT.minusSeconds(1), young));
      operators.receive("INBOX", List.of(CUT.minusSeconds(1), CUT.minusSeconds(9), young));
      String theirs = operators.secret().replace("btb-plaza\"", "btb-plaza.operators\"");
      APPLICATION
          .stack()
          .secrets()
          .put(
              "samtycke-local-MailboxSecret",
              info.secret().replaceFirst("}$", ",") + theirs.substring(1));

      String other = ask("POST", PURGES, "{}").json().path("id").asText();
      String id = ask("POST", PURGES, "{\"mailbox\":\"operators\"}").json().path("id").asText();
      assertThat(id).as("each mailbox has its own").isNotEqualTo(other);
      assertThat(ask("POST", PURGES, "{\"mailbox\":\"private\"}").status()).isEqualTo(400);
      APPLICATION.stack().run("PurgeMailbox");
      assertThat(purge(id).path("mailbox").asText()).isEqualTo("operators");
      assertThat(purge(id).path("found").asInt()).isEqualTo(2);
      assertThat(purge(other).path("found").asInt()).isEqualTo(1);

      SentMail warning = warnings("chattoperatörernas e-postlåda").getFirst();
      assertThat(warning.subject())
          .isEqualTo("Den 27 mars 2026 töms chattoperatörernas e-postlåda");
      assertThat(post(link(warning), "decision=postpone").body())
          .contains("chattoperatörernas e-postlåda hos BTB Plaza Ab", "10 april 2026", "en gång");
      APPLICATION.stack().moveTo(Instant.parse("2026-03-27T12:00:00Z"));
      assertThat(left(info)).containsExactly(young);
      assertThat(left(operators)).hasSize(3);
      APPLICATION.stack().moveTo(Instant.parse("2026-04-10T12:00:00Z"));
      assertThat(left(operators)).containsExactly(young);
      assertThat(purge(id).path("state").asText()).isEqualTo("emptied");
      assertThat(receipts())
          .anyMatch(receipt -> receipt.contains("operators-deleted") && receipt.contains("S=2"));
    }
  }

  @Test
  void L8_it_is_put_off_until_the_declared_maximum_and_no_further() {
    try (GreenMailServer server = new GreenMailServer()) {
      server.receive("INBOX", List.of(CUT.minusSeconds(1)));
      APPLICATION.stack().secrets().put("samtycke-local-MailboxSecret", server.secret());
      String id = ask("POST", PURGES, "{}").json().path("id").asText();
      assertThat(purge(id).path("postponementsLeft").asInt()).isZero();
      APPLICATION.stack().run("PurgeMailbox");
      assertThat(purge(id).path("postponementsLeft").asInt()).isEqualTo(2);
      String first = link(warnings().getLast());
      for (String[] words :
          new String[][] {
            {"sv", "ett meddelande<", "kan ännu skjutas upp 2 gånger"},
            {"fi", "yksi viesti<", "voi vielä lykätä 2 kertaa"},
            {"en", "one email<", "can still be postponed 2 times"}
          }) {
        assertThat(APPLICATION.browser().get(first + "?lang=" + words[0]).body())
            .contains(words[1], words[2]);
      }
      assertThat(post(first, "decision=postpone").body()).contains("kan ännu skjutas upp en gång");

      APPLICATION.stack().moveTo(Instant.parse("2026-04-03T12:00:00Z"));
      String second = link(warnings().getLast());
      assertThat(APPLICATION.browser().get(second + "?lang=fi").body())
          .contains("voi vielä lykätä kerran");
      assertThat(post(second, "decision=postpone").body())
          .contains("24 april 2026", "kan inte skjutas upp mer", "högst 28 dagar");
      Browser.Reply refused = ask("POST", PURGES + "/" + id + "/postpone", "");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("type").asText()).isEqualTo("/problems/postponed-at-most");
      assertThat(purge(id).path("postponementsLeft").asInt()).isZero();

      APPLICATION.stack().moveTo(Instant.parse("2026-04-17T12:00:00Z"));
      SentMail last = warnings().getLast();
      assertThat(last.subject()).contains("24 april 2026");
      assertThat(last.text()).contains("kan inte skjutas upp mer", "INBOX: ett meddelande, från");
      assertThat(last.links()).noneMatch(each -> each.contains("/mailbox-purge/"));
      assertThat(post(second, "decision=postpone").body()).contains("24 april 2026");
      APPLICATION.stack().moveTo(Instant.parse("2026-04-24T12:00:00Z"));
      assertThat(purge(id).path("state").asText()).isEqualTo("emptied");
      assertThat(purge(id).path("postponements").asInt()).isEqualTo(2);
    }
  }

  @Test
  void D12_at_once_and_by_the_api_and_without_a_secret() {
    String none = ask("POST", PURGES, "{\"start\":\"at-once\"}").json().path("id").asText();
    APPLICATION.stack().run("PurgeMailbox");
    assertThat(purge(none).path("state").asText()).isEqualTo("not-configured");
    assertThat(APPLICATION.mails())
        .extracting(SentMail::subject)
        .containsExactly("Det gick inte att tömma e-postlådan info@");
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
    return warnings("e-postlådan info@");
  }

  private static List<SentMail> warnings(String mailbox) {
    return APPLICATION.mails().stream()
        .filter(mail -> mail.subject().endsWith(" töms " + mailbox))
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

  private static List<JsonNode> list(String mailbox) {
    List<JsonNode> found = new ArrayList<>();
    ask("GET", PURGES, "").json().path("items").forEach(found::add);
    return found.stream().filter(purge -> purge.path("mailbox").asText().equals(mailbox)).toList();
  }

  private static Browser.Reply ask(String method, String path, String body) {
    String token = APPLICATION.stack().signIn("eva", List.of("btb-plaza:mailbox-reader"));
    return APPLICATION.browser().send(method, path, body, "Authorization", "Bearer " + token);
  }
}
