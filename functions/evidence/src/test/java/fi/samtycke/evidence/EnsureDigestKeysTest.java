package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.DigestKeyStore.DigestKey;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.evidence.LedgerStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The keys of keyed digests come, are replaced and go (A38, H09).
class EnsureDigestKeysTest {
  private static final EmailAddress ADDRESS = new EmailAddress("a@example.com");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);
  private final EnsureDigestKeysHandler function = new EnsureDigestKeysHandler(store.wiring);
  private final DigestKeyStore keys = new DigestKeyStore(store.wiring, store.dynamoDb());

  @Test
  void the_first_deployment_gives_every_controller_a_key_of_its_own_and_leaves_no_receipt() {
    functions.call(
        function,
        """
        {"source":"aws.cloudformation","detail-type":"CloudFormation Stack Status Change",
         "detail":{"status-details":{"status":"CREATE_COMPLETE"}}}\
        """);
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(1);
    assertThat(versions(StoreExtension.TRANSFORMERS)).containsExactly(1);
    assertThat(digests().digest(StoreExtension.PLAZA, Digests.Use.CONTENT, "the same"))
        .isNotEqualTo(
            digests().digest(StoreExtension.TRANSFORMERS, Digests.Use.CONTENT, "the same"));
    assertThat(store.tables.everything("LEDGER")).isEmpty();
  }

  @Test
  void a_nightly_run_with_nothing_to_do_leaves_a_receipt_N5() {
    functions.scheduled(function, "2026-03-20T01:10:00Z");
    assertThat(functions.receipt(StoreExtension.PLAZA, "EnsureDigestKeys").counts())
        .isEqualTo(Map.of("created", 1));
    functions.scheduled(function, "2026-03-21T01:10:00Z");
    assertThat(functions.receipt(StoreExtension.PLAZA, "EnsureDigestKeys").counts()).isEmpty();
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(1);
  }

  @Test
  void a_key_is_replaced_after_twelve_months_and_its_digests_are_found_until_they_age_out() {
    functions.scheduled(function, "2026-03-20T01:10:00Z");
    AddressDigest old = digests().of(StoreExtension.PLAZA, ADDRESS);
    functions.scheduled(function, "2027-03-20T01:09:59Z");
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(1);
    functions.scheduled(function, "2027-03-20T01:10:00Z");
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(2, 1);
    assertThat(digests().of(StoreExtension.PLAZA, ADDRESS).value()).startsWith("2.");
    assertThat(digests().every(StoreExtension.PLAZA, ADDRESS)).hasSize(2).contains(old);
  }

  @Test
  void a_key_is_forgotten_when_its_successor_is_older_than_the_declared_period() {
    for (String night :
        List.of(
            "2026-03-20T01:10:00Z",
            "2027-03-20T01:10:00Z",
            "2028-03-20T01:10:00Z",
            "2029-03-20T01:09:00Z")) {
      functions.scheduled(function, night);
    }
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(3, 2, 1);
    functions.scheduled(function, "2029-03-20T01:10:00Z");
    assertThat(versions(StoreExtension.PLAZA)).containsExactly(4, 3, 2);
    assertThat(functions.receipt(StoreExtension.PLAZA, "EnsureDigestKeys").counts())
        .isEqualTo(Map.of("created", 1, "retired", 1));
  }

  @Test
  void a_key_with_which_a_no_to_marketing_was_noted_is_never_forgotten() {
    functions.scheduled(function, "2026-03-20T01:10:00Z");
    functions.scheduled(function, "2027-03-20T01:10:00Z");
    AddressDigest noted = digests().of(StoreExtension.PLAZA, ADDRESS);
    store.written(
        new LedgerStore(store.wiring, store.dynamoDb())
            .noMarketing(StoreExtension.PLAZA, List.of(noted), store.clock.instant()));
    for (int year = 2028; year < 2036; year++) {
      functions.scheduled(function, year + "-03-20T01:10:00Z");
    }
    assertThat(versions(StoreExtension.PLAZA)).startsWith(10).endsWith(2).doesNotContain(1);
    assertThat(digests().every(StoreExtension.PLAZA, ADDRESS)).contains(noted);
  }

  private Digests digests() {
    return new Digests(keys, store.clock);
  }

  private List<Integer> versions(ControllerId controller) {
    return keys.of(controller).stream().map(DigestKey::version).toList();
  }
}
