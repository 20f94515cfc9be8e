package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D11, D12: conversations end when their declared period is over.
class RetentionTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator";
  private static final String MIRA = "mira mailbox-reader";

  @Test
  void D12_a_message_of_the_form_is_swept_on_the_morning_after_its_period_with_a_line() {
    String id = INBOX.message(Inbox.VERA, "Hello");
    APPLICATION.stack().clock().set(Instant.parse("2026-09-20T08:59:00Z"));
    assertThat(INBOX.get(MIRA, "/" + id).status()).isEqualTo(200);
    assertThat(INBOX.get(MIRA, "/retention-preview").json().toString())
        .isEqualTo("{\"conversations\":1,\"days\":[{\"day\":\"2026-09-20\",\"conversations\":1}]}");
    APPLICATION.stack().moveTo(Instant.parse("2026-09-20T09:00:00Z"));
    assertThat(INBOX.get(MIRA, "/" + id).status()).as("before the sweep").isEqualTo(404);
    assertThat(INBOX.listed(MIRA, "")).isEmpty();
    assertThat(INBOX.reply(MIRA, id, "Yes").status()).isEqualTo(404);
    APPLICATION.stack().moveTo(Instant.parse("2026-09-21T03:15:00Z"));
    assertThat(APPLICATION.messages("btb-plaza")).isEmpty();
    assertThat(INBOX.history(id)).endsWith("conversation.erased count:1 period-over");
    assertThat(receipt("2026-09-21T03:15:00.000Z")).contains("erased", "1").contains("upcoming");
  }

  @Test
  void a_receipt_tells_thirty_days_ahead_how_many_will_go() {
    INBOX.message(Inbox.VERA, "Hello");
    INBOX.message("other@example.com", "Hello");
    APPLICATION.stack().clock().set(Instant.parse("2026-08-21T02:00:00Z"));
    APPLICATION.stack().moveTo(Instant.parse("2026-08-22T04:00:00Z"));
    assertThat(counts("2026-08-21T03:15:00.000Z")).isEqualTo(Map.of("upcoming", "0"));
    assertThat(counts("2026-08-22T03:15:00.000Z")).isEqualTo(Map.of("upcoming", "2"));
  }

  @Test
  void D11_a_chat_goes_twelve_months_after_its_last_message_unless_somebody_erases_it_before() {
    Chat chat = INBOX.chat(Map.of(), "Hello");
    APPLICATION.stack().moveTo(Application.NOW.plusSeconds(7200));
    APPLICATION.stack().clock().set(Instant.parse("2027-03-20T09:59:00Z"));
    APPLICATION.stack().run("SweepConversations");
    assertThat(INBOX.listed(OLGA, "?state=closed")).containsExactly(chat.id());
    assertThat(INBOX.get(OLGA, "/" + chat.id()).json().path("eraseAfter").asText())
        .isEqualTo("2027-03-20T10:00:00.000Z");
    assertThat(INBOX.get(OLGA, "/retention-preview").json().path("conversations").asInt()).isOne();
    APPLICATION.stack().clock().set(Instant.parse("2027-03-20T10:01:00Z"));
    APPLICATION.stack().run("SweepConversations");
    assertThat(INBOX.listed(OLGA, "?state=closed")).isEmpty();
    assertThat(INBOX.history(chat.id())).endsWith("conversation.erased count:1 period-over");
  }

  private static String receipt(String at) {
    return counts(at).toString();
  }

  private static Map<String, String> counts(String at) {
    return APPLICATION.items().in("Ledger", "btb-plaza#receipt#SweepConversations").stream()
        .filter(item -> item.get("sk").s().equals(at))
        .flatMap(item -> item.get("counts").m().entrySet().stream())
        .collect(
            java.util.stream.Collectors.toMap(Map.Entry::getKey, count -> count.getValue().s()));
  }
}
