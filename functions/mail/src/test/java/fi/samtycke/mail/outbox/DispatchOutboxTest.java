package fi.samtycke.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.mail.Mailing;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.stores.StoreExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The dispatcher over DynamoDB Local and a stand-in for SES and EventBridge (S6, A06-A12, A30).
class DispatchOutboxTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Mailing mailing = new Mailing(store);

  @Test
  void a_message_reaches_the_info_mailbox_and_an_answer_goes_to_the_visitor_S6() {
    EntryId message = mailing.messageComesIn(Mailing.TYPED);

    assertThat(mailing.stream().getBatchItemFailures()).isEmpty();

    Object mail = mailing.aws.mails().getFirst();
    assertThat(JsonReader.at(mail, "Destination", "ToAddresses"))
        .isEqualTo(List.of(store.plaza().mail().info()));
    assertThat(JsonReader.textAt(mail, "FromEmailAddress")).isEqualTo(store.plaza().mail().from());
    assertThat(JsonReader.at(mail, "ReplyToAddresses")).isEqualTo(List.of("visitor@example.com"));
    assertThat(JsonReader.textAt(mail, "ConfigurationSetName")).isEqualTo("mail");
    assertThat(JsonReader.at(mail, "Content", "Simple", "Headers"))
        .isEqualTo(List.of(Map.of("Name", "Auto-Submitted", "Value", "auto-generated")));
    assertThat(JsonReader.textAt(mail, "Content", "Simple", "Subject", "Charset"))
        .isEqualTo("UTF-8");
    assertThat(JsonReader.textAt(mail, "Content", "Simple", "Subject", "Data"))
        .contains(message.value().substring(0, 6));
    assertThat(JsonReader.textAt(mail, "Content", "Simple", "Body", "Text", "Data"))
        .contains("> Please call me.");
    assertThat(JsonReader.textAt(mail, "Content", "Simple", "Body", "Html", "Data"))
        .contains(">Please call me.<");
    assertThat(mailing.state()).isEqualTo("sent");
    assertThat(mailing.metric("MailsSent")).isOne();
  }

  @Test
  void the_tags_of_a_mail_are_ids_by_which_feedback_finds_back() {
    mailing.messageComesIn(Mailing.TYPED);
    mailing.stream();

    String obligation = mailing.obligations().getFirst().split("#", -1)[2];
    assertThat(JsonReader.at(mailing.aws.mails().getFirst(), "EmailTags"))
        .isEqualTo(
            List.of(
                Map.of("Name", "controller", "Value", "btb-plaza"),
                Map.of("Name", "obligation", "Value", obligation)));
  }

  @Test
  void a_fact_goes_to_the_bus_with_ids_only_I10() {
    EntryId message =
        mailing.messageComesIn(
            Mailing.TYPED, new Obligation.Fact(FactKind.CONTACT_FORM_RECEIVED, ""));
    mailing.stream();

    assertThat(mailing.aws.facts())
        .containsExactly(
            Map.of(
                "EventBusName", "facts",
                "Source", "samtycke",
                "DetailType", "contact-form.received",
                "Detail",
                    "{\"controller\":\"btb-plaza\",\"entryId\":\"%s\",\"at\":\"%s\"}"
                        .formatted(message, store.clock.instant())));
    assertThat(mailing.state()).isEqualTo("sent");
  }

  @Test
  void a_record_that_comes_again_sends_nothing_again_A32() {
    mailing.messageComesIn(Mailing.TYPED);
    mailing.stream();
    mailing.stream();
    store.clock.advance(Duration.ofDays(7));
    mailing.stream();
    assertThat(mailing.aws.mails()).hasSize(1);
  }

  @Test
  void no_mail_is_sent_about_a_message_that_was_erased_I4() {
    EntryId message = mailing.messageComesIn(Mailing.TYPED);
    store.tables.erase("CONVERSATIONS", "btb-plaza#conversation#" + message, "head");
    mailing.stream();
    assertThat(mailing.aws.mails()).isEmpty();
    assertThat(mailing.state()).isEqualTo("void");
  }

  @Test
  void
      a_mail_that_SES_cannot_take_now_is_tried_again_after_1_5_and_30_minutes_2_6_and_24_hours_A09_A10() {
    EntryId message = mailing.messageComesIn(Mailing.TYPED);
    List<Duration> waits = new ArrayList<>();
    Instant before = store.clock.instant();
    for (int attempt = 1; attempt <= 6; attempt++) {
      mailing.aws.refuse(1, 400, "LimitExceededException", "enough for today");
      mailing.stream();
      Instant next = store.tables.everything("OUTBOX").getFirst().at("nextAttemptAt");
      waits.add(Duration.between(before, next));
      store.clock.set(next.toString());
      before = next;
    }
    assertThat(waits)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(24));
    assertThat(mailing.logOf(message)).containsExactly("message.received");

    mailing.aws.refuse(1, 400, "LimitExceededException", "enough for today");
    mailing.stream();
    assertThat(mailing.state()).isEqualTo("failed");
    assertThat(mailing.logOf(message)).containsExactly("message.received", "mail.failed");
    assertThat(mailing.metric("MailsFailed")).isOne();
    assertThat(mailing.aws.mails()).isEmpty();
  }

  @Test
  void a_throttled_mail_stays_owed_A09() {
    mailing.messageComesIn(Mailing.TYPED);
    mailing.aws.refuse(3, 429, "TooManyRequestsException", "slower");
    mailing.stream();
    assertThat(mailing.state()).isEqualTo("pending");
    assertThat(mailing.metric("MailsFailed")).isZero();
  }

  @Test
  void a_mail_that_is_not_yet_due_again_is_left_alone() {
    mailing.messageComesIn(Mailing.TYPED);
    mailing.aws.refuse(1, 400, "LimitExceededException", "later");
    mailing.stream();
    store.clock.advance(Duration.ofSeconds(59));
    mailing.stream();
    assertThat(mailing.aws.mails()).isEmpty();
    store.clock.advance(Duration.ofSeconds(1));
    mailing.stream();
    assertThat(mailing.aws.mails()).hasSize(1);
  }

  @Test
  void a_refused_mail_fails_at_once_and_its_text_is_logged_nowhere_A11() {
    EntryId message = mailing.messageComesIn(Mailing.TYPED);
    mailing.aws.refuse(1, 400, "MessageRejected", "Email address visitor@example.com refused");
    mailing.stream();
    assertThat(mailing.state()).isEqualTo("failed");
    assertThat(mailing.logOf(message)).containsExactly("message.received", "mail.failed");
    assertThat(mailing.printed()).contains("MessageRejectedException").doesNotContain("visitor");
  }

  @Test
  void a_paused_or_suspended_account_fails_at_once_and_is_not_stormed_A11() {
    for (String type :
        List.of(
            "SendingPausedException",
            "AccountSuspendedException",
            "MailFromDomainNotVerifiedException",
            "BadRequestException",
            "NotFoundException")) {
      mailing.messageComesIn(Mailing.TYPED);
      mailing.aws.refuse(1, 400, type, "no");
    }
    mailing.stream();
    assertThat(store.tables.everything("OUTBOX"))
        .hasSize(5)
        .allSatisfy(item -> assertThat(item.required("state")).isEqualTo("failed"));
    assertThat(mailing.aws.mails()).isEmpty();
  }

  @Test
  void an_obligation_of_a_newer_version_stays_owed_and_harms_nobody_A37() {
    mailing.messageComesIn(
        Mailing.TYPED,
        new Obligation.Unknown("mail", "a-mail-of-tomorrow", ""),
        new Obligation.Mail(MailKind.CONTACT_FORM_NOTICE, ""));
    assertThat(mailing.stream().getBatchItemFailures()).isEmpty();
    assertThat(mailing.aws.mails()).hasSize(1);
    assertThat(store.tables.everything("OUTBOX"))
        .extracting(item -> item.required("kind") + " " + item.required("state"))
        .containsExactlyInAnyOrder("a-mail-of-tomorrow pending", "contact-form-notice sent");
  }

  @Test
  void a_fact_that_the_bus_does_not_take_is_tried_again() {
    mailing.messageComesIn(Mailing.TYPED, new Obligation.Fact(FactKind.CONTACT_FORM_RECEIVED, ""));
    mailing.aws.refuse(1, 200, "FailedEntry", "");
    mailing.stream();
    assertThat(mailing.state()).isEqualTo("pending");
    store.clock.advance(Duration.ofMinutes(1));
    mailing.stream();
    assertThat(mailing.aws.facts()).hasSize(1);
    assertThat(mailing.state()).isEqualTo("sent");
  }
}
