package fi.samtycke.local.spec.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// S5, H6: what a machine cannot do at the vendor is a task, with owner, day and proof.
class TasksTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String TASKS = "/api/btb-plaza/tasks";

  @Test
  void S5_the_erasure_of_a_history_opens_a_task_that_is_closed_with_its_proof_once() {
    String id = Tasks.ofAnErasedHistory(APPLICATION, "btb-plaza");
    Browser.Reply open = ask("GET", TASKS, "");
    assertThat(open.json().path("items")).hasSize(1);
    var task = open.json().path("items").get(0);
    assertThat(task.path("id").asText()).isEqualTo(id);
    assertThat(task.path("kind").asText()).isEqualTo("erase");
    assertThat(task.path("recipient").asText()).isEqualTo("chat-vendor");
    assertThat(task.path("reference").asText()).isEqualTo("ifhAKhLyzFhx4ZaiT");
    assertThat(task.path("ownerRole").asText()).isEqualTo("administrator");
    assertThat(task.path("dueOn").asText()).isEqualTo("2026-04-03");

    assertThat(ask("GET", TASKS + "/" + id, "").json().path("letter").asText())
        .as("an instruction to a processor (Art. 28(3)), by what they know it by")
        .startsWith("Till Roger Wilco LLC")
        .contains("personuppgiftsbiträde", "ifhAKhLyzFhx4ZaiT", "3 april 2026");

    String done = TASKS + "/" + id + "/done";
    assertThat(ask("POST", done, "{\"evidence\":\" \"}").status()).isEqualTo(400);
    assertThat(ask("POST", done, "{}").status()).isEqualTo(400);
    assertThat(ask("POST", done, "{\"evidence\":\"" + "x".repeat(2_001) + "\"}").status())
        .isEqualTo(400);
    Browser.Reply closed = ask("POST", done, "{\"evidence\":\"Raderad, <b>kvitto</b> 17\"}");
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.json().path("evidence").asText()).isEqualTo("Raderad, <b>kvitto</b> 17");
    assertThat(ask("POST", done, "{\"evidence\":\"Raderad, <b>kvitto</b> 17\"}").status())
        .isEqualTo(200);
    assertThat(ask("POST", done, "{\"evidence\":\"other\"}").status()).isEqualTo(409);
    assertThat(ask("POST", TASKS + "/" + id + "/impossible", "{\"reason\":\"x\"}").status())
        .isEqualTo(409);
    assertThat(ask("GET", TASKS, "").json().path("items")).isEmpty();
    assertThat(ask("GET", TASKS + "?state=done", "").json().path("items")).hasSize(1);
    assertThat(ask("GET", TASKS + "?state=over", "").status()).isEqualTo(400);
    assertThat(
            APPLICATION.items().in("ChangeLog", "btb-plaza#entry#" + id).stream()
                .map(item -> item.get("action").s()))
        .containsExactly("task.opened", "task.done");
    assertThat(APPLICATION.items().everything("ChangeLog").toString()).doesNotContain("kvitto");
  }

  @Test
  void S5_the_owner_is_reminded_on_the_last_day_and_every_week_until_it_is_closed() {
    String open = Tasks.ofAnErasedHistory(APPLICATION, "btb-plaza");
    String closed = Tasks.ofAnErasedHistory(APPLICATION, "btb-plaza");
    ask("POST", TASKS + "/" + closed + "/impossible", "{\"reason\":\"Borta\"}");
    APPLICATION.stack().moveTo(Instant.parse("2026-04-02T12:00:00Z"));
    assertThat(reminders()).isEmpty();
    APPLICATION.stack().moveTo(Instant.parse("2026-04-03T12:00:00Z"));
    assertThat(reminders()).hasSize(1);
    SentMail mail = reminders().getFirst();
    assertThat(mail.to()).containsExactly("kundregister@btb-plaza.example");
    assertThat(mail.text())
        .contains(
            open, "chattjänsten Chatra (Roger Wilco LLC)", "ifhAKhLyzFhx4ZaiT", "3 april 2026");
    APPLICATION.stack().moveTo(Instant.parse("2026-04-09T12:00:00Z"));
    assertThat(reminders()).hasSize(1);
    APPLICATION.stack().moveTo(Instant.parse("2026-04-11T12:00:00Z"));
    assertThat(reminders()).hasSize(2);
  }

  private static List<SentMail> reminders() {
    return APPLICATION.mails().stream()
        .filter(mail -> mail.subject().contains("En uppgift ska vara klar"))
        .toList();
  }

  private static Browser.Reply ask(String method, String path, String body) {
    String token = APPLICATION.stack().signIn("olle", List.of("btb-plaza:chat-operator"));
    return APPLICATION.browser().send(method, path, body, "Authorization", "Bearer " + token);
  }
}
