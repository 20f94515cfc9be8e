package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Cases;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.rights.erasure.RestoreErasures;
import fi.samtycke.stores.dynamo.DynamoDb;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Data subjects, what they ask for, and an administrator who sees to it.
final class People {
  static final String API = "/api/btb-plaza";

  private final Application application;

  People(Application application) {
    this.application = application;
  }

  Cases cases() {
    return new Cases(Tasks.wiring(application, "CarryOutErasure"));
  }

  /// Writes by the form and asks to be kept.
  void visitor(String email, String name) {
    Browser.Reply posted =
        application.postJson(
            Map.of(
                "email",
                email,
                "name",
                name,
                "company",
                name + " Oy",
                "message",
                "Message of " + name + " " + email,
                "keepContact",
                true,
                "language",
                "en"));
    assertThat(posted.status()).isEqualTo(202);
  }

  /// The same, and consents.
  ///
  /// @return the id of the contact
  String customer(String email, String name) {
    visitor(email, name);
    String link =
        mailsTo(email).getLast().links().stream()
            .filter(each -> each.contains("/answer/"))
            .findFirst()
            .orElseThrow()
            .replace(application.stack().baseUrl(), "");
    application
        .browser()
        .send(
            "POST",
            link,
            MailedPath.form("consent"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    application.mails();
    String path = link.substring(link.lastIndexOf('/') + 1);
    return path.substring(0, path.indexOf('.'));
  }

  /// Another contact under the same address, as an import leaves it.
  String duplicate(String contact, String name) {
    DynamoDbClient tables = tables();
    String id = "0" + contact.substring(1).replace('A', 'B').replace('7', '8');
    for (Map<String, AttributeValue> item : new ArrayList<>(items("Register"))) {
      if (item.toString().contains(contact)) {
        Map<String, AttributeValue> copy = new HashMap<>(item);
        copy.replaceAll((_, value) ->
            value.s() == null ? value : AttributeValue.fromS(value.s().replace(contact, id)));
        tables.putItem(put -> put.tableName(name("Register")).item(copy));
      }
    }
    assertThat(get("/contacts/" + id).status()).as(name).isEqualTo(200);
    return id;
  }

  String asks(RequestKind kind, String email) {
    return cases().confirmed("btb-plaza", kind, email, "Details of " + email);
  }

  /// About one contact.
  String asks(RequestKind kind, String email, String contact) {
    return cases()
        .confirmed("btb-plaza", kind, email, "Details of " + email, List.of(new EntryId(contact)));
  }

  String contactState(String contact) {
    return get("/contacts/" + contact).json().path("state").asText();
  }

  Browser.Reply decide(String request) {
    return post("/cases/" + request + "/erasure", Map.of());
  }

  /// The same while the bus takes nothing, so that only the hourly run carries it out.
  void decideUnheard(String request) {
    application.mails();
    application
        .stack()
        .http()
        .plan(call ->
            call.service().equals("eventbridge") ? Optional.of(Fault.ERROR) : Optional.empty());
    assertThat(decide(request).status()).isEqualTo(202);
    application.mails();
    application.stack().http().plan(_ -> Optional.empty());
  }

  /// The hourly run, and what follows from it.
  void carryOut() {
    Browser.Reply run = application.browser().post("/_local/schedules/CarryOutErasure", "");
    assertThat(run.status()).as(run.body()).isLessThan(300);
    application.mails();
  }

  List<SentMail> mailsTo(String email) {
    return application.mails().stream().filter(mail -> mail.to().contains(email)).toList();
  }

  /// What the log says was done to an entry or a case.
  List<String> story(String entry) {
    return application.items().in("ChangeLog", "btb-plaza#entry#" + entry).stream()
        .map(item -> item.get("action").s())
        .toList();
  }

  String state(String request) {
    return application.items().in("Cases", "btb-plaza#case#" + request).stream()
        .filter(item -> item.get("sk").s().equals("case"))
        .map(item -> item.get("state").s())
        .findFirst()
        .orElse("gone");
  }

  List<String> openTasks() {
    List<String> ids = new ArrayList<>();
    for (JsonNode task : get("/tasks").json().path("items")) {
      ids.add(task.path("id").asText());
    }
    return ids;
  }

  /// A clerk closes every task that is open; a search found nothing.
  void closeTasks(String evidence) {
    for (List<String> open = openTasks(); !open.isEmpty(); open = openTasks()) {
      open.forEach(task -> closeTask(task, evidence));
    }
  }

  void closeTask(String id, String evidence) {
    JsonNode task = get("/tasks/" + id).json();
    Rights.require(post("/tasks/" + id + "/done", Rights.done(task, evidence)), 200);
  }

  /// The keys of all items of all tables in which the text stands anywhere.
  List<String> stored(String text) {
    List<String> found = new ArrayList<>();
    for (String table : application.stack().template().tables().keySet()) {
      for (Map<String, AttributeValue> item : items(table)) {
        if (item.toString().contains(text)) {
          found.add(table + " " + item.get("pk").s() + " " + item.get("sk").s());
        }
      }
    }
    return found;
  }

  List<Map<String, AttributeValue>> items(String table) {
    return application.items().everything(table);
  }

  DynamoDbClient tables() {
    return DynamoDb.client(Tasks.wiring(application, "CarryOutErasure"));
  }

  static String name(String table) {
    return "samtycke-local-" + table;
  }

  Browser.Reply get(String path) {
    return ask("GET", path, "");
  }

  Browser.Reply post(String path, Map<String, ?> body) {
    return ask("POST", path, Application.json(body));
  }

  Browser.Reply ask(String method, String path, String body) {
    return as("administrator", method, path, body);
  }

  Browser.Reply as(String role, String method, String path, String body) {
    String token = application.stack().signIn("the " + role, List.of("btb-plaza:" + role));
    return application.browser().send(method, API + path, body, "Authorization", "Bearer " + token);
  }

  String problem(Browser.Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    return reply.json().path("type").asText();
  }

  /// What a backup of this moment holds.
  Map<String, List<Map<String, AttributeValue>>> backup() {
    return Map.of("Register", List.copyOf(items("Register")), "Cases", List.copyOf(items("Cases")));
  }

  /// Puts a backup in the place of what is stored.
  void putBack(Map<String, List<Map<String, AttributeValue>>> backup) {
    backup.forEach((table, items) -> {
      application.items().erase(table);
      items.forEach(item -> tables().putItem(put -> put.tableName(name(table)).item(item)));
    });
  }

  /// Does again what a backup does not know of.
  ///
  /// @return what was printed
  String replay() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RestoreErasures.run(
        List.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        Tasks.wiring(application, "CarryOutErasure"));
    return out.toString(StandardCharsets.UTF_8);
  }
}
