package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// F1, N10, F10, F14, G13: the extract leaves by mail, to the frozen address, and the case follows.
class ExtractMailTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String PERSON = "person.of.the.extract@example.com";
  private static final String RESPONSIBLE = "kundregister@btb-plaza.example";
  private static final byte[] PDF = "%PDF-1.7 not more".getBytes(StandardCharsets.UTF_8);
  private static final byte[] JSON = "{\"name\":\"Åsa\"}".getBytes(StandardCharsets.UTF_8);
  private static final int MEGABYTE = 1 << 20;

  private Extracts extracts;

  @BeforeEach
  void begin() {
    extracts = new Extracts(APPLICATION);
  }

  @Test
  void N10_both_files_go_to_the_frozen_address_and_the_request_is_answered() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, PDF, JSON);
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).extracting(SentMail::to).containsExactly(List.of(PERSON));
    SentMail mail = mails.getFirst();
    assertThat(mail.headers()).containsEntry("Auto-Submitted", "auto-generated");
    assertThat(mail.links()).isEmpty();
    assertThat(mail.text())
        .contains("18 March 2026", id.value(), "28 March 2026", RESPONSIBLE, "Ombudsman");
    JsonNode shown = APPLICATION.browser().get("/_local/mailbox/" + mail.id()).json();
    assertThat(shown.path("attachments").toString())
        .isEqualTo(
            """
            [{"fileName":"register-extract.pdf","contentType":"application/pdf","size":17},\
            {"fileName":"register-extract.json","contentType":"application/json","size":15}]\
            """);
    String path = "/_local/mailbox/" + mail.id() + "/attachments/1";
    assertThat(APPLICATION.browser().get(path).body()).isEqualTo("{\"name\":\"Åsa\"}");

    assertThat(extracts.state(id)).isEqualTo("fulfilled");
    assertThat(extracts.delivery(id)).isEqualTo("sent");
    assertThat(extracts.hasTheTurn(id)).isFalse();
    Tables tables = tables();
    assertThat(tables.actions(id.value())).containsExactly("case.received", "case.fulfilled");
    assertThat(tables.faults()).isEmpty();
    assertThat(APPLICATION.stack().bus().facts())
        .extracting(fact -> fact.path("detail-type").asText())
        .containsExactly("case.closed");
  }

  @Test
  void F10_nothing_but_the_mail_itself_says_whom_an_extract_is_about() {
    EntryId id = extracts.atWork(RequestKind.PORTABILITY, PERSON);
    extracts.made(id, PDF, JSON);
    SentMail mail = APPLICATION.mails().getFirst();
    assertThat(mail.subject()).isEqualTo("BTB Plaza Ab: Extract from the register");
    assertThat(mail.text()).doesNotContain(PERSON);
    String bucket = APPLICATION.stack().template().buckets().get("Extracts").name();
    assertThat(APPLICATION.stack().buckets().all(bucket))
        .containsOnlyKeys("btb-plaza/" + id + ".json", "btb-plaza/" + id + ".pdf");
  }

  @Test
  void F14_files_that_are_too_large_together_come_in_a_mail_each() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, new byte[20 * MEGABYTE], new byte[20 * MEGABYTE]);
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).hasSize(2);
    assertThat(mails).allSatisfy(mail -> assertThat(mail.attachments()).hasSize(1));
    assertThat(mails.get(0).text()).contains("This is email 1 of 2");
    assertThat(mails.get(1).text()).contains("This is email 2 of 2");
    assertThat(mails.get(1).attachments().getFirst().fileName()).isEqualTo("register-extract.json");
    assertThat(extracts.state(id)).isEqualTo("fulfilled");
  }

  @Test
  void F14_a_file_that_is_too_large_alone_is_told_to_staff_and_not_dropped() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, new byte[30 * MEGABYTE], JSON);
    assertStuck(id, "too-large");
    assertThat(APPLICATION.stack().buckets().all("samtycke-local-extracts")).hasSize(2);
  }

  @Test
  void files_that_are_gone_are_told_to_staff() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.owed(id);
    assertStuck(id, "failed");
  }

  @Test
  void A10_a_mail_that_SES_never_takes_leaves_the_case_open_and_staff_are_told() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    APPLICATION
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    extracts.made(id, PDF, JSON);
    APPLICATION.mails();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(40)));
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(60)));
    assertStuck(id, "failed");
  }

  @Test
  void N10_an_extract_goes_nowhere_but_to_an_address_that_each_contact_in_it_has() {
    EntryId conversation = written();
    EntryId elsewhere = extracts.contact("somewhere.else@example.com");
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON, conversation, elsewhere);
    extracts.made(id, PDF, JSON);
    assertStuck(id, "not-registered");
  }

  @Test
  void N10_what_was_written_from_another_address_goes_with_the_contact_that_staff_know() {
    EntryId conversation = written();
    EntryId contact = extracts.contact("registered@example.com");
    EntryId id =
        extracts.atWork(RequestKind.ACCESS, "registered@example.com", conversation, contact);
    extracts.made(id, PDF, JSON);
    APPLICATION.mails();
    assertThat(extracts.state(id)).isEqualTo("fulfilled");
  }

  @Test
  void A09_F12_what_was_put_off_for_days_has_all_its_attempts_and_says_when_the_files_go() {
    EntryId contact = extracts.contact(PERSON);
    extracts.addressChanged(contact, Application.NOW.minus(Duration.ofDays(5)));
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON, contact);
    extracts.noted(id);
    extracts.made(id, PDF, JSON);
    APPLICATION.mails();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(47)));
    assertThat(APPLICATION.mails()).noneMatch(mail -> mail.to().contains(PERSON));
    APPLICATION
        .stack()
        .http()
        .plan(call -> call.service().equals("ses") ? Optional.of(Fault.ERROR) : Optional.empty());
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(49)));
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(60)));
    assertThat(extracts.state(id)).isEqualTo("fulfilled");
    assertThat(APPLICATION.mails())
        .filteredOn(mail -> mail.to().contains(PERSON))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("erased on 28 March 2026"));
  }

  /// A message of the person, by the contact form.
  private static EntryId written() {
    APPLICATION.postJson(
        Map.of("email", PERSON, "name", "Anna", "message", "Hello", "language", "en"));
    APPLICATION.mails();
    return APPLICATION.items().everything("Conversations").stream()
        .filter(item -> item.get("sk").s().equals("head"))
        .map(item -> item.get("pk").s())
        .map(pk -> new EntryId(pk.substring(pk.lastIndexOf('#') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private void assertStuck(EntryId id, String why) {
    List<SentMail> mails =
        APPLICATION.mails().stream().filter(mail -> mail.text().contains(id.value())).toList();
    assertThat(mails).extracting(SentMail::to).containsExactly(List.of(RESPONSIBLE));
    assertThat(mails.getFirst().subject()).isEqualTo("Ett utdrag kunde inte skickas");
    assertThat(extracts.state(id)).isEqualTo("in-progress");
    assertThat(extracts.delivery(id)).isEqualTo(why);
    assertThat(extracts.hasTheTurn(id)).isTrue();
    assertThat(tables().actions(id.value())).containsExactly("case.received", "extract.stuck");
  }

  @ParameterizedTest
  @CsvSource({"bounce, bounced", "complaint, complained"})
  void a_mail_that_comes_back_opens_the_case_again_and_staff_are_told_once(
      String type, String delivery) {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, PDF, JSON);
    SentMail mail = APPLICATION.mails().getFirst();
    told(mail, type);
    told(mail, type);
    assertThat(extracts.state(id)).isEqualTo("in-progress");
    assertThat(extracts.delivery(id)).isEqualTo(delivery);
    assertThat(extracts.hasTheTurn(id)).isTrue();
    List<SentMail> mails = APPLICATION.mails();
    assertThat(mails).extracting(SentMail::to).contains(List.of(RESPONSIBLE));
    assertThat(mails.getLast().subject()).isEqualTo("Mejlet med ett utdrag kom tillbaka");
    assertThat(mails.getLast().text()).contains(id.value()).doesNotContain(PERSON);
    assertThat(tables().actions(id.value()))
        .startsWith("case.received", "case.fulfilled", "extract.returned");
  }

  @Test
  void a_delivery_leaves_the_case_answered() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, PDF, JSON);
    told(APPLICATION.mails().getFirst(), "delivery");
    assertThat(extracts.state(id)).isEqualTo("fulfilled");
    assertThat(extracts.delivery(id)).isEqualTo("sent");
  }

  @Test
  void A33_a_mail_that_comes_back_before_its_answer_is_not_sent_again_and_answers_nothing() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    APPLICATION.stack().faults().order(new Faults.Ordered("ses", "*", Fault.LOST_ANSWER, 3));
    extracts.made(id, PDF, JSON);
    List<SentMail> copies = APPLICATION.mails();
    assertThat(copies).hasSize(3);
    told(copies.getFirst(), "bounce");
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(2)));
    assertThat(APPLICATION.mails()).filteredOn(mail -> mail.to().contains(PERSON)).hasSize(3);
    assertThat(extracts.state(id)).isEqualTo("in-progress");
    assertThat(extracts.delivery(id)).isEqualTo("bounced");
  }

  @Test
  void nothing_is_sent_for_a_case_that_ended_meanwhile() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.refuse(id);
    extracts.made(id, PDF, JSON);
    assertThat(APPLICATION.mails()).isEmpty();
    assertThat(extracts.state(id)).isEqualTo("refused");
    assertThat(extracts.delivery(id)).isEmpty();
  }

  @Test
  void an_extract_that_staff_send_with_another_request_does_not_answer_it() {
    EntryId id = extracts.atWork(RequestKind.ERASURE, PERSON);
    extracts.made(id, PDF, JSON);
    assertThat(APPLICATION.mails()).hasSize(1);
    assertThat(extracts.state(id)).isEqualTo("in-progress");
    assertThat(extracts.delivery(id)).isEqualTo("sent");
    assertThat(tables().actions(id.value())).endsWith("extract.sent");
  }

  @Test
  void G13_the_files_are_gone_after_their_days() {
    EntryId id = extracts.atWork(RequestKind.ACCESS, PERSON);
    extracts.made(id, PDF, JSON);
    APPLICATION.mails();
    APPLICATION.stack().moveTo(Instant.parse("2026-03-27T23:59:59Z"));
    assertThat(APPLICATION.stack().buckets().all("samtycke-local-extracts")).hasSize(2);
    APPLICATION.stack().moveTo(Instant.parse("2026-03-28T00:00:00Z"));
    assertThat(APPLICATION.stack().buckets().all("samtycke-local-extracts")).isEmpty();
  }

  private static Tables tables() {
    return Tables.of(List.of("Cases", "ChangeLog", "Ledger"), APPLICATION.items()::everything);
  }

  private static void told(SentMail mail, String type) {
    String event = "{\"type\":\"%s\",\"mailId\":\"%s\"}".formatted(type, mail.id());
    assertThat(APPLICATION.browser().post("/_local/ses-events", event).status()).isEqualTo(200);
    APPLICATION.mails();
  }
}
