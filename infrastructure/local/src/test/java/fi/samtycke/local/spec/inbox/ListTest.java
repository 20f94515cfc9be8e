package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.inbox.Inbox.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D10, D13: who sees which conversations, and how one finds them.
class ListTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Inbox INBOX = new Inbox(APPLICATION);
  private static final String OLGA = "olga chat-operator";
  private static final String MIRA = "mira mailbox-reader";
  private static final String ADA = "ada administrator";
  private static final String BOTH = "berit chat-operator mailbox-reader";

  @Test
  void D10_operators_and_administrators_see_chats_and_readers_of_the_mailbox_the_messages() {
    Chat chat = INBOX.chat(Map.of("name", "Vera"), "Hello");
    String message = INBOX.message(Inbox.VERA, "Good day");
    assertThat(INBOX.listed(OLGA, "")).containsExactly(chat.id());
    assertThat(INBOX.listed(ADA, "")).containsExactly(chat.id());
    assertThat(INBOX.listed(MIRA, "")).containsExactly(message);
    assertThat(INBOX.listed(BOTH, "")).containsExactlyInAnyOrder(chat.id(), message);
    assertThat(INBOX.listed(BOTH, "?channel=contact-form")).containsExactly(message);
    assertThat(INBOX.listed(OLGA, "?channel=contact-form")).isEmpty();
    Browser.Reply unknown = INBOX.get(OLGA, "/7T3M9K2Q5W8X1B4C6D0EFGHJKN");
    assertThat(INBOX.get(OLGA, "/" + message).status()).isEqualTo(404);
    assertThat(INBOX.get(OLGA, "/" + message).body()).isEqualTo(unknown.body());
    assertThat(INBOX.get(MIRA, "/" + chat.id()).body()).isEqualTo(unknown.body());
  }

  @Test
  void D13_a_list_shows_no_text_and_leaves_no_line() {
    INBOX.chat(Map.of("name", "Vera"), "Qwertytext");
    INBOX.message(Inbox.VERA, "Qwertytext");
    int before = APPLICATION.items().count("ChangeLog");
    Browser.Reply list = INBOX.get(BOTH, "");
    assertThat(list.body()).contains("Vera", Inbox.VERA).doesNotContain("Qwertytext");
    assertThat(APPLICATION.items().count("ChangeLog")).isEqualTo(before);
  }

  @Test
  void a_chat_in_which_nothing_was_said_is_nobodys_business() {
    Chat chat = INBOX.chat(Map.of("name", "Vera"));
    assertThat(INBOX.listed(OLGA, "")).isEmpty();
    assertThat(INBOX.get(OLGA, "/" + chat.id()).status()).isEqualTo(404);
    assertThat(INBOX.reply(OLGA, chat.id(), "Hello?").status()).isEqualTo(404);
  }

  @Test
  void a_list_goes_on_where_it_stopped_over_both_registers() {
    List<String> all = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      APPLICATION.stack().clock().set(Application.NOW.plusSeconds(60L * n));
      all.addFirst(
          n % 2 == 0
              ? INBOX.chat(Map.of(), "Hello").id()
              : INBOX.message("v" + n + "@example.com", "Hello"));
    }
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Browser.Reply part = INBOX.get(BOTH, "?limit=2" + cursor);
      found.addAll(Inbox.ids(part));
      cursor = "&cursor=" + part.json().path("nextCursor").asText();
    } while (!cursor.equals("&cursor=null"));
    assertThat(found).isEqualTo(all);
  }

  @Test
  void it_is_asked_for_by_state_and_by_who_looks_after_it() {
    String open = INBOX.message("a@example.com", "1");
    String closed = INBOX.message("b@example.com", "2");
    String hers = INBOX.message("c@example.com", "3");
    INBOX.change(MIRA, closed, "1", "{\"state\":\"closed\"}");
    INBOX.change(MIRA, hers, "1", "{\"assignedTo\":\"me\"}");
    assertThat(INBOX.listed(MIRA, "?state=closed")).containsExactly(closed);
    assertThat(INBOX.listed(MIRA, "?assignedTo=me")).containsExactly(hers);
    assertThat(INBOX.listed(MIRA, "?assignedTo=nobody")).containsExactly(open);
    assertThat(INBOX.listed("nils mailbox-reader", "?assignedTo=" + Inbox.subject("mira")))
        .containsExactly(hers);
    assertThat(INBOX.get(MIRA, "?state=lost").body())
        .contains("\"state\",\"code\":\"unknown-choice");
    assertThat(INBOX.get(MIRA, "?channel=fax").status()).isEqualTo(400);
  }

  @Test
  void D13_a_search_finds_a_text_wherever_it_stands_and_is_logged_with_count_and_reason() {
    Chat chat = INBOX.chat(Map.of("company", "Kabel.* Ab"), "Hello", "Have you CABLES?");
    INBOX.chat(Map.of(), "Good day");
    INBOX.reply(OLGA, chat.id(), "We have Zirkon.");
    for (String text : List.of("cables", "kabel.*", "zirkon")) {
      assertThat(Inbox.ids(INBOX.search(OLGA, Map.of("text", text, "reason", "case"))))
          .containsExactly(chat.id());
    }
    assertThat(Inbox.ids(INBOX.search(OLGA, Map.of("text", ".*")))).hasSize(1);
    assertThat(Inbox.ids(INBOX.search(MIRA, Map.of("text", "cables")))).isEmpty();
    assertThat(Inbox.ids(INBOX.search(OLGA, Map.of("text", "cables", "state", "closed"))))
        .isEmpty();
    assertThat(INBOX.logged("conversations.searched")).isEqualTo(6);
    assertThat(APPLICATION.items().everything("ChangeLog").toString())
        .contains("count:1", "count:0", "case", Inbox.subject("olga"))
        .doesNotContainIgnoringCase("cables")
        .doesNotContainIgnoringCase("zirkon");
  }

  @Test
  void a_search_ends_after_two_hundred_conversations_and_goes_on_with_its_cursor() {
    String wanted = INBOX.message("first@example.com", "Needle");
    APPLICATION.stack().clock().set(Application.NOW.plusSeconds(600));
    for (int n = 0; n < 201; n++) {
      APPLICATION.postJson(
          Map.of("email", "v" + n + "@example.com", "message", "Hay"),
          "X-Local-Source",
          "10.0.0." + n);
    }
    Browser.Reply part = INBOX.search(MIRA, Map.of("text", "needle"));
    assertThat(Inbox.ids(part)).isEmpty();
    String cursor = part.json().path("nextCursor").asText();
    Browser.Reply rest =
        INBOX.as(MIRA, "POST", "/search?cursor=" + cursor, "{\"text\":\"needle\"}");
    assertThat(Inbox.ids(rest)).containsExactly(wanted);
    assertThat(rest.json().path("nextCursor").isNull()).isTrue();
  }
}
