package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Dispute.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.rights.Dispute.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// I11, N4: a hold on a conversation, which may be the evidence of a claim (GDPR Art. 17(3)), beats
/// every purge; and what the ledger notes of what is restricted.
class HoldTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Instant PERIOD_OVER = Instant.parse("2026-09-30T10:00:00Z");

  private final People people = new People(APPLICATION);
  private final Dispute dispute = new Dispute(APPLICATION, people);

  @Test
  void I11_a_held_message_outlives_its_period_and_goes_the_day_after_the_hold() {
    String message = dispute.message();
    assertThat(dispute.reply(message).status()).isEqualTo(201);
    dispute.hold(message, Map.of("reason", "Claim 4711", "until", "2026-11-30"));
    assertThat(dispute.collection(message))
        .hasSize(3)
        .noneMatch(item -> item.containsKey("timeToLive"));
    assertThat(dispute.reply(message).status()).as("it is still open").isEqualTo(201);
    assertThat(dispute.collection(message)).noneMatch(item -> item.containsKey("timeToLive"));
    sweepAt(PERIOD_OVER);
    assertThat(dispute.listed("mailbox-reader")).isEmpty();
    assertThat(dispute.reply(message).status()).isEqualTo(404);
    assertThat(people.problem(dispute.opened("mailbox-reader", message, "answering")))
        .isEqualTo("/problems/restricted");
    assertThat(dispute.opened("mailbox-reader", message, "claim").json().path("messages"))
        .hasSize(3);
    sweepAt(Instant.parse("2026-11-30T21:30:00Z"));
    assertThat(dispute.collection(message)).as("its last day, late in the evening").isNotEmpty();
    sweepAt(Instant.parse("2026-12-01T04:15:00Z"));
    assertThat(dispute.collection(message)).isEmpty();
    assertThat(people.story(message)).endsWith("conversation.read", "conversation.erased");
  }

  @Test
  void I11_a_hold_without_end_keeps_a_message_until_it_is_lifted() {
    String message = dispute.message();
    String holds = "/conversations/" + message + "/holds";
    String first = dispute.hold(message, Map.of("reason", "Claim 4711"));
    String second = dispute.hold(message, Map.of("reason", "Claim 4712", "until", "2026-10-15"));
    assertThat(people.get(holds).json().path("items").findValuesAsText("reason"))
        .containsExactlyInAnyOrder("Claim 4711", "Claim 4712");
    sweepAt(PERIOD_OVER);
    people.ask("DELETE", holds + "/" + second, "");
    sweepAt(PERIOD_OVER.plus(Duration.ofDays(40)));
    assertThat(dispute.collection(message)).as("one of two is left").isNotEmpty();
    assertThat(people.ask("DELETE", holds + "/" + first, "").status()).isEqualTo(204);
    sweepAt(PERIOD_OVER.plus(Duration.ofDays(41)));
    assertThat(dispute.collection(message)).isEmpty();
    assertThat(people.story(message))
        .endsWith("conversation.hold-lifted", "conversation.hold-lifted", "conversation.erased");
  }

  @Test
  void L8_a_held_chat_outlives_its_twelve_months_and_the_receipt_says_so() {
    Chat chat = dispute.chat();
    String hold = dispute.hold(chat.id(), Map.of("reason", "Claim 4711"));
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(2)));
    Instant over = Instant.parse("2027-03-21T10:00:00Z");
    sweepAt(over);
    assertThat(dispute.listed("chat-operator")).isEmpty();
    assertThat(dispute.opened("chat-operator", chat.id(), "claim").json().path("messages"))
        .hasSize(1);
    assertThat(lastReceipt()).contains("held").doesNotContain("erased");
    people.ask("DELETE", "/conversations/" + chat.id() + "/holds/" + hold, "");
    sweepAt(over.plus(Duration.ofDays(1)));
    assertThat(dispute.collection(chat.id())).isEmpty();
    assertThat(lastReceipt()).contains("erased").doesNotContain("held");
  }

  @Test
  void I11_nobody_erases_a_held_conversation_one_or_many() {
    Chat chat = dispute.chat();
    String hold = dispute.hold(chat.id(), Map.of("reason", "Claim 4711"));
    String path = "/conversations/" + chat.id();
    assertThat(people.problem(people.ask("DELETE", path, ""))).isEqualTo("/problems/held");
    Browser.Reply many = people.post("/conversations/erasures", Map.of("ids", List.of(chat.id())));
    assertThat(many.json().path("items").get(0).path("outcome").asText()).isEqualTo("held");
    assertThat(dispute.heard(chat).status()).as("a hold alone shuts nobody out").isEqualTo(200);
    people.ask("DELETE", path + "/holds/" + hold, "");
    assertThat(people.ask("DELETE", path, "").status()).isEqualTo(204);
    assertThat(dispute.collection(chat.id())).isEmpty();
  }

  @Test
  void N4_the_note_that_a_contact_is_restricted_ends_with_its_erasure_and_not_before() {
    String contact = people.customer(ANNA, "Anna");
    String holds = "/contacts/" + contact + "/holds";
    String hold = people.post(holds, Map.of("reason", "Claim")).json().path("id").asText();
    people.decide(people.asks(RequestKind.ERASURE, ANNA));
    people.carryOut();
    assertThat(restriction(contact)).containsKey("at").doesNotContainKey("timeToLive");
    people.ask("DELETE", holds + "/" + hold, "");
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(restriction(contact).get("timeToLive").n())
        .isEqualTo("" + Instant.parse("2028-03-22T10:00:00Z").getEpochSecond());
  }

  @Test
  void N4_the_note_of_a_restriction_ends_with_the_release_and_begins_anew_with_another() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RESTRICTION, ANNA, contact);
    people.post("/cases/" + request + "/restrict", Map.of());
    assertThat(restriction(contact)).doesNotContainKey("timeToLive");
    people.post("/cases/" + request + "/release", Map.of());
    people.mailsTo(ANNA);
    people.post("/cases/" + request + "/release", Map.of());
    assertThat(restriction(contact).get("timeToLive").n())
        .isEqualTo("" + Instant.parse("2028-03-20T10:00:00Z").getEpochSecond());
    people.post("/cases/" + request + "/restrict", Map.of());
    assertThat(restriction(contact)).doesNotContainKeys("timeToLive", "releasedAt");
  }

  @Test
  void a_hold_stands_beside_what_is_there_and_no_other_kind_of_entry() {
    String contact = people.customer(ANNA, "Anna");
    Chat chat = dispute.chat();
    Map<String, String> claim = Map.of("reason", "Claim");
    assertThat(people.post("/conversations/" + contact + "/holds", claim).status()).isEqualTo(404);
    assertThat(people.post("/contacts/" + chat.id() + "/holds", claim).status()).isEqualTo(404);
    String holds = "/conversations/" + chat.id() + "/holds";
    assertThat(people.post(holds, Map.of("until", "2026-12-31")).status()).isEqualTo(400);
    assertThat(people.post(holds, Map.of("reason", "x", "until", "2026-03-19")).status())
        .isEqualTo(400);
    assertThat(people.get(holds).json().path("items")).isEmpty();
  }

  /// DynamoDB's own clean-up, and the sweep after it.
  private static void sweepAt(Instant now) {
    APPLICATION.stack().clock().set(now.minusSeconds(1));
    APPLICATION.stack().moveTo(now);
    APPLICATION.stack().run("SweepConversations");
  }

  /// What the last run that found something counted.
  private static String lastReceipt() {
    return APPLICATION.items().in("Ledger", "btb-plaza#receipt#SweepConversations").stream()
        .filter(item -> item.get("counts").m().size() > 1)
        .max(Comparator.comparing(item -> item.get("sk").s()))
        .map(item -> item.get("counts").m().keySet().toString())
        .orElseThrow();
  }

  private static Map<String, AttributeValue> restriction(String contact) {
    return APPLICATION.items().in("Ledger", "btb-plaza#restriction#" + contact).getFirst();
  }
}
