package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Tasks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// F3, N4, N7, N9, H02, H08, H11, H13, A27, A29, I4: what becomes of somebody who asks to be
/// erased.
class ErasureTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String ANNA = "anna-to-be-erased@example.com";

  private final People people = new People(APPLICATION);

  @Test
  void F3_a_look_says_what_goes_and_what_is_to_be_done_outside_and_changes_nothing() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    JsonNode look = people.get("/cases/" + request + "/erasure").json();
    assertThat(look.path("state").asText()).isEqualTo("undecided");
    assertThat(look.path("erased")).hasSize(2);
    assertThat(look.path("erased").toString()).contains(contact, "customers", "contact-form");
    assertThat(look.path("tasks").toString()).contains("network-operator", "mailbox-host");
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(200);
    assertThat(people.story(request)).containsExactly("case.received");
  }

  @Test
  void F3_H02_all_goes_one_last_mail_says_so_and_the_address_goes_with_it() {
    String contact = people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    int before = people.mailsTo(ANNA).size();
    assertThat(people.decide(request).status()).isEqualTo(202);
    people.carryOut();
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    List<SentMail> mails = people.mailsTo(ANNA);
    assertThat(mails).hasSize(before + 1);
    assertThat(mails.getLast().subject()).isEqualTo("Your data at BTB Plaza Ab is erased");
    assertThat(mails.getLast().text())
        .contains("24 months", "35 days", "lodged with the Data Protection Ombudsman: ")
        .contains("tietosuoja@om.fi, www.tietosuoja.fi. You may also go to court.")
        .containsOnlyOnce("JNT, Jakobstads Nejdens Telefon Ab");
    people.carryOut();
    assertThat(people.mailsTo(ANNA)).hasSize(before + 1);
    assertThat(people.stored(ANNA))
        .allMatch(key -> key.contains("#task#") || key.contains("task#"));
    assertThat(people.story(contact)).endsWith("contact.erased");
    assertThat(people.story(request))
        .containsExactly(
            "case.received", "erasure.decided", "erasure.carried-out", "case.forgotten");
  }

  @Test
  void F3_the_ledger_remembers_an_erasure_by_its_case_and_ids_and_not_under_the_address() {
    people.customer(ANNA, "Anna");
    people.decide(people.asks(RequestKind.ERASURE, ANNA));
    people.carryOut();
    assertThat(APPLICATION.items().everything("Ledger"))
        .filteredOn(item -> item.get("pk").s().contains("#eras"))
        .isNotEmpty()
        .noneMatch(item -> item.get("pk").s().contains("#erased#"));
  }

  @Test
  void F3_it_begins_when_the_bus_tells_that_it_is_decided_and_takes_the_files_too() {
    String contact = people.customer(ANNA, "Anna");
    people.asks(RequestKind.ACCESS, ANNA);
    APPLICATION.browser().post("/_local/schedules/MakeExtract", "");
    APPLICATION.mails();
    String bucket = APPLICATION.stack().template().buckets().get("Extracts").name();
    assertThat(APPLICATION.stack().buckets().all(bucket)).hasSize(2);
    String request = people.asks(RequestKind.ERASURE, ANNA);
    assertThat(people.decide(request).status()).isEqualTo(202);
    APPLICATION.mails();
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(404);
    assertThat(APPLICATION.stack().buckets().all(bucket)).isEmpty();
    assertThat(people.mailsTo(ANNA).getLast().subject()).contains("is erased");
  }

  @Test
  void N7_N9_the_case_stays_open_until_each_recipient_is_done_or_cannot_be() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decide(request);
    people.carryOut();
    people.carryOut();
    searchesAreClosed();
    List<String> tasks = people.openTasks();
    assertThat(tasks).hasSize(2);
    JsonNode task = people.get("/tasks/" + tasks.getFirst()).json();
    assertThat(task.path("letter").asText()).contains(ANNA, "Anna", "BTB Plaza Ab");
    assertThat(task.path("caseId").asText()).isEqualTo(request);
    assertThat(task.path("dueOn").asText()).isNotEmpty();
    people.post("/tasks/" + tasks.getFirst() + "/done", Map.of("evidence", "Receipt 17"));
    assertThat(people.state(request)).isEqualTo("in-progress");
    assertThat(people.get("/tasks/" + tasks.getFirst()).json().has("letter")).isFalse();
    people.post("/tasks/" + tasks.getLast() + "/impossible", Map.of("reason", "Overwritten"));
    assertThat(people.state(request)).isEqualTo("fulfilled");
    assertThat(people.stored(ANNA)).isEmpty();
    people.carryOut();
    assertThat(people.story(request)).endsWith("case.forgotten", "case.fulfilled");
  }

  @Test
  void N9_people_look_where_nothing_of_the_register_was_erased_and_the_last_mail_says_where() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decide(request);
    people.carryOut();
    assertThat(people.mailsTo(ANNA).getLast().text())
        .contains(
            "We also search for you in these systems and erase what we find.",
            "the chat service Chatra (Roger Wilco LLC)",
            "the chat operators' mailbox",
            "the personnel list in Excel")
        .doesNotContain("the customer system SuiteCRM", "the info@ mailbox");
    List<JsonNode> tasks = people.openTasks().stream().map(this::task).toList();
    assertThat(tasks)
        .as("no two for one system")
        .extracting(task -> task.path("place").asText())
        .hasSize(5)
        .doesNotHaveDuplicates();
    assertThat(tasks)
        .filteredOn(task -> task.path("kind").asText().equals("search"))
        .hasSize(3)
        .allSatisfy(task ->
            assertThat(task.path("letter").asText())
                .contains(ANNA, "Få uppgifter raderade", "gör det som begärs också här")
                .doesNotContain("ge personen det separat"));
    int mails = people.mailsTo(ANNA).size();
    searchesAreClosed();
    assertThat(people.mailsTo(ANNA)).as("the address is gone").hasSize(mails);
  }

  @Test
  void F3_what_came_under_the_address_since_the_request_was_confirmed_goes_too() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.visitor(ANNA, "Anna Again");
    APPLICATION.mails();
    assertThat(people.get("/cases/" + request + "/erasure").json().path("erased")).hasSize(3);
    people.decide(request);
    people.carryOut();
    people.carryOut();
    assertThat(people.stored(ANNA)).allMatch(key -> key.contains("task#"));
    assertThat(people.stored("challenges")).isEmpty();
  }

  @Test
  void F3_an_erasure_that_is_decided_is_neither_taken_back_nor_refused() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decideUnheard(request);
    for (Map.Entry<String, Map<String, String>> step :
        Map.of("withdraw", Map.<String, String>of(), "refuse", Map.of("reason", "No")).entrySet()) {
      Browser.Reply late = people.post("/cases/" + request + "/" + step.getKey(), step.getValue());
      assertThat(late.status()).as(step.getKey()).isEqualTo(409);
      assertThat(people.problem(late)).isEqualTo("/problems/erasure-decided");
    }
    people.carryOut();
    assertThat(people.story(request)).contains("erasure.carried-out");
  }

  @Test
  void N9_a_case_of_which_nothing_was_done_is_not_fulfilled() {
    String contact = people.customer(ANNA, "Anna");
    for (RequestKind kind : List.of(RequestKind.ACCESS, RequestKind.ERASURE)) {
      String request = people.asks(kind, ANNA, contact);
      Browser.Reply early = people.post("/cases/" + request + "/fulfil", Map.of("note", "Done"));
      assertThat(people.problem(early)).as(kind.value()).isEqualTo("/problems/not-done");
    }
  }

  @Test
  void A29_of_two_who_decide_one_succeeds_and_the_other_is_told() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    assertThat(people.decide(request).status()).isEqualTo(202);
    Browser.Reply second = people.decide(request);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("type").asText()).isEqualTo("/problems/already-decided");
    assertThat(people.story(request)).containsOnlyOnce("erasure.decided");
  }

  @Test
  void F3_nothing_is_decided_before_the_person_is_known_chosen_or_for_another_right() {
    String contact = people.customer(ANNA, "Anna");
    List<EntryId> one = List.of(new EntryId(contact));
    String access = people.cases().confirmed("btb-plaza", RequestKind.ACCESS, ANNA, "", one);
    assertThat(people.problem(people.decide(access))).isEqualTo("/problems/not-an-erasure");
    String nobody = people.cases().confirmed("btb-plaza", RequestKind.ERASURE, ANNA, "", List.of());
    assertThat(people.problem(people.decide(nobody))).isEqualTo("/problems/choose-subjects");
    String early =
        people.cases().in(received -> received, "btb-plaza", RequestKind.WITHDRAWAL, ANNA, "");
    assertThat(people.problem(people.decide(early))).isEqualTo("/problems/not-confirmed");
    assertThat(people.get("/contacts/" + contact).status()).isEqualTo(200);
  }

  @Test
  void H13_of_two_who_share_an_address_only_the_chosen_one_goes() {
    String chosen = people.customer("info@shared.example.com", "Chosen");
    String other = people.duplicate(chosen, "Other");
    String request =
        people
            .cases()
            .confirmed(
                "btb-plaza",
                RequestKind.ERASURE,
                "info@shared.example.com",
                "",
                List.of(new EntryId(chosen)));
    assertThat(
            people.get("/cases/" + request + "/erasure").json().path("addressIsShared").asBoolean())
        .isTrue();
    people.decide(request);
    people.carryOut();
    assertThat(people.get("/contacts/" + chosen).status()).isEqualTo(404);
    assertThat(people.get("/contacts/" + other).status()).isEqualTo(200);
    assertThat(
            people
                .post("/contacts/search", Map.of("email", "info@shared.example.com"))
                .json()
                .path("items"))
        .hasSize(1);
  }

  @Test
  void A27_another_open_case_of_the_person_ends_and_no_mail_follows_the_last_one() {
    people.customer(ANNA, "Anna");
    String access =
        people.cases().confirmed("btb-plaza", RequestKind.ACCESS, ANNA, "long details of mine");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    assertThat(people.get("/cases/" + request + "/erasure").json().path("endingCases").toString())
        .contains(access);
    people.decide(request);
    people.carryOut();
    assertThat(people.state(access)).isEqualTo("withdrawn");
    assertThat(people.stored("long details of mine")).isEmpty();
    people.carryOut();
    SentMail last = people.mailsTo(ANNA).getLast();
    assertThat(last.subject()).contains("is erased");
  }

  @Test
  void N7_a_task_whose_case_is_gone_puts_nothing_in_its_place() {
    String request = people.asks(RequestKind.ACCESS, ANNA);
    String task = Tasks.ofACase(APPLICATION, "btb-plaza", request);
    for (Map<String, AttributeValue> item :
        APPLICATION.items().in("Cases", "btb-plaza#case#" + request)) {
      Map<String, AttributeValue> key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
      people.tables().deleteItem(delete -> delete.tableName(People.name("Cases")).key(key));
    }
    people.post("/tasks/" + task + "/done", Map.of("evidence", "They answered"));
    assertThat(people.openTasks()).isEmpty();
    assertThat(APPLICATION.items().in("Cases", "btb-plaza#case#" + request)).isEmpty();
  }

  @Test
  void H08_a_late_bounce_or_complaint_about_an_erased_person_brings_nothing_back() {
    people.customer(ANNA, "Anna");
    String request = people.asks(RequestKind.ERASURE, ANNA);
    people.decide(request);
    people.carryOut();
    for (SentMail mail : people.mailsTo(ANNA)) {
      for (String type : List.of("delivery", "bounce", "complaint")) {
        APPLICATION
            .browser()
            .post(
                "/_local/ses-events", Application.json(Map.of("type", type, "mailId", mail.id())));
      }
    }
    people.carryOut();
    assertThat(APPLICATION.items().count("Register")).isZero();
    assertThat(APPLICATION.items().count("Quarantine")).isZero();
    assertThat(people.stored(ANNA)).allMatch(key -> key.contains("task#"));
  }

  @Test
  void F3_somebody_who_still_waits_in_quarantine_is_erased_and_not_reminded() {
    people.visitor(ANNA, "Anna");
    APPLICATION.mails();
    String request = people.asks(RequestKind.ERASURE, ANNA);
    assertThat(people.decide(request).status()).isEqualTo(202);
    people.carryOut();
    assertThat(APPLICATION.items().count("Quarantine")).isZero();
    APPLICATION.stack().moveTo(Application.NOW.plusSeconds(10 * 86_400));
    assertThat(people.mailsTo(ANNA).getLast().subject()).contains("is erased");
  }

  private JsonNode task(String id) {
    return people.get("/tasks/" + id).json();
  }

  /// Somebody has looked in the systems that the erasure does not reach by itself.
  private void searchesAreClosed() {
    people.openTasks().stream()
        .filter(id -> task(id).path("kind").asText().equals("search"))
        .forEach(id -> people.closeTask(id, "Looked"));
  }
}
