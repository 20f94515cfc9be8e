package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.CloseConversation;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.WriteInConversation;
import fi.samtycke.stores.conversation.WriteInConversation.Draft;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What visitors and operators do in the chat: visitors over HTTP, operators by the use cases that
/// the inbox calls.
final class Chats {
  static final String PLAZA = "btb-plaza";
  static final String INFO = "info@btb-plaza.example";
  static final String OPERATORS = "chatt@btb-plaza.example";

  private final Application application;

  Chats(Application application) {
    this.application = application;
  }

  /// A chat of a visitor.
  record Chat(String controller, String id, String token, String source) {
    String path() {
      return "/" + controller + "/chat/" + id;
    }

    String[] headers(String... more) {
      String[] all = new String[more.length + 4];
      System.arraycopy(more, 0, all, 4, more.length);
      all[0] = "Authorization";
      all[1] = "Bearer " + token;
      all[2] = "X-Local-Source";
      all[3] = source;
      return all;
    }
  }

  Chat start() {
    return start(Map.of(), "192.0.2.1");
  }

  Chat start(Map<String, String> fields, String source) {
    Browser.Reply reply =
        application
            .browser()
            .post("/" + PLAZA + "/chat", Application.json(fields), "X-Local-Source", source);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return new Chat(
        PLAZA,
        reply.json().path("conversationId").asText(),
        reply.json().path("visitorToken").asText(),
        source);
  }

  /// A chat with one message.
  Chat started() {
    Chat chat = start();
    assertThat(say(chat, "Hello?").status()).isEqualTo(201);
    return chat;
  }

  Browser.Reply say(Chat chat, String text, String... headers) {
    return post(chat, Map.of("text", text), headers);
  }

  Browser.Reply post(Chat chat, Map<String, String> body, String... headers) {
    return application
        .browser()
        .post(chat.path() + "/messages", Application.json(body), chat.headers(headers));
  }

  Browser.Reply poll(Chat chat, int after) {
    return application.browser().get(chat.path() + "/messages?after=" + after, chat.headers());
  }

  Browser.Reply close(Chat chat) {
    return application.browser().post(chat.path() + "/close", "{}", chat.headers());
  }

  List<JsonNode> messages(Chat chat) {
    return StreamSupport.stream(poll(chat, 0).json().path("messages").spliterator(), false)
        .toList();
  }

  List<String> texts(Chat chat) {
    return messages(chat).stream().map(message -> message.path("text").asText()).toList();
  }

  Written reply(Chat chat, String text) {
    return new WriteInConversation(
            wiring(), dynamoDb(), new Work(wiring(), dynamoDb(), new SecureRandom()))
        .write(controller(), stored(chat), Draft.byOperator(text, "otto"), now(), _ -> List.of());
  }

  /// The local stack does not know of writes past it, so the outbox is swept.
  boolean closeByOperator(Chat chat) {
    boolean closed =
        new CloseConversation(
                wiring(), dynamoDb(), new Work(wiring(), dynamoDb(), new SecureRandom()))
            .close(controller().id(), stored(chat), new Actor.Staff("otto"), now());
    application.browser().post("/_local/schedules/SweepOutbox", "");
    return closed;
  }

  Stored stored(Chat chat) {
    return new ConversationStore(wiring(), dynamoDb())
        .find(controller().id(), new EntryId(chat.id()))
        .orElseThrow();
  }

  /// The actions in the change log of a chat, in order.
  List<String> history(Chat chat) {
    return application.items().in("ChangeLog", chat.controller() + "#entry#" + chat.id()).stream()
        .map(item -> item.get("action").s() + " by " + item.get("actor").s())
        .toList();
  }

  void later(java.time.Duration by) {
    application.stack().clock().set(now().plus(by));
  }

  private Instant now() {
    return application.stack().clock().instant();
  }

  private Controller controller() {
    return wiring().declarations().all().getFirst();
  }

  private DynamoDbClient dynamoDb() {
    return DynamoDb.client(wiring());
  }

  private Wiring wiring() {
    return new Wiring(
        Map.of(
            "CONTROLLERS", PLAZA,
            "DECLARATION_OVERRIDES", "{}",
            "CONVERSATIONS_TABLE", "samtycke-local-Conversations",
            "CHANGE_LOG_TABLE", "samtycke-local-ChangeLog",
            "OUTBOX_TABLE", "samtycke-local-Outbox",
            "AWS_REGION", "eu-north-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_ENDPOINT_URL_DYNAMODB", application.stack().databaseUrl()),
        application.stack().clock(),
        UrlConnectionHttpClient.create());
  }
}
