package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

  private void restrict(String request) {
    assertThat(people.post("/cases/" + request + "/restrict", Map.of()).status()).isEqualTo(200);
    APPLICATION.mails();
  }
}
