package fi.samtycke.local.spec.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.core.EntryId;
import fi.samtycke.local.aws.Call;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Requests;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// A page of a list costs one request, however many rows it has: 25 of three hundred. Beside it
/// stands the read of the `Staff` item, by which every signed-in request is decided.
class ListCostTest {
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String EVA = "eva";
  private static final int ROWS = 300;
  private static final int PAGE = 25;

  private static final List<Wire> WIRES = new ArrayList<>();
  private static Backstage stage;

  @BeforeAll
  static void three_hundred_of_each() {
    stage =
        new Backstage(
            NOW,
            real -> {
              WIRES.add(new Wire(real));
              return WIRES.getFirst();
            });
    for (String email : List.of("anna@example.com", "bo@example.com")) {
      stage.post(email, "Hello", "192.0.2.7", "");
    }
    stage.dispatchPending();
    stage.follow(MailedPath.in(stage.mailsTo("anna@example.com").getFirst()), "consent");
    stage.request("access", "anna@example.com", "192.0.2.7");
    Random random = new Random(25);
    multiply(random, "Register", "contact", "contactsOrder", (_, _) -> {});
    multiply(random, "Cases", "case", "listedOrder", (_, _) -> {});
    multiply(
        random,
        "Quarantine",
        "entry",
        "waitingOrder",
        (n, item) -> item.put("enteredBy", text(n % 3 == 0 ? "staff:" + EVA : "staff:olle")));
    multiply(
        random,
        "Conversations",
        "conversation",
        "inboxOrder",
        (n, item) -> item.put("channel", text(n % 3 == 0 ? "chat" : "contact-form")));
    Map<String, AttributeValue> eva = new HashMap<>();
    eva.put("pk", text("btb-plaza#staff#" + EVA));
    eva.put("sk", text("staff"));
    eva.put(
        "roles",
        AttributeValue.fromSs(
            List.of("administrator", "employee", "chat-operator", "mailbox-reader")));
    eva.put("rolesChangedAt", text("2026-01-01T00:00:00.000Z"));
    eva.put("formatVersion", AttributeValue.fromN("1"));
    stage.dynamoDb.putItem(put -> put.tableName(Backstage.name("Staff")).item(eva));
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "contacts, administrator, limit=25",
    "quarantine, administrator, limit=25",
    "quarantine, employee, limit=25",
    "conversations, administrator mailbox-reader, limit=25",
    "conversations, chat-operator, limit=25",
    "conversations, mailbox-reader, limit=25",
    "conversations, mailbox-reader, limit=25&assignedTo=nobody",
    "cases, employee, limit=25&state=open"
  })
  void a_page_of_25_among_300_is_one_request(String list, String roles, String query) {
    JsonNode first = page(list, roles, query);
    WIRES.getFirst().begin((_, _) -> Fate.DONE);
    JsonNode page = page(list, roles, query);
    assertThat(WIRES.getFirst().calls())
        .as("who calls, and the page")
        .containsExactly(new Call("dynamodb", "GetItem"), new Call("dynamodb", "Query"));
    assertThat(page).isEqualTo(first);
    Set<String> ids = new HashSet<>(page.path("items").findValuesAsText("id"));
    assertThat(ids).hasSize(PAGE);
    JsonNode next = page(list, roles, query + "&cursor=" + page.path("nextCursor").asText());
    assertThat(next.path("items").findValuesAsText("id"))
        .hasSize(PAGE)
        .doesNotContainAnyElementsOf(ids);
  }

  private static JsonNode page(String list, String roles, String query) {
    String path = "/api/{controller}/" + list;
    String function =
        Backstage.TEMPLATE.api().routes().stream()
            .filter(route -> route.key().equals("GET " + path))
            .map(Template.Route::function)
            .findFirst()
            .orElseThrow();
    String event =
        Requests.signedIn(path, EVA, List.of(roles.split(" ", -1)), NOW, query).toString();
    try {
      JsonNode answer = JSON.readTree(stage.call(function, event));
      assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
      return JSON.readTree(answer.path("body").asText());
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }

  /// Makes three hundred of the one that there is.
  private static void multiply(
      Random random,
      String table,
      String kind,
      String order,
      BiConsumer<Integer, Map<String, AttributeValue>> change) {
    Map<String, AttributeValue> one =
        stage.tables().of(table, kind).stream()
            .filter(item -> item.containsKey(order))
            .findFirst()
            .orElseThrow();
    String pk = one.get("pk").s();
    String id = pk.substring(pk.lastIndexOf('#') + 1);
    List<WriteRequest> writes = new ArrayList<>();
    for (int n = 0; n < ROWS; n++) {
      String other = EntryId.random(random).value();
      Map<String, AttributeValue> item = new HashMap<>(one);
      item.put("pk", text(pk.replace(id, other)));
      item.put(order, text(one.get(order).s().replace(id, other)));
      change.accept(n, item);
      writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }
    Tables.load(stage.dynamoDb, Backstage.name(table), writes);
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
