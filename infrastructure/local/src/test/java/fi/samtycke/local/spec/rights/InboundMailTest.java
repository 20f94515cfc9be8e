package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.spec.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// N10, D06, D11-D16: a mail opens a request and does nothing else, and most mails do not even
/// that.
class InboundMailTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String US = "dataskydd@btb-plaza.example";
  private static final String BUCKET = "samtycke-local-inboundmail";
  private static final String MAIL =
      """
      From: Åsa Öst <asa.ost@example.com>
      To: dataskydd@btb-plaza.example
      Subject: Radera mina uppgifter
      Content-Type: text/plain; charset=utf-8

      Hälsningar, Åsa
      """;

  @Test
  void N10_a_mail_opens_the_request_that_it_asks_for() {
    receive(MAIL, "");
    assertThat(opened()).containsExactly("erasure person");
    assertThat(kept()).as("erased when it is read").isEmpty();
    assertThat(APPLICATION.stack().functions().deadLetters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "?dmarc=FAIL",
    "?dmarc=GRAY",
    "?dmarc=PROCESSING_FAILED",
    "?spf=FAIL&dkim=FAIL&dmarc=FAIL",
    "?virus=FAIL",
    "?spam=FAIL",
    "?from=",
  })
  void D13_D15_D16_what_nobody_vouches_for_and_what_nobody_sent_does_nothing(String verdicts) {
    Map<String, List<Map<String, AttributeValue>>> before = everything();
    receive(MAIL, verdicts);
    assertThat(everything()).isEqualTo(before);
    assertThat(APPLICATION.mails()).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void D16_of_a_mail_with_a_virus_the_content_is_not_fetched() {
    receive(MAIL, "?virus=FAIL");
    assertThat(APPLICATION.stack().http().calls())
        .containsKey("s3.DeleteObject")
        .doesNotContainKey("s3.GetObject");
  }

  @Test
  void D16_a_mail_with_an_attachment_of_30_MB_is_read_at_its_beginning() {
    String large =
        MAIL.replace(
            "Content-Type: text/plain; charset=utf-8\n\nHälsningar, Åsa\n",
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Hälsningar
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment

            """
                + "A".repeat(30 << 20)
                + "\n--b--\n");
    receive(large, "");
    assertThat(opened()).containsExactly("erasure person");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_mail_without_a_wish_is_left_to_those_who_read_the_mailbox() {
    Map<String, List<Map<String, AttributeValue>>> before = everything();
    receive(MAIL.replace("Radera mina uppgifter", "Offert"), "");
    assertThat(everything()).isEqualTo(before);
    assertThat(APPLICATION.mails()).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void D11_for_a_known_and_an_unknown_sender_the_function_makes_the_same_calls()
      throws IOException {
    EntryId known = new Extracts(APPLICATION).atWork(RequestKind.ACCESS, "asa.ost@example.fi");
    assertThat(calls("ok"))
        .isEqualTo(calls("unknown-person"))
        .containsExactly(
            "s3.GetObject", "dynamodb.GetItem", "dynamodb.TransactWriteItems", "s3.DeleteObject");
    assertThat(new Extracts(APPLICATION).state(known)).isEqualTo("in-progress");
  }

  /// What the function calls, in order, without the functions that follow.
  private static List<String> calls(String id) throws IOException {
    List<String> calls = new ArrayList<>();
    Thread own = Thread.currentThread();
    APPLICATION
        .stack()
        .http()
        .plan(call -> {
          if (Thread.currentThread().equals(own)) {
            calls.add(call.toString());
          }
          return Optional.empty();
        });
    APPLICATION.stack().functions().restart();
    String event = event(id).toString().replace("lambda@amazon.com", US);
    APPLICATION
        .stack()
        .functions()
        .call("ReceiveMailFunction", event.getBytes(StandardCharsets.UTF_8));
    APPLICATION.stack().http().plan(_ -> Optional.empty());
    return calls;
  }

  @Test
  void a_mail_to_nobody_here_is_not_taken() {
    Browser.Reply reply = send(MAIL.replace(US, "somebody@example.net"), "");
    assertThat(reply.json().path("rules").asInt()).isZero();
    assertThat(opened()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"?dmarc=maybe", "?colour=red"})
  void an_order_that_is_not_known_is_refused(String query) {
    assertThat(send(MAIL, query).status()).isEqualTo(400);
    assertThat(send("", "").status()).isEqualTo(400);
  }

  @Test
  void A30_a_mail_that_cannot_be_taken_is_a_dead_letter_and_the_log_says_nothing_of_it() {
    APPLICATION.stack().faults().order(new Faults.Ordered("s3", "GetObject", Fault.ERROR, 1_000));
    receive(MAIL, "");
    APPLICATION.stack().faults().clear();
    assertThat(opened()).isEmpty();
    assertThat(kept()).as("until its day is over").hasSize(1);
    assertThat(APPLICATION.stack().functions().deadLetters())
        .extracting(letter -> letter.function())
        .containsExactly("ReceiveMailFunction");
    assertThat(APPLICATION.stack().functions().deadLetters().getFirst().fault())
        .doesNotContain("example.com");
  }

  @Test
  void A08_an_answer_that_was_lost_opens_no_second_case() {
    APPLICATION.stack().faults().order(new Faults.Ordered("s3", "DeleteObject", Fault.ERROR, 3));
    receive(MAIL, "");
    assertThat(opened()).containsExactly("erasure person");
    assertThat(kept()).isEmpty();
  }

  static List<String> cases() throws IOException {
    List<String> ids = new ArrayList<>();
    derived().forEach(single -> ids.add(single.path("id").asText()));
    return ids;
  }

  /// Which of the odd mails open a request; that of all others nothing is written.
  @ParameterizedTest
  @MethodSource("cases")
  void D12_D13_D14_every_odd_mail_has_its_effect(String id) throws IOException {
    List<String> opening =
        List.of(
            "ok",
            "case",
            "display-name",
            "display-name-spoof",
            "envelope-differs",
            "reply-to-elsewhere",
            "spf-fail",
            "dkim-fail",
            "spf-gray",
            "dkim-gray",
            "spf-processing_failed",
            "dkim-processing_failed",
            "unknown-person",
            "twice-same-id",
            "shared-address",
            "other-controller",
            "plus-tag");
    String event = event(id).toString().replace("lambda@amazon.com", US);
    told(event);
    told(event);
    assertThat(opened()).isEqualTo(opening.contains(id) ? List.of("erasure person") : List.of());
    String author = event(id).at("/Records/0/ses/mail/commonHeaders/from/0").asText();
    assertThat(APPLICATION.mails())
        .as("one, to whom DMARC vouches for")
        .hasSize(opening.contains(id) ? 1 : 0)
        .allSatisfy(mail -> assertThat(author).contains(mail.to()));
    assertThat(APPLICATION.stack().functions().deadLetters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-17T22:30:00.000Z, 2026-03-18",
    "2026-03-25T09:00:00.000Z, 2026-03-20",
    "yesterday, 2026-03-20",
  })
  void N6_a_mail_is_received_on_the_day_on_which_SES_took_it(String taken, String receivedOn)
      throws IOException {
    new Extracts(APPLICATION).contact("asa.ost@example.fi");
    ObjectNode event = (ObjectNode) event("ok");
    ((ObjectNode) event.at("/Records/0/ses/mail")).put("timestamp", taken);
    told(event.toString().replace("lambda@amazon.com", US));
    assertThat(APPLICATION.items().everything("Cases"))
        .filteredOn(item -> item.get("sk").s().equals("case"))
        .extracting(item -> item.get("receivedOn").s())
        .containsExactly(receivedOn);
  }

  private static void told(String event) {
    APPLICATION
        .stack()
        .functions()
        .later("ReceiveMailFunction", event.getBytes(StandardCharsets.UTF_8));
    APPLICATION.mails();
  }

  private static JsonNode event(String id) throws IOException {
    for (JsonNode single : derived()) {
      if (single.path("id").asText().equals(id)) {
        return single.path("event");
      }
    }
    throw new AssertionError("no case " + id);
  }

  private static JsonNode derived() throws IOException {
    return Application.read(
        Files.readString(
            Application.HOME.resolve(
                "functions/inbound/src/test/resources/ses-inbound/derived_cases.json")));
  }

  private static void receive(String mail, String query) {
    Browser.Reply reply = send(mail, query);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("rules").asInt()).isOne();
  }

  private static Browser.Reply send(String mail, String query) {
    return APPLICATION
        .browser()
        .post("/_local/inbound-mail" + query, mail, "Content-Type", "message/rfc822");
  }

  /// Kind and actor of every request that was written down, whatever became of it.
  private static List<String> opened() {
    APPLICATION.mails();
    return APPLICATION.items().everything("ChangeLog").stream()
        .filter(item -> item.containsKey("action"))
        .filter(item -> item.get("action").s().equals("case.received"))
        .map(item -> item.get("reason").s() + " " + item.get("actor").s())
        .toList();
  }

  private static Map<String, List<Map<String, AttributeValue>>> everything() {
    Map<String, List<Map<String, AttributeValue>>> everything = new TreeMap<>();
    for (String table : List.of("Cases", "ChangeLog", "Outbox", "Ledger", "Conversations")) {
      everything.put(table, APPLICATION.items().everything(table));
    }
    return everything;
  }

  private static List<String> kept() {
    return List.copyOf(APPLICATION.stack().buckets().all(BUCKET).keySet());
  }
}
