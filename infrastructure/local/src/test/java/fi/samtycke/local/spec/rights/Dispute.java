package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody who is in dispute with the firm, what is said with them, and what holds it.
final class Dispute {
  static final String ANNA = "anna-who-is-in-dispute@example.com";

  private final Application application;
  private final People people;

  Dispute(Application application, People people) {
    this.application = application;
    this.people = people;
  }

  /// Kept for the hold, and for nothing else.
  void isSetAside(Chat chat) {
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

  record Chat(String id, String token) {}

  Chat chat() {
    JsonNode begun =
        application
            .browser()
            .post("/btb-plaza/chat", Application.json(Map.of("name", "Anna", "email", ANNA)))
            .json();
    Chat chat =
        new Chat(begun.path("conversationId").asText(), begun.path("visitorToken").asText());
    assertThat(says(chat, "Hello from the chat").status()).isEqualTo(201);
    return chat;
  }

  Browser.Reply says(Chat chat, String text) {
    return application
        .browser()
        .post(
            "/btb-plaza/chat/" + chat.id() + "/messages",
            Application.json(Map.of("text", text)),
            "Authorization",
            "Bearer " + chat.token());
  }

  Browser.Reply heard(Chat chat) {
    return application
        .browser()
        .get(
            "/btb-plaza/chat/" + chat.id() + "/messages?after=0",
            "Authorization",
            "Bearer " + chat.token());
  }

  String message() {
    return application
        .postJson(Map.of("email", ANNA, "message", "The machine has broken"))
        .json()
        .path("messageId")
        .asText();
  }

  Browser.Reply reply(String message) {
    String path = "/conversations/" + message + "/messages";
    return people.as("mailbox-reader", "POST", path, Application.json(Map.of("text", "We see.")));
  }

  String hold(String conversation, Map<String, String> body) {
    Browser.Reply placed = people.post("/conversations/" + conversation + "/holds", body);
    assertThat(placed.status()).as(placed.body()).isEqualTo(201);
    return placed.json().path("id").asText();
  }

  Browser.Reply opened(String role, String conversation, String reason) {
    return people.as(role, "GET", "/conversations/" + conversation + "?reason=" + reason, "");
  }

  List<String> listed(String role) {
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
  List<Map<String, AttributeValue>> collection(String conversation) {
    return application
        .items()
        .in("Conversations", "btb-plaza#conversation#" + conversation)
        .stream()
        .filter(item -> !item.get("sk").s().startsWith("reader#"))
        .toList();
  }

  /// What the ledger says is erased for a case.
  String noted(String request) {
    return application.items().in("Ledger", "btb-plaza#erasure#" + request).stream()
        .map(item -> item.get("entries").toString())
        .findFirst()
        .orElse("");
  }

  void carryOutAt(Instant now) {
    application.stack().clock().set(now);
    people.carryOut();
  }
}
