package fi.samtycke.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything whose speed is measured: a function and events for it, made of those in `events/`. A
/// further one is one line in [#all()].
///
/// `__N__` in an event is a number that whoever sends it counts up.
final class Cases {
  /// The status of what is not asked over HTTP.
  private static final int NONE = 0;

  private static final String CONTROLLER = "btb-plaza";
  private static final String STAFF = "staff-of-the-bench";
  private static final List<String> ROLES =
      List.of("administrator", "employee", "chat-operator", "mailbox-reader");
  private static final int CHATS = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private final Backstage stage;
  private final List<String> links;
  private final List<String> owed;
  private final List<String> chats;

  /// One function on one path.
  ///
  /// @param status of the answer, 0 where it has none
  /// @param events taken in turn
  record Case(String name, String function, int status, List<String> events) {}

  /// Lets so many visitors ask to be kept, and mails them; what the firm is owed of it waits.
  Cases(Backstage stage, int visitors) {
    this.stage = stage;
    for (int i = 0; i < visitors; i++) {
      stage.post("visitor" + i + "@example.com", "Message " + i, "2001:db8::a:" + i, "");
    }
    stage.dispatchQuarantineMails();
    this.links =
        stage.mailbox().all().stream()
            .filter(mail -> !mail.links().isEmpty())
            .map(MailedPath::in)
            .toList();
    this.owed = stage.owed();
    this.chats = IntStream.range(0, CHATS).mapToObj(_ -> startedChat()).toList();
    employ();
  }

  List<Case> all() {
    return List.of(
        one("form", "ReceiveMessage", 202, "intake/post-json", this::form),
        one("form-page", "ReceiveMessage", 200, "intake/show-form", _ -> {}),
        each("question", "Consent", 200, "consent/show-question", links, this::link),
        each("consent", "Consent", 200, "consent/post-answer", links, this::link),
        one("withdrawal", "Consent", 404, "consent/show-withdrawal", _ -> {}),
        one("contacts", "ManageContacts", 200, "contacts/list-contacts", this::signedIn),
        one("enter", "ManageContacts", 202, "contacts/enter-contact", this::card),
        one("quarantine", "ManageContacts", 200, "contacts/list-quarantine", this::signedIn),
        one("changes", "ManageContacts", 200, "contacts/list-changes", this::signedIn),
        each("dispatch", "DispatchOutbox", NONE, "mail/outbox-insert", owed, this::obligation),
        one("feedback", "RecordFeedback", NONE, "mail/feedback-delivery", _ -> {}),
        one("chat-script", "Chat", 200, "intake/show-chat-script", _ -> {}),
        one("chat-start", "Chat", 201, "intake/start-chat", this::source),
        each("chat-say", "Chat", 201, "intake/post-chat-message", chats, this::say),
        each("chat-look", "Chat", 200, "intake/read-chat-messages", chats, this::chat),
        one("erasure", "ManageCases", 404, "rights/look-at-erasure", this::signedIn),
        one("decisions", "ManageCases", 404, "rights/list-decisions", this::signedIn),
        one("restrict", "ManageCases", 404, "rights/restrict-subjects", this::signedIn),
        one("holds", "ManageCases", 404, "rights/list-holds", this::signedIn),
        one("disclosures", "ManageCases", 404, "rights/list-disclosures", this::signedIn),
        one("inbox", "ManageInbox", 200, "inbox/list-conversations", this::signedIn),
        each("conversation", "ManageInbox", 200, "inbox/read-conversation", chats, this::open),
        each("reply", "ManageInbox", 201, "inbox/reply", chats, this::reply),
        one("request", "RequestRights", 202, "rights/post-request", this::request),
        one("request-page", "RequestRights", 200, "rights/show-request", _ -> {}),
        one("case-page", "ConfirmRequest", 404, "rights/show-case", _ -> {}),
        one("cases", "ManageCases", 200, "rights/list-cases", this::signedIn),
        one("register-case", "ManageCases", 202, "rights/register-case", this::signedIn),
        one("tasks", "ManageCases", 200, "rights/list-tasks", this::signedIn),
        one("purges", "ManagePurges", 200, "mailbox/list-purges", this::signedIn),
        one("postponement", "PostponePurge", 404, "mailbox/show-postponement", _ -> {}),
        one("webhook", "ReceiveChatra", 404, "imports/chat-transcript", _ -> {}),
        one("sweep", "SweepQuarantine", NONE, "retention/sweep-quarantine", this::scheduled));
  }

  private interface About {
    void change(ObjectNode event, String thing);
  }

  private static Case one(
      String name, String function, int status, String sample, Consumer<ObjectNode> change) {
    return each(name, function, status, sample, List.of(""), (event, _) -> change.accept(event));
  }

