package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Dispute.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.rights.Dispute.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// I11, F3, N4, H06: an erasure restricts the conversation that a hold keeps, says so, and takes it
/// when nothing holds it any longer.
class HoldErasureTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private final People people = new People(APPLICATION);
  private final Dispute dispute = new Dispute(APPLICATION, people);

  @Test
  void I11_F3_an_erasure_restricts_a_held_conversation_says_so_and_takes_it_in_the_end() {
    String contact = people.customer(ANNA, "Anna");
    Chat chat = dispute.chat();
    String hold = dispute.hold(chat.id(), Map.of("reason", "Claim 4711", "until", "2026-12-31"));
    String request = people.asks(RequestKind.ERASURE, ANNA);
    JsonNode look = people.get("/cases/" + request + "/erasure").json();
    assertThat(look.path("kept")).hasSize(1);
    assertThat(look.path("kept").toString()).contains(chat.id(), "Claim 4711", "2026-12-31");
    people.decide(request);
    people.carryOut();
    people.carryOut();
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(people.mailsTo(ANNA).getLast().text()).contains("Claim 4711", "31 December 2026");
    dispute.isSetAside(chat);
    people.ask("DELETE", "/conversations/" + chat.id() + "/holds/" + hold, "");
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
    assertThat(dispute.collection(chat.id())).isEmpty();
    assertThat(people.story(chat.id())).endsWith("conversation.hold-lifted", "conversation.erased");
    assertThat(dispute.noted(request)).contains(chat.id());
    assertThat(people.stored(ANNA)).allMatch(key -> key.contains("task#"));
  }

  @Test
  void I11_a_hold_on_a_conversation_after_the_decision_wins_and_its_last_day_ends_it() {
    people.customer(ANNA, "Anna");
    Chat chat = dispute.chat();
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decideUnheard(request);
    assertThat(dispute.noted(request)).contains(chat.id());
    dispute.hold(chat.id(), Map.of("reason", "Claim 4711", "until", "2026-03-25"));
    people.carryOut();
    dispute.isSetAside(chat);
    assertThat(dispute.noted(request))
        .as("the ledger no longer says that it goes")
        .doesNotContain(chat.id());
    dispute.carryOutAt(Instant.parse("2026-03-25T21:30:00Z"));
    assertThat(dispute.collection(chat.id())).as("the last day").isNotEmpty();
    dispute.carryOutAt(Instant.parse("2026-03-26T22:30:00Z"));
    assertThat(dispute.collection(chat.id())).isEmpty();
    assertThat(dispute.noted(request)).contains(chat.id());
  }

  @Test
  void N7_the_recipients_of_what_a_hold_kept_are_told_when_it_goes() {
    String contact = people.customer(ANNA, "Anna");
    people.post(
        "/contacts/" + contact + "/disclosures",
        Map.of(
            "recipient", "network-operator",
            "fields", List.of("name"),
            "purpose", "A connection",
            "basis", "Contract"));
    String holds = "/contacts/" + contact + "/holds";
    String hold = people.post(holds, Map.of("reason", "Claim")).json().path("id").asText();
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decide(request);
    people.carryOut();
    assertThat(told("network-operator")).isEmpty();
    people.ask("DELETE", holds + "/" + hold, "");
    carryOut();
    assertThat(told("network-operator")).hasSize(1).first().asString().contains(ANNA, "Anna");
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(4)));
    assertThat(told("network-operator")).hasSize(1);
  }

  private void carryOut() {
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
    assertThat(people.items("Register")).isEmpty();
  }

  /// The letters of open tasks at a recipient.
  private List<String> told(String recipient) {
    return people.openTasks().stream()
        .map(task -> people.get("/tasks/" + task).json())
        .filter(task -> task.path("recipient").asText().equals(recipient))
        .map(task -> task.path("letter").asText())
        .toList();
  }

  @Test
  void F3_nothing_that_was_owed_about_a_restricted_conversation_leaves() {
    people.customer(ANNA, "Anna");
    int before = APPLICATION.mails().size();
    APPLICATION
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    Chat chat = dispute.chat();
    APPLICATION.mails();
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    String request = people.asks(RequestKind.ERASURE, ANNA);
    dispute.hold(chat.id(), Map.of("reason", "Claim 4711"));
    people.decide(request);
    people.carryOut();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(8)));
    assertThat(APPLICATION.mails().stream().skip(before))
        .noneMatch(mail -> mail.text().contains("Hello from the chat"));
  }

  @Test
  void N4_H06_a_restore_forgets_neither_a_hold_nor_what_is_erased_after_it() {
    String contact = people.customer(ANNA, "Anna");
    Chat chat = dispute.chat();
    String request = people.asks(RequestKind.ERASURE, ANNA);
    Map<String, List<Map<String, AttributeValue>>> backup = people.backup();
    String holds = "/contacts/" + contact + "/holds";
    people.post(holds, Map.of("reason", "Claim 4711"));
    String hold = dispute.hold(chat.id(), Map.of("reason", "Claim 4711"));
    people.decide(request);
    people.carryOut();
    people.carryOut();
    people.putBack(backup);
    assertThat(people.replay()).contains("held: 1", "planned: 1", "restricted: 1");
    assertThat(people.replay()).as("again").contains("held: 0", "planned: 0", "restricted: 0");
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(2)));
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    dispute.isSetAside(chat);
    JsonNode anew = people.get(holds).json().path("items");
    assertThat(anew).hasSize(1);
    assertThat(anew.get(0).path("reason").asText()).isEqualTo("restored");
    people.ask("DELETE", holds + "/" + anew.get(0).path("id").asText(), "");
    people.ask("DELETE", "/conversations/" + chat.id() + "/holds/" + hold, "");
    dispute.carryOutAt(Application.NOW.plus(Duration.ofDays(4)));
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(dispute.collection(chat.id())).isEmpty();
    assertThat(people.stored(ANNA)).allMatch(key -> key.contains("task#"));
    assertThat(dispute.noted(request)).contains(contact, chat.id());
  }
}
