package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N4, Art. 18 and 21: what needs nobody's decision is done when the person confirms.
class ActAtOnceTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String OTHER = "other.address.of.anna@example.com";

  @Test
  void an_objection_ends_marketing_and_restricts_at_once_and_the_ledger_remembers_both() {
    String contact = RIGHTS.contact(ANNA);
    String link = RIGHTS.confirmed("objection", ANNA);
    assertThat(state(contact)).isEqualTo("restricted");
    Tables tables = RIGHTS.tables();
    assertThat(tables.actions(contact)).endsWith("marketing.objected", "contact.restricted");
    assertThat(objections()).hasSize(1);
    assertThat(tables.with("#restriction#" + contact)).hasSize(1);
    assertThat(tables.faults()).isEmpty();
    assertThat(RIGHTS.seen(MailedPath.entry(link)).path("state").asText()).isEqualTo("confirmed");
    RIGHTS.decides(link, "confirm");
    assertThat(RIGHTS.tables()).isEqualTo(tables);
  }

  @Test
  void an_address_that_was_objected_for_is_not_asked_again() {
    RIGHTS.contact(ANNA);
    RIGHTS.confirmed("objection", ANNA);
    RIGHTS.forgetsWhoIsRegistered();
    int mails = RIGHTS.mailsTo(ANNA).size();
    enters(ANNA);
    assertThat(RIGHTS.mailsTo(ANNA)).hasSize(mails);
  }

  @Test
  void a_restriction_that_is_asked_for_begins_when_it_is_confirmed() {
    String contact = RIGHTS.contact(ANNA);
    RIGHTS.confirmed("restriction", ANNA);
    assertThat(state(contact)).isEqualTo("restricted");
    assertThat(RIGHTS.tables().actions(contact)).endsWith("contact.restricted");
    assertThat(objections()).isEmpty();
    assertThat(RIGHTS.tables().faults()).isEmpty();
  }

  @Test
  void H13_of_a_shared_address_only_what_staff_choose_is_restricted_and_not_before() {
    String first = RIGHTS.contact(ANNA);
    String second = (first.startsWith("1") ? "0" : "1") + first.substring(1);
    RIGHTS.shareAddress(first, second);
    String id = MailedPath.entry(RIGHTS.confirmed("objection", ANNA));
    assertThat(List.of(state(first), state(second))).containsOnly("active");
    assertThat(objections()).isEmpty();
    assertThat(RIGHTS.step(id, "subjects", Map.of("entries", List.of(first))).status())
        .isEqualTo(204);
    assertThat(state(first)).isEqualTo("restricted");
    assertThat(state(second)).isEqualTo("active");
    assertThat(objections()).as("the address is the other one's too").isEmpty();
  }

  @Test
  void H13_when_staff_choose_everybody_under_a_shared_address_it_is_suppressed() {
    String first = RIGHTS.contact(ANNA);
    String second = (first.startsWith("1") ? "0" : "1") + first.substring(1);
    RIGHTS.shareAddress(first, second);
    String id = MailedPath.entry(RIGHTS.confirmed("objection", ANNA));
    RIGHTS.step(id, "subjects", Map.of("entries", List.of(first, second)));
    assertThat(objections()).hasSize(1);
  }

  @Test
  void an_objection_is_noted_of_the_address_of_whom_staff_choose_too() {
    String elsewhere = RIGHTS.contact(OTHER);
    String id = RIGHTS.registers("objection", ANNA, "2026-03-18");
    RIGHTS.step(id, "verify", Map.of("how", "by sight"));
    Rights.require(RIGHTS.step(id, "subjects", Map.of("entries", List.of(elsewhere))), 204);
    assertThat(state(elsewhere)).isEqualTo("restricted");
    assertThat(objections()).as("who asked, and who is meant").hasSize(2);
    RIGHTS.forgetsWhoIsRegistered();
    int mails = RIGHTS.mailsTo(OTHER).size();
    enters(OTHER);
    assertThat(RIGHTS.mailsTo(OTHER)).hasSize(mails);
  }

  private static void enters(String email) {
    RIGHTS.staff(
        "POST",
        "contacts",
        Map.of(
            "fields", Map.of("name", "Anna Exempel", "email", email),
            "language", "en",
            "provenance", Map.of("kind", "meeting", "date", "2026-03-19", "note", "")));
  }

  private static String state(String contact) {
    return RIGHTS.staff("GET", "contacts/" + contact).json().path("state").asText();
  }

  private static List<String> objections() {
    return RIGHTS.tables().items().keySet().stream()
        .filter(key -> key.contains("#suppression#") && key.endsWith(" objected"))
        .toList();
  }
}