  private static Case each(
      String name, String function, int status, String sample, List<String> things, About change) {
    List<String> events =
        things.stream()
            .map(thing -> {
              ObjectNode event = sample(sample);
              change.change(event, thing);
              return event.toString();
            })
            .toList();
    return new Case(name, function + "Function", status, events);
  }

  /// What the functions compared with are sent: an address, a name, a telephone number and a
  /// message of 250 letters.
  private void form(ObjectNode event) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("email", "user__N__@example.com")
            .put("name", "User __N__")
            .put("phone", "+358 40 555 0142")
            .put("message", "Hello, could you send me an offer for twelve people? ".repeat(5));
    event.put("body", body.toString()).put("isBase64Encoded", false);
    event.withObject("headers").put("idempotency-key", "bench-__N__");
    event.withObject("requestContext").withObject("http").put("sourceIp", "2001:db8::b:__N__");
  }

  private void request(ObjectNode event) {
    ObjectNode body =
        JSON.createObjectNode().put("kind", "access").put("email", "user__N__@example.com");
    event.put("body", body.toString());
    event.withObject("headers").put("content-type", "application/json");
    source(event);
  }

  private void source(ObjectNode event) {
    event.withObject("requestContext").withObject("http").put("sourceIp", "2001:db8::c:__N__");
  }

  /// A chat in which something was said: its id, a blank, the visitor's token.
  private String startedChat() {
    ObjectNode answer = read(stage.call("ChatFunction", sample("intake/start-chat").toString()));
    ObjectNode started = read(answer.path("body").asText());
    String chat =
        started.path("conversationId").asText() + " " + started.path("visitorToken").asText();
    ObjectNode first = sample("intake/post-chat-message");
    say(first, chat);
    stage.call("ChatFunction", first.toString().replace("__N__", "0"));
    return chat;
  }

  private void chat(ObjectNode event, String chat) {
    String[] parts = chat.split(" ", -1);
    event.withObject("pathParameters").put("conversationId", parts[0]);
    event.withObject("headers").put("authorization", "Bearer " + parts[1]);
  }

  private void say(ObjectNode event, String chat) {
    chat(event, chat);
    source(event);
    ObjectNode body = JSON.createObjectNode().put("text", "Hej!").put("clientId", "bench-__N__");
    event.put("body", body.toString());
  }

  private void open(ObjectNode event, String chat) {
    signedIn(event);
    event.withObject("pathParameters").put("id", chat.substring(0, chat.indexOf(' ')));
  }

  private void reply(ObjectNode event, String chat) {
    open(event, chat);
    event.withObject("headers").put("idempotency-key", "bench-__N__");
  }

  private void link(ObjectNode event, String path) {
    String link = path.substring(path.lastIndexOf('/') + 1);
    event.put("rawPath", path).withObject("pathParameters").put("link", link);
  }

  private void signedIn(ObjectNode event) {
    event
        .withObject("requestContext")
        .withObject("authorizer")
        .withObject("jwt")
        .withObject("claims")
        .put("sub", STAFF)
        .put(
            "cognito:groups",
            ROLES.stream()
                .map(role -> CONTROLLER + ":" + role)
                .collect(Collectors.joining(" ", "[", "]")));
  }

  private void card(ObjectNode event) {
    signedIn(event);
    ObjectNode body = read(event.path("body").asText());
    body.withObject("fields").put("email", "card__N__@example.net");
    event.put("body", body.toString());
  }

  private void obligation(ObjectNode event, String pk) {
    ArrayNode records = event.withArray("Records");
    while (records.size() > 1) {
      records.remove(1);
    }
    ((ObjectNode) records.get(0))
        .withObject("dynamodb")
        .withObject("Keys")
        .withObject("pk")
        .put("S", pk);
  }

  /// A minute later each time: a run of its own.
  private void scheduled(ObjectNode event) {
    event.put("scheduledTime", stage.clock.instant().toString());
  }

  private void employ() {
    stage.dynamoDb.putItem(it ->
        it.tableName(Backstage.name("Staff"))
            .item(
                Map.of(
                    "pk", AttributeValue.fromS(CONTROLLER + "#staff#" + STAFF),
                    "sk", AttributeValue.fromS("staff"),
                    "roles", AttributeValue.fromSs(ROLES),
                    "rolesChangedAt", AttributeValue.fromS("2026-01-01T00:00:00.000Z"),
                    "formatVersion", AttributeValue.fromN("1"))));
  }

  private static ObjectNode sample(String name) {
    try {
      return read(Files.readString(World.HOME.resolve("events").resolve(name + ".json")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
