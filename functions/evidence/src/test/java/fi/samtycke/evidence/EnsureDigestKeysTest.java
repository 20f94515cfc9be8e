package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.RetentionWorld;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.DigestKeyStore.DigestKey;
import fi.samtycke.stores.digest.Digests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The keys of keyed digests come, are replaced and go (A38, H09).
class EnsureDigestKeysTest {
  private final RetentionWorld world = new RetentionWorld();
  private final EnsureDigestKeysHandler function = new EnsureDigestKeysHandler(world.wiring);
  private final DigestKeyStore keys = new DigestKeyStore(world.wiring, world.db.client());

  @Test
  void the_first_deployment_gives_every_controller_a_key_of_its_own_and_leaves_no_receipt() {
    world.call(
        function,
        """
        {"source":"aws.cloudformation","detail-type":"CloudFormation Stack Status Change",
         "detail":{"status-details":{"status":"CREATE_COMPLETE"}}}\
        """);
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(1);
    assertThat(versions(RetentionWorld.TRANSFORMERS)).containsExactly(1);
    assertThat(digests().digest(RetentionWorld.PLAZA, Digests.Use.CONTENT, "the same"))
        .isNotEqualTo(
            digests().digest(RetentionWorld.TRANSFORMERS, Digests.Use.CONTENT, "the same"));
    assertThat(world.db.everything("LEDGER")).isEmpty();
  }

  @Test
  void a_nightly_run_with_nothing_to_do_leaves_a_receipt_N5() {
    world.scheduled(function, "2026-03-20T01:10:00Z");
    assertThat(world.receipt(RetentionWorld.PLAZA, "EnsureDigestKeys").counts())
        .isEqualTo(Map.of("created", 1));
    world.scheduled(function, "2026-03-21T01:10:00Z");
    assertThat(world.receipt(RetentionWorld.PLAZA, "EnsureDigestKeys").counts()).isEmpty();
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(1);
  }

  @Test
  void a_key_is_replaced_after_twelve_months_and_its_digests_are_found_until_they_age_out() {
    world.scheduled(function, "2026-03-20T01:10:00Z");
    String old = digests().digest(RetentionWorld.PLAZA, Digests.Use.ADDRESS, "a@example.com");
    world.scheduled(function, "2027-03-20T01:09:59Z");
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(1);
    world.scheduled(function, "2027-03-20T01:10:00Z");
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(2, 1);
    assertThat(digests().digest(RetentionWorld.PLAZA, Digests.Use.ADDRESS, "a@example.com"))
        .startsWith("2.");
    assertThat(digests().everyDigest(RetentionWorld.PLAZA, Digests.Use.ADDRESS, "a@example.com"))
        .hasSize(2)
        .contains(old);
  }

  @Test
  void a_key_is_forgotten_when_its_successor_is_older_than_the_declared_period() {
    for (String night :
        List.of(
            "2026-03-20T01:10:00Z",
            "2027-03-20T01:10:00Z",
            "2028-03-20T01:10:00Z",
            "2029-03-20T01:09:00Z")) {
      world.scheduled(function, night);
    }
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(3, 2, 1);
    world.scheduled(function, "2029-03-20T01:10:00Z");
    assertThat(versions(RetentionWorld.PLAZA)).containsExactly(4, 3, 2);
    assertThat(world.receipt(RetentionWorld.PLAZA, "EnsureDigestKeys").counts())
        .isEqualTo(Map.of("created", 1, "retired", 1));
  }

  private Digests digests() {
    return new Digests(keys, world.clock);
  }

  private List<Integer> versions(ControllerId controller) {
    return keys.of(controller).stream().map(DigestKey::version).toList();
  }
}
