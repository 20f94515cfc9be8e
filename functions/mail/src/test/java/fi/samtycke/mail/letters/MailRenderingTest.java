package fi.samtycke.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Seal;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Identity;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.retention.MissingRun;
import fi.samtycke.core.retention.Receipt;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.declaration.Texts;
import fi.samtycke.mail.CaseSamples;
import fi.samtycke.mail.Declared;
import fi.samtycke.mail.cases.CaseMails;
import fi.samtycke.mail.cases.CaseNotices;
import fi.samtycke.mail.cases.DecisionLetters;
import fi.samtycke.mail.cases.ExtractMails;
import fi.samtycke.mail.cases.NothingFound;
import fi.samtycke.mail.letters.Mail.Block;
import fi.samtycke.mail.quarantine.InterestMail;
import fi.samtycke.mail.quarantine.QuarantineMails;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mail in every language, as text and as HTML.
class MailRenderingTest {
  private static final Instant AT = Instant.parse("2026-11-21T10:05:00Z");
  private static final MailLayout LAYOUT = new MailLayout();

  static Stream<Arguments> everyMailInEveryLanguage() {
    return Stream.of(MailKind.values())
        .flatMap(
            kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("everyMailInEveryLanguage")
  void a_mail_says_everything_in_its_language_with_no_placeholder_left(
      MailKind kind, Language language) {
    Mail mail = mail(kind, Declared.plazaIn(language));
    String html = LAYOUT.html(mail);
    String text = LAYOUT.text(mail);

    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<html lang=\"" + language.tag() + "\">")
        .doesNotContain("<img", "<script", "<link", "http:", "{", "}")
        .doesNotContainPattern("\\bnull\\b");
    assertThat(text).isNotBlank().doesNotContain("{", "}", "<").doesNotContainPattern("\\bnull\\b");
    assertThat(mail.subjectLine()).isNotBlank().doesNotContain("{");
    int links = 0;
    for (Block block : mail.blocks()) {
      switch (block) {
        case Block.Action(String label, String url) -> {
          links++;
          assertThat(text).contains(label + ":\n" + url + "\n");
          assertThat(html).contains("<a href=\"" + url + "\"");
        }
        case Block.Letter(String letter) -> assertThat(text).contains(letter);
        case Block.Paragraph(String paragraph) -> assertThat(text).contains(paragraph);
        case Block.Facts(var rows) ->
            assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                    row -> assertThat(text).contains(row.label() + ": " + row.value() + "\n"));
        case Block.Quote quote -> assertThat(text).contains(quote.label() + ":\n> ");
        case Block.Sender sender ->
            assertThat(text).endsWith(String.join("\n", sender.lines()) + "\n");
      }
    }
    assertThat(html.split("<a ", -1)).as("no link but the mail's own").hasSize(links + 1);
  }

  @ParameterizedTest
  @MethodSource("everyMailInEveryLanguage")
  void a_mail_to_a_person_ends_with_who_sends_it_and_where_its_link_leads(
      MailKind kind, Language language) {
    Controller controller =
        Declared.with(
            Declared.plazaIn(language),
            "identity",
            new Identity(
                Optional.of("0000000-0"),
                Optional.of("Example Street 1, 00000 Example"),
                Optional.of("050 000 0000")));
    Mail mail = mail(kind, controller);
    boolean toPerson = !OwnAddresses.contain(controller, new EmailAddress(mail.to()));
    assertThat(toPerson)
        .isEqualTo(!kind.id().endsWith("-notice") && kind != MailKind.CHAT_TRANSCRIPT);

    String sender = String.join(", ", imprint(language));
    boolean links = mail.blocks().stream().anyMatch(Block.Action.class::isInstance);
    String link = Texts.in(language).get("mail.sender.link", "publicUrl", controller.publicUrl());
    for (String body : List.of(LAYOUT.text(mail), LAYOUT.html(mail))) {
      assertThat(body.contains(sender)).isEqualTo(toPerson);
      assertThat(body.contains(link)).isEqualTo(toPerson && links);
    }
    assertThat(LAYOUT.text(mail).strip().endsWith(sender)).isEqualTo(toPerson);
  }

