package fi.samtycke.local.spec.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The lists of the staff: page by page, the latest first, each entry once.
class StaffListTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void the_quarantine_is_read_page_by_page_by_administrators_whole_and_by_employees_their_own() {
    List<String> evas = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = QUARANTINE.staffEnter(i % 3 == 0 ? "eva" : "olle", "p" + i + "@example.com");
      QUARANTINE.mailsTo("p" + i + "@example.com");
      QUARANTINE.stack().clock().set(QUARANTINE.stack().clock().instant().plusSeconds(1));
      all.addFirst(id);
      if (i % 3 == 0) {
        evas.addFirst(id);
      }
    }
    assertThat(pages("ada", "administrator", "quarantine", 5)).containsExactlyElementsOf(all);
    assertThat(pages("eva", "employee", "quarantine", 5)).containsExactlyElementsOf(evas);
  }

  @Test
  void the_register_is_read_page_by_page() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String email = "p" + i + "@example.com";
      all.addFirst(QUARANTINE.staffEnter("eva", email));
      QUARANTINE.answers(QUARANTINE.linkTo(email), "consent");
      QUARANTINE.stack().clock().set(QUARANTINE.stack().clock().instant().plusSeconds(1));
    }
    assertThat(pages("olle", "employee", "contacts", 2)).containsExactlyElementsOf(all);
    assertThat(QUARANTINE.sees("cecilia", "chat-operator", "contacts").status()).isEqualTo(403);
    assertThat(QUARANTINE.sees("eva", "employee", "contacts?limit=101").status()).isEqualTo(400);
    assertThat(QUARANTINE.sees("eva", "employee", "contacts?cursor=%25").status()).isEqualTo(400);
    assertThat(pages("ada", "administrator", "changes", 4)).hasSize(15);
  }

  private static List<String> pages(String user, String role, String path, int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          QUARANTINE.sees(user, role, path + "?limit=" + limit + "&cursor=" + cursor).json();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
      page.path("items")
          .forEach(item -> ids.add(item.path("id").asText() + item.path("entryId").asText()));
      cursor = page.path("nextCursor").asText("");
      cursor = cursor.equals("null") ? "" : cursor;
    } while (!cursor.isEmpty());
    return ids;
  }
}
