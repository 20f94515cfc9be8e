package fi.samtycke.local.spec.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.http.Tokens;
import fi.samtycke.local.spec.Application;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What visitors and staff do around the inbox, all of it over HTTP.
final class Inbox {
  static final String VERA = "vera@example.com";
  static final String INFO = "info@btb-plaza.example";
  private static final String API = "/api/btb-plaza/conversations";

  private final Application application;

  Inbox(Application application) {
    this.application = application;
  }

  /// A visitor's chat.
  record Chat(String id, String token) {}

  Chat chat(Map<String, String> fields, String... texts) {
    JsonNode begun = application.browser().post("/btb-plaza/chat", Application.json(fields)).json();
    Chat chat =
        new Chat(begun.path("conversationId").asText(), begun.path("visitorToken").asText());
    for (String text : texts) {
      assertThat(say(chat, text).status()).isEqualTo(201);
    }
    return chat;
  }

  Browser.Reply say(Chat chat, String text) {
    return application
        .browser()
        .post(
            "/btb-plaza/chat/" + chat.id() + "/messages",
            Application.json(Map.of("text", text)),
            "Authorization",
            "Bearer " + chat.token());
  }

  JsonNode heard(Chat chat) {
    return application
        .browser()
        .get(
            "/btb-plaza/chat/" + chat.id() + "/messages?after=0",
            "Authorization",
            "Bearer " + chat.token())
        .json();
  }

  /// A message of the contact form.
  String message(String email, String text) {
    Browser.Reply reply = application.postJson(Map.of("email", email, "message", text));
    assertThat(reply.status()).isEqualTo(202);
    return reply.json().path("messageId").asText();
  }

  /// Asks as somebody who has these roles.
  ///
  /// @param who `olga chat-operator`
  Browser.Reply as(String who, String method, String path, String body, String... headers) {
    String[] words = who.split(" ", -1);
    List<String> groups =
        List.of(words).subList(1, words.length).stream().map(role -> "btb-plaza:" + role).toList();
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + application.stack().signIn(words[0], groups);
    return application.browser().send(method, API + path, body, all);
  }

  Browser.Reply get(String who, String path) {
    return as(who, "GET", path, "");
  }

  Browser.Reply reply(String who, String id, String text, String... headers) {
    return as(who, "POST", "/" + id + "/messages", Application.json(Map.of("text", text)), headers);
  }

  Browser.Reply change(String who, String id, String version, String body) {
    return as(who, "PATCH", "/" + id, body, "If-Match", version);
  }

  Browser.Reply search(String who, Map<String, String> query) {
    return as(who, "POST", "/search", Application.json(query));
  }

  List<String> listed(String who, String query) {
    return ids(get(who, query));
  }

  static List<String> ids(Browser.Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().path("items").findValuesAsText("id");
  }

  static List<String> texts(Browser.Reply opened) {
    return StreamSupport.stream(opened.json().path("messages").spliterator(), false)
        .map(message -> message.path("text").asText())
        .toList();
  }

  /// The change log of an entry: who did what, how much, why.
  List<String> history(String id) {
    return application.items().in("ChangeLog", "btb-plaza#entry#" + id).stream()
        .map(item ->
            (item.get("action").s()
                    + " "
                    + String.join(",", item.get("fields").l().stream().map(f -> f.s()).toList())
                    + " "
                    + item.get("reason").s())
                .replaceAll(" +", " ")
                .strip())
        .toList();
  }

  /// Lines of the change log that are about no entry.
  long logged(String action) {
    return application.items().everything("ChangeLog").stream()
        .filter(item -> item.get("action").s().equals(action))
        .count();
  }

  List<SentMail> mailsTo(String address) {
    return application.mails().stream().filter(mail -> mail.to().contains(address)).toList();
  }

  static String subject(String user) {
    return Tokens.sub(user);
  }
}
