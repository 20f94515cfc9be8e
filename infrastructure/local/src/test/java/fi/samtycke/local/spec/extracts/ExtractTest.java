package fi.samtycke.local.spec.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.aws.ses.SentMail.Attachment;
import fi.samtycke.local.spec.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// F1, N11, F11, F13: the extract is complete, about one person, and made once.
class ExtractTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  /// Keys, digests, versions and what indexes need. Whoever adds an attribute to a stored item and
  /// keeps it out of the extract says so here too.
  private static final Set<String> SAYS_NOTHING_OF_THE_PERSON =
      Set.of(
          "addressDigest",
          "addressed",
          "attempts",
          "changeHash",
          "changeSequence",
          "changes",
          "changesOrder",
          "concerning",
          "contacts",
          "contactsOrder",
          "controller",
          "dueDay",
          "dueOrder",
          "formatVersion",
          "hash",
          "inbox",
          "inboxOrder",
          "links",
          "listed",
          "listedOrder",
          "nextAttemptAt",
          "obligations",
          "pk",
          "previousHash",
          "revision",
          "sequence",
          "sk",
          "timeToLive",
          "version",
          "visitorToken");

  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(APPLICATION);
    desk.hires(HeldPerson.OPERATOR, "chat-operator");
  }

  @Test
  void F11_everything_that_is_stored_on_a_person_stands_in_both_files() throws Exception {
    HeldPerson vera = person("vera", Language.EN);
    List<String> values = storedOn(vera);
    desk.owesTheFact(vera.request);
    SentMail mail = desk.extractsTo(vera.address).getFirst();

    assertThat(values).hasSizeGreaterThan(60);
    assertThat(json(mail)).contains(values);
    String pdf = printed(mail);
    assertThat(values.stream().filter(value -> value.startsWith("mark-of-")).distinct())
        .hasSizeGreaterThan(40)
        .allSatisfy(mark -> assertThat(pdf).contains(mark));
    assertThat(json(mail)).doesNotContain(HeldPerson.OPERATOR);
    assertThat(pdf)
        .doesNotContain(HeldPerson.OPERATOR)
        .contains(
            "Chatoperator",
            "JNT,JakobstadsNejdensTelefonAb",
            "5years",
            "art.6(1)(a)",
            "Telephonenumber");
  }

  @Test
  void F13_two_extracts_at_once_tell_of_one_person_each() throws Exception {
    HeldPerson vera = person("vera", Language.SV);
    HeldPerson otto = person("otto", Language.FI);
    desk.owesTheFact(vera.request);
    desk.owesTheFact(otto.request);

    for (HeldPerson person : List.of(vera, otto)) {
      SentMail mail = desk.extractsTo(person.address).getFirst();
      String other = person == vera ? "mark-of-otto" : "mark-of-vera";
      assertThat(json(mail)).contains("mark-of-" + person.name).doesNotContain(other);
      assertThat(printed(mail)).contains("mark-of-" + person.name).doesNotContain(other);
      assertThat(mail.attachments())
          .noneMatch(file -> file.fileName().contains(person.name))
          .hasSize(2);
    }
  }

  @Test
  void F1_a_case_has_one_extract_and_one_mail_however_often_it_is_asked_for() throws Exception {
    HeldPerson vera = person("vera", Language.SV);
    desk.owesTheFact(vera.request);
    desk.owesTheFact(vera.request);
    List<SentMail> mails = desk.extractsTo(vera.address);
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(3)));

    assertThat(mails).hasSize(1);
    assertThat(desk.extractsTo(vera.address)).hasSize(1);
    MadeExtract made = desk.extracts.find(Desk.PLAZA, vera.request).orElseThrow();
    assertThat(made.pdf().sha256()).isEqualTo(sha256(file(mails.getFirst(), ".pdf")));
    assertThat(made.json().sha256()).isEqualTo(sha256(file(mails.getFirst(), ".json")));
    assertThat(made.pages()).isPositive();
    assertThat(made.fileGoneAt()).isEqualTo(made.madeAt().plus(Duration.ofDays(7)));
    assertThat(actions(vera.request)).containsOnlyOnce("extract.made");
    assertThat(state(vera.request)).isEqualTo("fulfilled");
  }

  @Test
  void an_extract_whose_fact_was_lost_is_made_within_the_hour() {
    HeldPerson vera = person("vera", Language.EN);
    assertThat(desk.extractsTo(vera.address)).isEmpty();
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(1)));

    assertThat(desk.extractsTo(vera.address)).hasSize(1);
  }

  @Test
  void H13_nothing_is_made_as_long_as_nobody_chose_among_the_entries() {
    HeldPerson vera = new HeldPerson(desk, "vera", Language.EN);
    vera.enter();
    vera.asks(RequestKind.ACCESS, List.of());
    desk.owesTheFact(vera.request);
    APPLICATION.stack().moveTo(Application.NOW.plus(Duration.ofHours(2)));

    assertThat(desk.extractsTo(vera.address)).isEmpty();
    assertThat(actions(vera.request)).doesNotContain("extract.made");
  }

  @Test
  void an_erasure_is_not_answered_by_an_extract() {
    HeldPerson vera = new HeldPerson(desk, "vera", Language.EN);
    vera.enter();
    vera.asks(RequestKind.ERASURE, vera.entries());
    desk.owesTheFact(vera.request);

    assertThat(desk.extractsTo(vera.address)).isEmpty();
  }

  private HeldPerson person(String name, Language language) {
    HeldPerson person = new HeldPerson(desk, name, language);
    person.enter();
    person.asks(RequestKind.ACCESS, person.entries());
    return person;
  }

  /// Every value that the tables hold on the person, but for what says nothing of anybody. Somebody
  /// of the firm is told by role.
  private static List<String> storedOn(HeldPerson person) {
    List<String> values = new ArrayList<>();
    for (String table : Desk.TABLES) {
      for (Map<String, AttributeValue> item : APPLICATION.items().everything(table)) {
        String family = item.get("sk").s();
        if (person.owns(item) && !family.startsWith("reader#")) {
          item.forEach((name, value) -> {
            if (!SAYS_NOTHING_OF_THE_PERSON.contains(name)) {
              texts(value).forEach(values::add);
            }
          });
        }
      }
    }
    values.removeIf(value -> value.contains(HeldPerson.OPERATOR) || value.isEmpty());
    return values;
  }

  private static Stream<String> texts(AttributeValue value) {
    return switch (value.type()) {
      case S -> Stream.of(value.s());
      case N -> Stream.of(value.n());
      case L -> value.l().stream().flatMap(ExtractTest::texts);
      case M -> value.m().values().stream().flatMap(ExtractTest::texts);
      case SS -> value.ss().stream();
      case BOOL -> Stream.of(value.bool().toString());
      default -> throw new AssertionError("a stored value of another type");
    };
  }

  private static String state(EntryId request) {
    return APPLICATION.items().in("Cases", Desk.PLAZA + "#case#" + request).stream()
        .filter(item -> item.get("sk").s().equals("case"))
        .map(item -> item.get("state").s())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> actions(EntryId entry) {
    return APPLICATION.items().in("ChangeLog", Desk.PLAZA + "#entry#" + entry).stream()
        .map(item -> item.get("action").s())
        .toList();
  }

  private static byte[] file(SentMail mail, String extension) {
    return mail.attachments().stream()
        .filter(file -> file.fileName().endsWith(extension))
        .map(Attachment::content)
        .findFirst()
        .orElseThrow();
  }

  private static String json(SentMail mail) {
    return new String(file(mail, ".json"), StandardCharsets.UTF_8);
  }

  private static String printed(SentMail mail) throws IOException, InterruptedException {
    String language = mail.headers().getOrDefault("Content-Language", "extract");
    return PrintedPdf.text(language + mail.id(), file(mail, ".pdf"));
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
