package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.spec.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// I11, H04, F3: a hold on a conversation, which may be the evidence of a claim (GDPR Art. 17(3)),
/// beats every purge and every erasure.
class HoldTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String ANNA = "anna-who-is-in-dispute@example.com";
  private static final Instant PERIOD_OVER = Instant.parse("2026-09-30T10:00:00Z");

  private final People people = new People(APPLICATION);

  @Test
  void I11_a_held_message_outlives_its_period_and_goes_the_day_after_the_hold() {
    String message = message();
    assertThat(reply(message).status()).isEqualTo(201);
    hold(message, Map.of("reason", "Claim 4711", "until", "2026-11-30"));
    assertThat(collection(message)).hasSize(3).noneMatch(item -> item.containsKey("timeToLive"));
    assertThat(reply(message).status()).as("it is still open").isEqualTo(201);
    assertThat(collection(message)).noneMatch(item -> item.containsKey("timeToLive"));
    sweepAt(PERIOD_OVER);
    assertThat(listed("mailbox-reader")).isEmpty();
    assertThat(reply(message).status()).isEqualTo(404);
    assertThat(people.problem(opened("mailbox-reader", message, "answering")))
        .isEqualTo("/problems/restricted");
    assertThat(opened("mailbox-reader", message, "claim").json().path("messages")).hasSize(3);
    sweepAt(Instant.parse("2026-11-30T21:30:00Z"));
    assertThat(collection(message)).as("its last day, late in the evening").isNotEmpty();
    sweepAt(Instant.parse("2026-12-01T04:15:00Z"));
    assertThat(collection(message)).isEmpty();
    assertThat(people.story(message)).endsWith("conversation.read", "conversation.erased");
  }

  @Test
  void I11_a_hold_without_end_keeps_a_message_until_it_is_lifted() {
    String message = message();
    String holds = "/conversations/" + message + "/holds";
    String first = hold(message, Map.of("reason", "Claim 4711"));
    String second = hold(message, Map.of("reason", "Claim 4712", "until", "2026-10-15"));
    assertThat(people.get(holds).json().path("items").findValuesAsText("reason"))
        .containsExactlyInAnyOrder("Claim 4711", "Claim 4712");
    sweepAt(PERIOD_OVER);
    people.ask("DELETE", holds + "/" + second, "");
    sweepAt(PERIOD_OVER.plus(Duration.ofDays(40)));
    assertThat(collection(message)).as("one of two is left").isNotEmpty();
    assertThat(people.ask("DELETE", holds + "/" + first, "").status()).isEqualTo(204);
    sweepAt(PERIOD_OVER.plus(Duration.ofDays(41)));
    assertThat(collection(message)).isEmpty();
    assertThat(people.story(message))
        .endsWith("conversation.hold-lifted", "conversation.hold-lifted", "conversation.erased");
  }

  @Test
  void I11_nobody_erases_a_held_conversation_one_or_many() {
    Chat chat = chat();
    String hold = hold(chat.id(), Map.of("reason", "Claim 4711"));
    String path = "/conversations/" + chat.id();
    assertThat(people.problem(people.ask("DELETE", path, ""))).isEqualTo("/problems/held");
    Browser.Reply many = people.post("/conversations/erasures", Map.of("ids", List.of(chat.id())));
    assertThat(many.json().path("items").get(0).path("outcome").asText()).isEqualTo("held");
    assertThat(heard(chat).status()).as("a hold alone shuts nobody out").isEqualTo(200);
    people.ask("DELETE", path + "/holds/" + hold, "");
    assertThat(people.ask("DELETE", path, "").status()).isEqualTo(204);
    assertThat(collection(chat.id())).isEmpty();
  }

  @Test
  void I11_F3_an_erasure_restricts_a_held_conversation_says_so_and_takes_it_in_the_end() {
    String contact = people.customer(ANNA, "Anna");
    Chat chat = chat();
    String hold = hold(chat.id(), Map.of("reason", "Claim 4711", "until", "2026-12-31"));
    String request = people.asks(RequestKind.ERASURE, ANNA);
    JsonNode look = people.get("/cases/" + request + "/erasure").json();
    assertThat(look.path("kept")).hasSize(1);
    assertThat(look.path("kept").toString()).contains(chat.id(), "Claim 4711", "2026-12-31");
    people.decide(request);
    people.carryOut();
    people.carryOut();
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(people.mailsTo(ANNA).getLast().text()).contains("Claim 4711", "31 December 2026");
    isSetAside(chat);
    people.ask("DELETE", "/conversations/" + chat.id() + "/holds/" + hold, "");
    carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
    assertThat(collection(chat.id())).isEmpty();
    assertThat(people.story(chat.id())).endsWith("conversation.hold-lifted", "conversation.erased");
    assertThat(noted(request)).contains(chat.id());
    assertThat(people.stored(ANNA)).allMatch(key -> key.contains("task#"));
  }

  @Test
  void I11_a_hold_on_a_conversation_after_the_decision_wins_and_its_last_day_ends_it() {
    people.customer(ANNA, "Anna");
    Chat chat = chat();
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decideUnheard(request);
    assertThat(noted(request)).contains(chat.id());
    hold(chat.id(), Map.of("reason", "Claim 4711", "until", "2026-03-25"));
    people.carryOut();
    isSetAside(chat);
    assertThat(noted(request))
        .as("the ledger no longer says that it goes")
        .doesNotContain(chat.id());
    carryOutAt(Instant.parse("2026-03-25T21:30:00Z"));
    assertThat(collection(chat.id())).as("the last day").isNotEmpty();
    carryOutAt(Instant.parse("2026-03-26T22:30:00Z"));
    assertThat(collection(chat.id())).isEmpty();
    assertThat(noted(request)).contains(chat.id());
  }

  @Test
  void F3_nothing_that_was_owed_about_a_restricted_conversation_leaves() {
    people.customer(ANNA, "Anna");
    int before = APPLICATION.mails().size();
    APPLICATION
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    Chat chat = chat();
    APPLICATION.mails();
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    String request = people.asks(RequestKind.ERASURE, ANNA);
    hold(chat.id(), Map.of("reason", "Claim 4711"));
    people.decide(request);
    people.carryOut();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(8)));
    assertThat(APPLICATION.mails().stream().skip(before))
        .noneMatch(mail -> mail.text().contains("Hello from the chat"));
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
    carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
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
    Chat chat = chat();
    Map<String, String> claim = Map.of("reason", "Claim");
    assertThat(people.post("/conversations/" + contact + "/holds", claim).status()).isEqualTo(404);
    assertThat(people.post("/contacts/" + chat.id() + "/holds", claim).status()).isEqualTo(404);
    String holds = "/conversations/" + chat.id() + "/holds";
    assertThat(people.post(holds, Map.of("until", "2026-12-31")).status()).isEqualTo(400);
    assertThat(people.post(holds, Map.of("reason", "x", "until", "2026-03-19")).status())
        .isEqualTo(400);
    assertThat(people.get(holds).json().path("items")).isEmpty();
  }

  private void isSetAside(Chat chat) {
    assertThat(heard(chat).status()).isEqualTo(404);
    assertThat(says(chat, "I am still here").status()).isEqualTo(404);
    assertThat(listed("chat-operator")).isEmpty();
    String path = "/conversations/" + chat.id();
    assertThat(people.post(path + "/messages", Map.of("text", "Yes?")).status()).isEqualTo(404);
    assertThat(people.ask("DELETE", path, "").status()).isEqualTo(404);
    assertThat(people.problem(opened("chat-operator", chat.id(), ""))).endsWith("restricted");
    List<String> before = people.story(chat.id());
    JsonNode read = opened("chat-operator", chat.id(), "claim").json();
    assertThat(read.path("restricted").asBoolean()).isTrue();
    assertThat(read.path("messages").toString()).contains("Hello from the chat");
    assertThat(opened("chat-operator", chat.id(), "case").status()).isEqualTo(200);
    assertThat(people.story(chat.id())).as("each reading").hasSize(before.size() + 2);
    assertThat(before).contains("conversation.restricted");
  }

  private record Chat(String id, String token) {}

  private Chat chat() {
    JsonNode begun =
        APPLICATION
            .browser()
            .post("/btb-plaza/chat", Application.json(Map.of("name", "Anna", "email", ANNA)))
            .json();
    Chat chat =
        new Chat(begun.path("conversationId").asText(), begun.path("visitorToken").asText());
    assertThat(says(chat, "Hello from the chat").status()).isEqualTo(201);
    return chat;
  }

  private Browser.Reply says(Chat chat, String text) {
    return APPLICATION
        .browser()
        .post(
            "/btb-plaza/chat/" + chat.id() + "/messages",
            Application.json(Map.of("text", text)),
            "Authorization",
            "Bearer " + chat.token());
  }

  private Browser.Reply heard(Chat chat) {
    return APPLICATION
        .browser()
        .get(
            "/btb-plaza/chat/" + chat.id() + "/messages?after=0",
            "Authorization",
            "Bearer " + chat.token());
  }

  private String message() {
    return APPLICATION
        .postJson(Map.of("email", ANNA, "message", "The machine has broken"))
        .json()
        .path("messageId")
        .asText();
  }

  private Browser.Reply reply(String message) {
    String path = "/conversations/" + message + "/messages";
    return people.as("mailbox-reader", "POST", path, Application.json(Map.of("text", "We see.")));
  }

  private String hold(String conversation, Map<String, String> body) {
    Browser.Reply placed = people.post("/conversations/" + conversation + "/holds", body);
    assertThat(placed.status()).as(placed.body()).isEqualTo(201);
    return placed.json().path("id").asText();
  }

  private Browser.Reply opened(String role, String conversation, String reason) {
    return people.as(role, "GET", "/conversations/" + conversation + "?reason=" + reason, "");
  }

  private List<String> listed(String role) {
    return List.of("open", "closed").stream()
        .flatMap(state ->
            StreamSupport.stream(
                people
                    .as(role, "GET", "/conversations?state=" + state, "")
                    .json()
                    .path("items")
                    .spliterator(),
                false))
        .map(item -> item.path("id").asText())
        .toList();
  }

  /// What the table holds of a conversation, besides the marks of readers.
  private List<Map<String, AttributeValue>> collection(String conversation) {
    return APPLICATION
        .items()
        .in("Conversations", "btb-plaza#conversation#" + conversation)
        .stream()
        .filter(item -> !item.get("sk").s().startsWith("reader#"))
        .toList();
  }

  private static Map<String, AttributeValue> restriction(String contact) {
    return APPLICATION.items().in("Ledger", "btb-plaza#restriction#" + contact).getFirst();
  }

  /// What the ledger says is erased for a case.
  private String noted(String request) {
    return APPLICATION.items().in("Ledger", "btb-plaza#erasure#" + request).stream()
        .map(item -> item.get("entries").toString())
        .findFirst()
        .orElse("");
  }

  /// DynamoDB's own clean-up, and the sweep after it.
  private static void sweepAt(Instant now) {
    APPLICATION.stack().clock().set(now.minusSeconds(1));
    APPLICATION.stack().moveTo(now);
    APPLICATION.stack().run("SweepConversations");
  }

  private void carryOutAt(Instant now) {
    APPLICATION.stack().clock().set(now);
    people.carryOut();
  }
}
