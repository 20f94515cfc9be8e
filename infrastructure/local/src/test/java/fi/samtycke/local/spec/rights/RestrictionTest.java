package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// N7, A28 (GDPR Art. 18, 19): recipients are told of a restriction once, and of its end when they
/// were told of it.
class RestrictionTest {
  private static final String ANNA = "anna@example.com";

  @RegisterExtension static final Application APPLICATION = new Application();

  private final People people = new People(APPLICATION);

  @Test
  void A28_whoever_closes_the_case_meanwhile_reads_it_again() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RECTIFICATION, ANNA);
    people.post("/cases/" + request + "/begin", Map.of());
    CaseStore cases = new CaseStore(Tasks.wiring(APPLICATION, "CarryOutErasure"), people.tables());
    ControllerId plaza = new ControllerId("btb-plaza");
    Stored seen = cases.find(plaza, new EntryId(request)).orElseThrow();
    restrict(request);
    assertThat(people.openTasks()).isNotEmpty();
    assertThat(cases.replace(plaza, seen, seen).alone()).isFalse();
  }

  @Test
  void N7_a_restriction_that_only_a_restore_made_is_told_neither_at_its_beginning_nor_its_end() {
    String contact = people.customer(ANNA, "Anna");
    String first = people.asks(RequestKind.RESTRICTION, ANNA);
    Map<String, List<Map<String, AttributeValue>>> backup = people.backup();
    restrict(first);
    people.putBack(backup);
    people.replay();
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(told()).isEmpty();
    release(first);
    assertThat(people.contactState(contact)).isEqualTo("active");
    assertThat(told()).isEmpty();
  }

  @Test
  void N7_recipients_are_told_although_a_hold_restricted_the_contact_before() {
    String contact = people.customer(ANNA, "Anna");
    people.post("/contacts/" + contact + "/holds", Map.of("reason", "Claim"));
    String erasure = people.asks(RequestKind.ERASURE, ANNA);
    people.decide(erasure);
    people.carryOut();
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    assertThat(told()).doesNotContain("restrict");
    restrict(people.asks(RequestKind.RESTRICTION, ANNA, contact));
    assertThat(told()).contains("restrict");
  }

  @Test
  void N7_recipients_are_not_told_twice_while_a_consent_that_was_taken_back_restricts_it_on() {
    String contact = people.customer(ANNA, "Anna");
    String withdraw = MailedPath.in(people.mailsTo(ANNA).getLast());
    String first = people.asks(RequestKind.RESTRICTION, ANNA);
    restrict(first);
    int once = told().size();
    assertThat(once).isPositive();
    APPLICATION
        .browser()
        .send(
            "POST",
            withdraw,
            MailedPath.form("withdraw"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    release(first);
    assertThat(people.contactState(contact)).isEqualTo("restricted");
    restrict(people.asks(RequestKind.OBJECTION, ANNA, contact));
    assertThat(told()).hasSize(once).containsOnly("restrict");
  }

  @Test
  void N7_who_was_not_told_yet_of_a_restriction_that_ends_is_told_nothing() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.RESTRICTION, ANNA);
    restrict(request);
    assertThat(told()).containsOnly("restrict");
    release(request);
    assertThat(people.contactState(contact)).isEqualTo("active");
    assertThat(told()).isEmpty();
    restrict(request);
    for (String task : people.openTasks()) {
      people.post("/tasks/" + task + "/done", Map.of("evidence", "Told"));
    }
    release(request);
    assertThat(told()).containsOnly("lift");
    assertThat(Tables.of(APPLICATION.items()::everything).faults()).isEmpty();
  }

  /// The kinds of the open tasks.
  private List<String> told() {
    return people.openTasks().stream()
        .map(task -> people.get("/tasks/" + task).json().path("kind").asText())
        .toList();
  }

  /// Tells the person, and then carries it out.
  private void release(String request) {
    for (int time = 1; time <= 2; time++) {
      assertThat(people.post("/cases/" + request + "/release", Map.of()).status()).isLessThan(300);
      APPLICATION.mails();
    }
  }

  private void restrict(String request) {
    assertThat(people.post("/cases/" + request + "/restrict", Map.of()).status()).isEqualTo(200);
    APPLICATION.mails();
  }
}
