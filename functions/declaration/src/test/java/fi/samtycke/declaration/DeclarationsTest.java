package fi.samtycke.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Identity;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.declaration.RecipientKind;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.core.declaration.rules.PostLimit;
import fi.samtycke.core.declaration.rules.QuarantineRules;
import fi.samtycke.core.declaration.rules.ReEntryRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The running system reads the two real declarations, and what a deployment says otherwise.
class DeclarationsTest {
  private static final List<String> BOTH = List.of("btb-plaza", "btb-transformers");

  @Test
  void both_controllers_load_in_the_order_asked_for() {
    Declarations declarations = Declarations.load(BOTH.reversed(), "{}");

    assertThat(declarations.all())
        .extracting(Controller::name)
        .containsExactly("BTB Transformers Ab", "BTB Plaza Ab");
    assertThat(declarations.find("btb-plaza").orElseThrow().id().value()).isEqualTo("btb-plaza");
    assertThat(declarations.find("another")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void each_controller_has_what_the_system_runs_on(String id) {
    Controller controller = loaded(id, "{}");

    assertThat(controller.version()).matches("[0-9a-f]{16}");
    assertThat(controller.languages())
        .containsExactly(Language.SV, Language.FI, Language.EN)
        .first()
        .isEqualTo(controller.defaultLanguage());
    assertThat(controller.zone()).isEqualTo(ZoneId.of("Europe/Helsinki"));
    assertThat(controller.registers())
        .extracting(Register::id)
        .containsExactly("customers", "personnel", "chat", "contact-form");
    assertThat(controller.intake().postsPerSource()).isEqualTo(30);
    assertThat(controller.intake().window()).isEqualTo(Duration.ofMinutes(10));
    assertThat(controller.intake().keepMessages()).isEqualTo(Period.ofMonths(6));
    assertThat(controller.chat().limit()).isEqualTo(new PostLimit(120, Duration.ofMinutes(10)));
    assertThat(controller.chat().idle()).isEqualTo(Duration.ofMinutes(30));
    assertThat(controller.chat().answerWithin()).isEqualTo(Duration.ofMinutes(5));
    assertThat(controller.chat().duty().days()).hasSize(5).containsKey(DayOfWeek.FRIDAY);
    assertThat(controller.chat().operators()).containsExactly("chatt@" + id + ".example");
    assertThat(controller.quarantine())
        .isEqualTo(
            new QuarantineRules(
                14,
                List.of(4, 9, 13),
                List.of(7),
                6,
                30,
                30,
                Period.ofMonths(24),
                controller.quarantine().purposes(),
                controller.quarantine().relations()));
    assertThat(controller.quarantine().purposes())
        .extracting(Purpose::id)
        .containsExactly("communication", "prospects");
    assertThat(controller.reEntry())
        .isEqualTo(
            new ReEntryRules(
                Period.ofMonths(12),
                Period.ofMonths(12),
                Period.ofDays(90),
                1,
                Duration.ofHours(24),
                4,
                Period.ofDays(14)));
    assertThat(controller.quarantine().purposes())
        .extracting(purpose -> purpose.name().sv())
        .containsExactly("kontakt per e-post och telefon", "direktmarknadsföring");
    assertThat(controller.quarantine().purposes().getFirst().statement().en())
        .isEqualTo("to keep in touch with me by email and telephone");
    assertThat(List.of("customer", "supplier", "partner", "prospect", ""))
        .as("everybody is asked")
        .allMatch(relation -> controller.quarantine().interest(relation).isEmpty());
    assertThat(controller.chat().keep()).contains(Period.ofMonths(12));
    MailboxRules info = controller.mailbox();
    assertThat(controller.chat().operatorCopies())
        .as("emptied on the days of the info mailbox")
        .contains(info.of(List.of("INBOX"), Period.ofMonths(6)));
    assertThat(controller.mailbox().longest()).isEqualTo(Period.ofMonths(14));
    assertThat(controller.identity())
        .as("not stated")
        .isEqualTo(new Identity(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(controller.recipients())
        .extracting(Recipient::id, Recipient::kind)
        .containsExactlyInAnyOrder(
            tuple("payroll-bureau", RecipientKind.PROCESSOR),
            tuple("occupational-health", RecipientKind.CONTROLLER),
            tuple("network-operator", RecipientKind.HOST),
            tuple("mailbox-host", RecipientKind.HOST),
            tuple("chat-vendor", RecipientKind.PROCESSOR),
            tuple("aws", RecipientKind.HOST));
    assertThat(controller.evidence().digestKeys()).isEqualTo(Period.ofMonths(24));
    assertThat(controller.role("administrator").orElseThrow().permissions())
        .contains("changes.read", "staff.manage", "mailings.send");
    assertThat(controller.role("employee").orElseThrow().permissions())
        .contains("contacts.create", "quarantine.read-own")
        .doesNotContain("changes.read", "mailings.send");
  }

  @Test
  void a_deployment_gives_addresses_and_nothing_else() {
    Controller controller =
        loaded(
            "btb-plaza",
            """
            {"btb-plaza": {
              "identity": {"businessId": "0000000-0", "telephone": "+358 00 000"},
              "publicUrl": "https://privacy.example.org/one",
              "websites": ["https://www.example.org", "http://localhost:3000"],
              "mail": {"info": "desk@example.org"},
              "chat": {"operators": ["otto@example.org", "olga@example.org"]},
              "responsible": {
                "personnel": {"contact": "director@example.org", "telephone": "+358 00 001"}}}}
            """);

    assertThat(controller.identity())
        .isEqualTo(
            new Identity(Optional.of("0000000-0"), Optional.empty(), Optional.of("+358 00 000")));
    assertThat(controller.register("personnel").responsible().telephone()).contains("+358 00 001");
    assertThat(controller.register("customers").responsible().telephone()).isEmpty();
    assertThat(controller.publicUrl()).isEqualTo("https://privacy.example.org/one");
    assertThat(controller.websites())
        .containsExactly("https://www.example.org", "http://localhost:3000");
    assertThat(controller.mail().info()).isEqualTo("desk@example.org");
    assertThat(controller.chat().operators())
        .containsExactly("otto@example.org", "olga@example.org");
    assertThat(controller.mail().from()).isEqualTo("dataskydd@btb-plaza.example");
    assertThat(controller.register("personnel").responsible().contact())
        .isEqualTo("director@example.org");
    assertThat(controller.register("chat").responsible().contact())
        .isEqualTo("kundregister@btb-plaza.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "https://a.b"})
  void plain_http_is_for_ones_own_machine(String url) {
    assertThat(loaded("btb-plaza", overriding("\"publicUrl\":\"" + url + "\"")).publicUrl())
        .isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "Another Ab"                              | name may not be overridden
          "quarantine": {"days": 1}                         | quarantine may not be overridden
          "mail": {"reply": "a@example.org"}                | mail.reply may not be overridden
          "chat": {"idle": "PT1H"}                          | chat.idle may not be overridden
          "chat": {"operators": ["nobody"]}                 | chat.operators: expected an e-mail
          "responsible": {"customers": {"role": "x"}}       | responsible.customers.role may not be
          "responsible": {"others": {"contact": "a@b.org"}} | responsible.others.contact may not be
          "identity": {"owner": "x"}                        | identity.owner may not be overridden
          "identity": {"address": ""}                       | identity.address: expected a text of one
          "publicUrl": "http://example.org"                 | publicUrl: expected https
          "publicUrl": "http://localhost.example.org"       | publicUrl: expected https
          "publicUrl": "https://example.org/"               | publicUrl: expected https
          "publicUrl": 7                                    | btb-plaza.publicUrl is no String
          "publicUrl": null                                 | btb-plaza.publicUrl has a value of no use
          "websites": ["https://example.org/page"]          | websites: expected origins
          "websites": "https://example.org"                 | btb-plaza.websites is no List
          "mail": {"info": "two@example.org, three@b.org"}  | mail.info: expected an e-mail address
          """)
  void what_may_not_be_overridden_is_refused_by_name(String override, String said) {
    assertThatThrownBy(() -> loaded("btb-plaza", overriding(override)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null"})
  void overrides_that_are_no_object_are_refused(String overrides) {
    assertThatThrownBy(() -> loaded("btb-plaza", overrides))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not a JSON object");
  }

  @Test
  void an_override_for_a_controller_that_is_not_served_is_refused() {
    assertThatThrownBy(() -> loaded("btb-plaza", "{\"btb-transformers\": {}}"))
        .hasMessage(
            "DECLARATION_OVERRIDES: btb-transformers is not served here; served are [btb-plaza]");
  }

  @Test
  void an_unknown_controller_is_named_with_those_that_exist() {
    assertThatThrownBy(() -> loaded("btb-plazza", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("CONTROLLERS: btb-plazza is not declared; declared are ")
        .hasMessageContaining("btb-plaza, btb-transformers");
  }

  private static Controller loaded(String id, String overrides) {
    return Declarations.load(List.of(id), overrides).all().getFirst();
  }

  private static String overriding(String keys) {
    return "{\"btb-plaza\": {" + keys + "}}";
  }
}
