package fi.samtycke.stores.access;

import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.access.StaffStore.Member;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// G06: who has which roles, as it stands now.
class StaffStoreTest {
  private static final Instant CHANGED = Instant.parse("2026-03-01T08:00:00Z");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final StaffStore staff = new StaffStore(store.wiring, store.dynamoDb());

  @Test
  void a_member_is_read_with_roles_as_a_list_or_a_set_and_without_any() {
    put("anna", Attributes.item(pk("anna"), "staff").with("roles", List.of("admin", "inbox")));
    put(
        "ben",
        Attributes.of(new java.util.HashMap<>(Attributes.item(pk("ben"), "staff").values())));
    store.tables.inAnotherFormat("STAFF");
    assertThat(staff.find(PLAZA, "anna"))
        .contains(new Member("anna", Set.of("admin", "inbox"), CHANGED));
    assertThat(staff.find(PLAZA, "ben")).contains(new Member("ben", Set.of(), CHANGED));
    store.tables.rewrite(
        "STAFF",
        item -> {
          item.put("roles", Attributes.textSet(List.of("inbox")));
          return item;
        });
    assertThat(staff.find(PLAZA, "ben")).contains(new Member("ben", Set.of("inbox"), CHANGED));
  }

  @Test
  void G03_who_works_for_another_controller_is_nobody_here() {
    put("anna", Attributes.item(pk("anna"), "staff").with("roles", List.of("admin")));
    assertThat(staff.find(TRANSFORMERS, "anna")).isEmpty();
    assertThat(staff.find(PLAZA, "zoe")).isEmpty();
  }

  private void put(String subject, Attributes item) {
    assertThat(item.required("pk")).isEqualTo(pk(subject));
    store.tables.put("STAFF", item.with("rolesChangedAt", CHANGED));
  }

  private static String pk(String subject) {
    return PLAZA + "#staff#" + subject;
  }
}
