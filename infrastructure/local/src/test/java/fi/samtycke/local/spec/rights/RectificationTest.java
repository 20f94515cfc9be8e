package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.register.AddressCooling;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// F2, F12, N7, U3, I11, H04: what is wrong is corrected, what is restricted is used for nothing,
/// what is held stays, and what was disclosed is known.
class RectificationTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String ANNA = "anna-to-be-corrected@example.com";
  private static final String NEW = "anna-with-a-new-address@example.com";

  private final People people = new People(APPLICATION);

  private static Map<String, String> decision(
      String field, String decision, String value, String reason) {
    return Map.of("field", field, "decision", decision, "value", value, "reason", reason);
  }

  @Test
  void F2_each_field_is_accepted_amended_or_refused_with_a_reason_and_the_person_is_told() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RECTIFICATION, ANNA, contact);
    String path = "/cases/" + request + "/decisions";
    Browser.Reply bare =
        people.post(path, Map.of("decisions", List.of(decision("name", "refuse", "", ""))));
    assertThat(bare.status()).isEqualTo(400);
    assertThat(
            people
                .post(path, Map.of("decisions", List.of(decision("phone", "accept", "x", ""))))
                .status())
        .isEqualTo(400);
    Browser.Reply decided =
        people.post(
            path,
            Map.of(
                "decisions",
                List.of(
                    decision("name", "accept", "Anna Andersson", ""),
                    decision("department", "amend", "Sales", "There is no such department"),
                    decision("title", "refuse", "Chief", "Not so by the contract"))));
    assertThat(decided.status()).as(decided.body()).isEqualTo(201);
    JsonNode fields = people.get("/contacts/" + contact).json().path("fields");
    assertThat(fields.path("name").asText()).isEqualTo("Anna Andersson");
    assertThat(fields.path("department").asText()).isEqualTo("Sales");
    assertThat(fields.has("title")).isFalse();
    assertThat(people.story(contact)).endsWith("contact.rectified");
    assertThat(people.story(request)).contains("rectification.decided");
    String letter = people.mailsTo(ANNA).getLast().text();
    assertThat(letter)
        .contains("Corrected to Anna Andersson", "Not changed", "Not so by the contract");
    for (String task : people.openTasks()) {
      assertThat(people.get("/tasks/" + task).json().path("kind").asText()).isEqualTo("rectify");
      people.post("/tasks/" + task + "/done", Map.of("evidence", "Seen"));
    }
    assertThat(people.state(request)).isEqualTo("fulfilled");
  }

  @Test
  void F2_F12_a_new_address_is_verified_found_by_and_sent_nothing_before_a_second_approval() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RECTIFICATION, ANNA, contact);
    String path = "/cases/" + request + "/decisions";
    List<Map<String, String>> moved = List.of(decision("email", "accept", NEW, ""));
    assertThat(maySend(contact)).isTrue();
    Browser.Reply decided =
        people.post(path, Map.of("decisions", moved, "verified", "Called the number we have"));
    assertThat(decided.status()).as(decided.body()).isEqualTo(201);
    assertThat(found(NEW)).isEqualTo(1);
    assertThat(found(ANNA)).isZero();
    assertThat(maySend(contact)).isFalse();
    String approve = "/cases/" + request + "/approve-address";
    assertThat(people.problem(people.post(approve, Map.of())))
        .isEqualTo("/problems/another-person");
    assertThat(people.as("employee", "POST", approve, "{}").status()).isEqualTo(204);
    assertThat(maySend(contact)).isTrue();
    assertThat(people.story(contact)).endsWith("contact.address-approved");
  }

  @Test
  void F1_F3_what_stands_under_the_former_address_is_told_and_goes_too() {
    String contact = people.customer(ANNA, "Anna");
    people.visitor(ANNA, "Anna Again");
    String corrected = people.asks(RequestKind.RECTIFICATION, ANNA, contact);
    people.post(
        "/cases/" + corrected + "/decisions",
        Map.of(
            "decisions",
            List.of(decision("email", "accept", NEW, "")),
            "verified",
            "Called the number we have"));
    people.as("employee", "POST", "/cases/" + corrected + "/approve-address", "{}");
    people.asks(RequestKind.ACCESS, NEW, contact);
    APPLICATION.browser().post("/_local/schedules/MakeExtract", "");
    APPLICATION.mails();
    byte[] json = people.mailsTo(NEW).getLast().attachments().getLast().content();
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("Message of Anna Again", corrected, "Details of " + ANNA);
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofHours(1)));
    people.visitor(ANNA, "Who has the address now");
    String erased = people.asks(RequestKind.ERASURE, NEW, contact);
    people.decide(erased);
    people.carryOut();
    people.carryOut();
    assertThat(people.stored("Anna Again")).allMatch(key -> key.contains("task#"));
    assertThat(people.stored("Details of " + ANNA)).isEmpty();
    assertThat(people.stored("Who has the address now")).isNotEmpty();
  }

  @Test
  void F12_after_the_cooling_time_nobody_has_to_approve() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RECTIFICATION, ANNA, contact);
    people.post(
        "/cases/" + request + "/decisions",
        Map.of("decisions", List.of(decision("email", "accept", NEW, "")), "verified", "Called"));
    assertThat(maySend(contact)).isFalse();
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofDays(60)));
    assertThat(maySend(contact)).isTrue();
  }

  @Test
  void F2_what_is_disputed_is_restricted_and_the_person_told_before_it_is_used_again() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RESTRICTION, ANNA, contact);
    assertThat(people.post("/cases/" + request + "/restrict", Map.of()).status()).isEqualTo(200);
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(people.post("/cases/" + request + "/release", Map.of()).status()).isEqualTo(202);
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(people.mailsTo(ANNA).getLast().subject()).contains("restriction");
    assertThat(people.post("/cases/" + request + "/release", Map.of()).status()).isEqualTo(200);
    assertThat(people.contactState(contact)).isEqualTo("active");
    assertThat(people.story(contact)).endsWith("contact.restricted", "contact.released");
  }

  @Test
  void I11_H04_a_hold_beats_an_erasure_says_so_and_lets_it_go_on_when_it_is_lifted() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    String hold =
        people
            .post("/contacts/" + contact + "/holds", Map.of("reason", "Claim 4711"))
            .json()
            .path("id")
            .asText();
    assertThat(people.get("/cases/" + request + "/erasure").json().path("kept").toString())
        .contains(contact, "Claim 4711");
    people.decide(request);
    people.carryOut();
    people.carryOut();
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(people.mailsTo(ANNA).getLast().text()).contains("Claim 4711");
    assertThat(people.mailsTo(ANNA).getLast().subject())
        .isEqualTo("Answer to your request to BTB Plaza Ab for erasure");
    assertThat(people.stored("Claim 4711")).hasSize(1);
    String lift = "/contacts/" + contact + "/holds/" + hold;
    assertThat(people.ask("DELETE", lift, "").status()).isEqualTo(204);
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofDays(2)));
    people.carryOut();
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(people.story(contact)).endsWith("contact.hold-lifted", "contact.erased");
  }

  @Test
  void I11_a_case_is_not_forgotten_while_a_hold_keeps_what_it_was_about() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    String holds = "/contacts/" + contact + "/holds";
    String hold = people.post(holds, Map.of("reason", "Claim")).json().path("id").asText();
    people.decideUnheard(request);
    Browser.Reply early = people.post("/cases/" + request + "/fulfil", Map.of("note", "Done"));
    assertThat(people.problem(early)).as("not told yet").isEqualTo("/problems/not-done");
    people.carryOut();
    people.carryOut();
    people.closeTasks("Receipt");
    assertThat(people.state(request)).isEqualTo("fulfilled");
    List<String> story = people.story(request);
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofDays(366)));
    APPLICATION.browser().post("/_local/schedules/SweepCases", "");
    assertThat(people.story(request)).isEqualTo(story);
    people.ask("DELETE", holds + "/" + hold, "");
    people.carryOut();
    assertThat(people.story(contact)).endsWith("contact.hold-lifted", "contact.erased");
  }

  @Test
  void I11_a_hold_placed_after_the_decision_still_wins() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decideUnheard(request);
    people.post(
        "/contacts/" + contact + "/holds", Map.of("reason", "Claim", "until", "2026-12-31"));
    people.carryOut();
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(people.mailsTo(ANNA).getLast().text()).contains("31 December 2026");
  }

  @Test
  void U3_N7_what_was_disclosed_is_listed_and_its_recipient_is_told_of_an_erasure() {
    String contact = people.customer(ANNA, "Anna");
    String path = "/contacts/" + contact + "/disclosures";
    Map<String, Object> disclosure =
        Map.of(
            "recipient", "chat-vendor",
            "fields", List.of("name", "email"),
            "purpose", "A trial",
            "basis", "Contract",
            "at", "2026-03-19T10:00:00Z");
    assertThat(people.post(path, disclosure).status()).isEqualTo(201);
    assertThat(people.post(path, Map.of("recipient", "nobody")).status()).isEqualTo(400);
    assertThat(people.get(path).json().path("items").get(0).path("purpose").asText())
        .isEqualTo("A trial");
    assertThat(people.story(contact)).endsWith("data.disclosed");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    assertThat(people.get("/cases/" + request + "/erasure").json().path("tasks").toString())
        .contains("chat-vendor", "network-operator");
  }

  private int found(String email) {
    return people.post("/contacts/search", Map.of("email", email)).json().path("items").size();
  }

  private static boolean maySend(String contact) {
    Wiring wiring = Tasks.wiring(APPLICATION, "CarryOutErasure");
    return new AddressCooling(wiring, DynamoDb.client(wiring))
        .mayBeSentTo(
            wiring.declarations().find("btb-plaza").orElseThrow(),
            List.of(new EntryId(contact)),
            wiring.clock().instant());
  }
}
