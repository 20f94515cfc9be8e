package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Cases;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Mishap;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.local.spec.backstage.Wire;
import fi.samtycke.local.spec.backstage.Wire.Fate;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.dynamo.DynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A case is over with the last part of it, whatever comes to grief on the way (A05, A20).
class CaseClosingTest {
  private static final String ADMINISTRATOR = "3c9a2f54-0000-4000-8000-00000000a11a";
  private static final String ANNA = "anna-whose-case-ends@example.com";
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Wire> WIRES = new ArrayList<>();
  private static final Backstage STAGE =
      new Backstage(
          Instant.parse("2026-03-20T10:00:00Z"),
          real -> {
            WIRES.add(new Wire(real));
            return WIRES.getFirst();
          });

  private static String request = "";
  private static Tables before;

  @BeforeAll
  static void prepare() throws Exception {
    STAGE.post(ANNA, "Hello", "192.0.2.7", "");
    STAGE.dispatchPending();
    String link = MailedPath.in(STAGE.mailsTo(ANNA).getLast());
    STAGE.follow(link, "consent");
    STAGE.dispatchPending();
    STAGE.dynamoDb.putItem(put ->
        put.tableName(Backstage.name("Staff"))
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("btb-plaza#staff#" + ADMINISTRATOR),
                    "sk", AttributeValue.fromS("staff"),
                    "formatVersion", AttributeValue.fromN("1"),
                    "roles", AttributeValue.fromSs(List.of("administrator")),
                    "rolesChangedAt", AttributeValue.fromS("2026-03-19T10:00:00.000Z"))));
    request = new Cases(wiring()).confirmed("btb-plaza", RequestKind.RECTIFICATION, ANNA, "Wrong");
    STAGE.dispatchPending();
    before = STAGE.tables();
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @Test
  void a_rectification_is_over_with_its_last_decision_and_with_its_last_task() throws Exception {
    List<String> broken = new ArrayList<>();
    for (String decision : List.of("refuse", "amend")) {
      for (Mishap mishap : Mishap.values()) {
        int calls = 1;
        for (int call = 1; call <= calls; call++) {
          before.restore(STAGE, STAGE.tables());
          STAGE.restart();
          if (decision.equals("amend")) {
            decide(decision);
          }
          wire().begin(mishap.at(call));
          attempt(() -> last(decision));
          calls = wire().calls().size();
          wire().begin((_, _) -> Fate.DONE);
          if (!isLastPartDone(decision)) {
            last(decision);
          }
          STAGE.dispatchPending();
          if (!state().equals("fulfilled")) {
            broken.add(decision + " " + mishap + " " + call + ": " + state());
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(STAGE.tables().faults()).isEmpty();
  }

  @Test
  void what_an_earlier_crash_left_open_is_closed_by_the_sweep_instead_of_pushed() {
    before.restore(STAGE, STAGE.tables());
    Instant now = STAGE.clock.instant();
    Wiring wiring = wiring();
    new Proposals(wiring, DynamoDb.client(wiring))
        .keep(
            new ControllerId("btb-plaza"),
            new EntryId(request),
            new Proposal("name", "x", Proposal.Decision.REFUSED, "Not so", "staff:anna", now))
        .alone();
    isLookedAt("btb-plaza#2026-03-20", now);
    STAGE.run("SweepCases");
    STAGE.dispatchPending();
    assertThat(state()).isEqualTo("fulfilled");
    assertThat(STAGE.tables().actions(request)).endsWith("case.fulfilled");
    assertThat(STAGE.tables().faults()).isEmpty();
  }

  private static void last(String decision) throws IOException {
    if (decision.equals("refuse")) {
      decide(decision);
    } else {
      for (Map<String, AttributeValue> task : STAGE.tables().of("Cases", "task")) {
        String pk = task.get("pk").s();
        call("ManageCasesFunction", "task-done", pk.substring(pk.lastIndexOf('#') + 1), "");
      }
    }
  }

  private static boolean isLastPartDone(String decision) {
    return decision.equals("refuse")
        ? STAGE.tables().actions(request).contains("rectification.decided")
        : STAGE.tables().of("Cases", "task").stream()
            .allMatch(task -> task.get("state").s().equals("done"));
  }

  private static void decide(String decision) throws IOException {
    String body =
        """
        {"decisions": [{"field": "name", "decision": "%s", "value": "Anna", "reason": "Seen"}]}
        """
            .formatted(decision);
    call("ManageCasesFunction", "decide-on-values", request, body);
  }

  private static void call(String function, String file, String id, String body)
      throws IOException {
    ObjectNode event =
        (ObjectNode)
            JSON.readTree(
                Files.readString(Application.HOME.resolve("events/rights/" + file + ".json")));
    event.withObject("pathParameters").put("id", id);
    if (!body.isEmpty()) {
      event.put("body", body);
    }
    STAGE.call(function, event.toString());
  }

  private static String state() {
    return STAGE.tables().of("Cases", "case").stream()
        .filter(item -> item.get("pk").s().endsWith(request))
        .map(item -> item.get("state").s())
        .findFirst()
        .orElse("gone");
  }

  /// When the case is looked at.
  private static void isLookedAt(String day, Instant at) {
    STAGE.dynamoDb.updateItem(update ->
        update
            .tableName(Backstage.name("Cases"))
            .key(
                Map.of(
                    "pk", AttributeValue.fromS("btb-plaza#case#" + request),
                    "sk", AttributeValue.fromS("case")))
            .updateExpression("SET dueDay = :day, dueOrder = :order")
            .expressionAttributeValues(
                Map.of(
                    ":day", AttributeValue.fromS(day),
                    ":order", AttributeValue.fromS(Timestamp.of(at)))));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void attempt(Action action) throws IOException {
    try {
      action.run();
    } catch (FunctionFailed stoppedOrFaulted) {
      // It is looked at below what was done.
    }
  }

  private static Wire wire() {
    return WIRES.getFirst();
  }

  private static Wiring wiring() {
    return new Wiring(
        STAGE.environment("CarryOutErasureFunction"),
        STAGE.clock,
        UrlConnectionHttpClient.create());
  }
}