  private static List<String> imprint(Language language) {
    return switch (language) {
      case SV ->
          List.of(
              "BTB Plaza Ab",
              "FO-nummer 0000000-0",
              "Example Street 1, 00000 Example",
              "tfn 050 000 0000");
      case FI ->
          List.of(
              "BTB Plaza Ab",
              "Y-tunnus 0000000-0",
              "Example Street 1, 00000 Example",
              "puh. 050 000 0000");
      case EN ->
          List.of(
              "BTB Plaza Ab",
              "Business ID 0000000-0",
              "Example Street 1, 00000 Example",
              "tel. 050 000 0000");
    };
  }

  @Test
  void what_the_company_has_not_said_of_itself_is_left_out() {
    Controller controller =
        Declared.with(
            Declared.plazaIn(Language.EN),
            "identity",
            new Identity(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(LAYOUT.text(mail(MailKind.CASE_ANSWER, controller)))
        .endsWith("\nBTB Plaza Ab\n")
        .doesNotContain("Business ID");
  }

  @Test
  void the_languages_differ() {
    for (MailKind kind : MailKind.values()) {
      assertThat(
              Stream.of(Language.values())
                  .map(language -> LAYOUT.text(mail(kind, Declared.plazaIn(language)))))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_mail_about_the_system_goes_to_the_responsible_person_of_the_customer_register() {
    Controller controller = Declared.plazaIn(Language.SV);
    String responsible = controller.register("customers").responsible().contact();
    assertThat(mail(MailKind.SEAL_NOTICE, controller).to()).isEqualTo(responsible);
    assertThat(mail(MailKind.MISSING_RECEIPTS_NOTICE, controller).to()).isEqualTo(responsible);
    assertThat(mail(MailKind.CONTACT_FORM_NOTICE, controller).to())
        .isEqualTo(controller.mail().info());
  }

  @Test
  void N6_who_answers_late_is_told_so_and_both_last_days_are_named() {
    Controller controller = Declared.plazaIn(Language.EN);
    RightsCase request =
        CaseSamples.request(new EntryId("0".repeat(26)), controller.defaultLanguage());
    Mail mail = CaseNotices.due(controller, request, Instant.parse("2026-12-21T22:00:00Z"));
    assertThat(mail.subjectLine()).contains("The time is over", "21 December 2026");
    Mail near = CaseNotices.due(controller, request, Instant.parse("2026-12-21T21:59:59Z"));
    assertThat(near.subjectLine()).contains("is to be answered by 21 December 2026");
  }

  @Test
  void D04_no_mail_of_a_case_repeats_what_was_typed_into_the_form() {
    Controller controller = Declared.plazaIn(Language.EN);
    for (MailKind kind : MailKind.values()) {
      Mail mail = mail(kind, controller);
      assertThat(LAYOUT.text(mail)).doesNotContain("Qzxkvqzxw");
      assertThat(mail.subjectLine()).doesNotContain("example.com");
    }
  }

  @Test
  void a_missing_run_is_named_with_its_local_time() {
    assertThat(LAYOUT.text(mail(MailKind.MISSING_RECEIPTS_NOTICE, Declared.plazaIn(Language.EN))))
        .contains("SealChanges: 20 November 2026, 02:20")
        .contains("SweepOutbox: 20 November 2026, 03:07");
  }

  @Test
  void the_text_is_set_in_paragraphs_and_quotes() {
    Mail mail =
        new Mail(
            Language.EN,
            "a@example.com",
            "b@example.com",
            Optional.empty(),
            "Subject",
            List.of(
                new Block.Paragraph("First."),
                new Block.Quote("Message", "one\n\ntwo"),
                new Block.Facts(List.of(new Mail.Row("A", "1"), new Mail.Row("B", "2"))),
                new Block.Paragraph("Last.")));
    assertThat(LAYOUT.text(mail))
        .isEqualTo(
            """
            First.

            Message:
            > one
            >\s
            > two

            A: 1
            B: 2

            Last.

            """);
  }

  @Test
  void a_line_break_never_reaches_a_header_E02_F04() {
    for (String evil : List.of("a\nb", "a\rb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b")) {
      for (int header = 0; header < 4; header++) {
        String[] headers = {"a@example.com", "b@example.com", "c@example.com", "Subject"};
        headers[header] = evil;
        assertThatThrownBy(() ->
                new Mail(
                    Language.EN,
                    headers[0],
                    headers[1],
                    Optional.of(headers[2]),
                    headers[3],
                    List.of()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageNotContaining(evil);
      }
    }
  }

  private static Mail mail(MailKind kind, Controller controller) {
    EntryId id = new EntryId("0123456789ABCDEFGHJKMNPQRS");
    MailedLink link = new MailedLink(id, "A".repeat(43));
    return switch (kind) {
      case CONTACT_FORM_NOTICE -> ConversationMails.form(controller, message(id));
      case CHAT_NOTICE -> ConversationMails.chatNotice(controller, chat(id));
      case CHAT_TRANSCRIPT -> ConversationMails.transcript(controller, chat(id));
      case MESSAGE_REPLY ->
          ConversationMails.reply(controller, answered(id, controller), id).orElseThrow();
      case SEAL_NOTICE ->
          StaffNotices.seal(controller, Seal.over(LocalDate.parse("2026-11-20"), "", List.of()));
      case MISSING_RECEIPTS_NOTICE -> StaffNotices.missingReceipts(controller, check());
      case QUARANTINE_QUESTION ->
          QuarantineMails.question(controller, contact(controller), link, AT);
      case QUARANTINE_REMINDER ->
          QuarantineMails.reminder(controller, contact(controller), link, AT);
      case CONSENT_COPY ->
          QuarantineMails.consentCopy(controller, contact(controller), consent(controller), link);
      case CONTACT_INFORMATION ->
          InterestMail.of(controller, contact(controller), "earlier-contacts");
      case WITHDRAWAL_NOTICE,
          CONSENT_REDUCED_NOTICE,
          INFORMATION_RETURNED_NOTICE,
          QUARANTINE_RETURNED_NOTICE,
          QUARANTINE_STOPPED_NOTICE,
          QUARANTINE_LAPSED_NOTICE ->
          StaffNotices.entry(controller, kind, id);
      case EXTRACT_RETURNED_NOTICE, EXTRACT_STUCK_NOTICE, ANSWER_RETURNED_NOTICE ->
          StaffNotices.ofCase(controller, kind, id);
      case MAILBOX_PREVIEW_NOTICE -> {
        PurgeStore.Stored announced = CaseSamples.announced(id, MailboxName.INFO, Optional.empty());
        yield MailboxNotices.preview(
            controller, announced, Postponable.of(controller, announced).orElseThrow(), link);
      }
      case EXTRACT_MAIL -> {
        RightsCase request = CaseSamples.request(id, controller.defaultLanguage());
        yield ExtractMails.of(
                controller,
                request,
                ExtractMails.files(request.language(), new byte[9], new byte[9]),
                AT,
                Optional.of("Archive, Mailbox"))
            .getFirst();
      }
      case TASK_DUE_NOTICE -> StaffNotices.task(controller, CaseSamples.task(id));
      case REQUEST_CHALLENGE ->
          CaseMails.challenge(
              controller,
              CaseSamples.request(id, controller.defaultLanguage()),
              true,
              link,
              LocalDate.parse("2026-11-28"));
      case NOTHING_HELD_LETTER ->
          NothingFound.letter(
              controller, CaseSamples.request(id, controller.defaultLanguage()), link);
      case UNCONFIRMED_CASE_NOTICE ->
          CaseNotices.unconfirmed(
              controller, CaseSamples.request(id, controller.defaultLanguage()));
      case CASE_RECEIPT ->
          CaseMails.receipt(
              controller, CaseSamples.request(id, controller.defaultLanguage()), link);
      case CASE_EXTENSION, CASE_REFUSAL, CASE_ANSWER ->
          CaseMails.letter(
              "mail." + kind.id(),
              controller,
              CaseSamples.request(id, controller.defaultLanguage()),
              "Many have asked.\n\nWe go on.");
      case CASE_WITHDRAWAL ->
          CaseMails.withdrawal(controller, CaseSamples.request(id, controller.defaultLanguage()));
      case CASE_NOTICE ->
          CaseNotices.confirmed(controller, CaseSamples.request(id, controller.defaultLanguage()));
      case PROPOSAL_NOTICE ->
          CaseNotices.proposed(controller, CaseSamples.request(id, controller.defaultLanguage()));
      case ADDRESS_CHANGE_OLD -> addressQuestion(controller, id, AddressSide.REGISTERED, link);
      case ADDRESS_CHANGE_NEW -> addressQuestion(controller, id, AddressSide.NEW, link);
      case CASE_DUE_NOTICE ->
          CaseNotices.due(controller, CaseSamples.request(id, controller.defaultLanguage()), AT);
      case CASE_WITHDRAWN_NOTICE ->
          CaseNotices.withdrawn(controller, CaseSamples.request(id, controller.defaultLanguage()));
      case RECTIFICATION_LETTER ->
          DecisionLetters.rectification(
                  controller, CaseSamples.erasure(id, controller), CaseSamples.decisions())
              .orElseThrow();
      case SEARCH_LETTER ->
          DecisionLetters.searches(
                  controller, CaseSamples.erasure(id, controller), CaseSamples.searches(id))
              .orElseThrow();
      case RELEASE_LETTER ->
          DecisionLetters.release(controller, CaseSamples.erasure(id, controller));
      case DISPUTE_OVER_LETTER ->
          DecisionLetters.disputeOver(controller, CaseSamples.erasure(id, controller));
      case ERASURE_LETTER ->
          DecisionLetters.erasure(
              controller,
              CaseSamples.erasure(id, controller),
              CaseSamples.erasurePlan(id),
              CaseSamples.searches(id));
      case MAILBOX_FAILED_NOTICE ->
          MailboxNotices.failed(controller, CaseSamples.purge(id), PurgeFault.NOT_ADMITTED);
    };
  }

  private static Mail addressQuestion(
      Controller controller, EntryId id, AddressSide side, MailedLink link) {
    return CaseMails.addressQuestion(
        controller,
        CaseSamples.request(id, controller.defaultLanguage()),
        side,
        new EmailAddress("anna@example.net"),
        link,
        LocalDate.parse("2026-11-28"));
  }

  private static Read chat(EntryId id) {
    return new Read(
        new Stored(
            Conversation.byChat(
                id,
                Language.FI,
                Map.of("email", "visitor@example.com", "name", "Vera"),
                AT,
                "https://www.example.com/"),
            ChainHead.NONE,
            "",
            Optional.empty()),
        List.of(
            ConversationMessage.byVisitor(1, "Please call me.", AT, "https://www.example.com/"),
            ConversationMessage.byOperator(2, "We will.", AT, "somebody"),
            ConversationMessage.byVisitor(3, "Thanks.", AT, "https://www.example.com/prices")));
  }

  private static Read answered(EntryId id, Controller controller) {
    return new Read(
        new Stored(message(id, controller.defaultLanguage()), ChainHead.NONE, "", Optional.empty()),
        List.of(ConversationMessage.byOperator(2, "Dear Vera,\n\nwe will.", AT, "anna").by(id)));
  }

  private static Conversation message(EntryId id) {
    return message(id, Language.FI);
  }

  private static Conversation message(EntryId id, Language language) {
    return Conversation.byForm(
        id,
        language,
        Map.of("email", "visitor@example.com", "message", "Please call me."),
        true,
        AT,
        AT.plus(Duration.ofDays(180)));
  }

  private static ContactData contact(Controller controller) {
    return new ContactData(
        Map.of("email", "visitor@example.com", "name", "Vera Visitor"),
        controller.defaultLanguage(),
        new Provenance("trade-fair", 13, LocalDate.parse("2026-11-02"), "Stand 7"),
        "staff:anna",
        AT,
        Optional.empty());
  }

  private static ConsentReceipt consent(Controller controller) {
    return new ConsentReceipt(
        "Yes, keep it.",
        "consent",
        "1",
        controller.defaultLanguage(),
        List.of(),
        List.of(),
        List.of(),
        AT,
        controller.version());
  }

  private static Receipt check() {
    return new Receipt(
        "CheckReceipts",
        AT,
        AT,
        AT,
        "0",
        new TreeMap<>(),
        List.of(
            "known SweepOutbox",
            new MissingRun("SealChanges", Instant.parse("2026-11-20T00:20:00Z")).note(),
            new MissingRun("SweepOutbox", Instant.parse("2026-11-20T01:07:00Z")).note()));
  }
}
