package fi.samtycke.mail.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every sample that AWS publishes of an SES event, and every odd case made of them, by its effect.
class SesSamplesTest extends FeedbackSpec {
  @ParameterizedTest
  @CsvSource({
    "bounce-permanent,           mail.bounced,    bounced",
    "bounce-transient,           '',              ''",
    "bounce-undetermined,        '',              ''",
    "bounce-suppressed-list,     mail.bounced,    bounced",
    "bounce-new-subtype,         mail.bounced,    bounced",
    "bounce-multi-recipient,     mail.bounced,    bounced",
    "bounce-xss-diagnostic,      mail.bounced,    bounced",
    "complaint,                  mail.complained, complained",
    "complaint-not-spam,         '',              ''",
    "complaint-no-type,          mail.complained, complained",
    "delivery,                   '',              delivered",
    "delivery-before-send-returns, '',            delivered",
    "extra-fields,               '',              delivered",
    "unknown-event-type,         '',              ''",
    "bounce-no-recipients,       '',              ''",
    "no-mail,                    '',              ''",
    "null-event,                 '',              ''",
    "array-event,                '',              ''",
    "string-event,               '',              ''",
    "time-in-future,             mail.bounced,    bounced",
    "time-bad,                   mail.bounced,    bounced",
    "bounce-duplicate,           mail.bounced,    bounced",
    "bounce-foreign-message,     mail.bounced,    bounced",
    "bounce-for-erased-person,   mail.bounced,    bounced",
    "delivery-after-bounce,      '',              delivered",
    "raw-sns-http,               '',              ''"
  })
  void every_odd_case_has_its_effect(String name, String logged, String delivery) {
    mailing.feedback(event(tagged(derived(name))));

    assertThat(mailing.logOf(message))
        .isEqualTo(
            logged.isEmpty() ? List.of("message.received") : List.of("message.received", logged));
    assertThat(delivery()).isEqualTo(delivery);
    boolean suppressed = !logged.isEmpty() && !name.equals("bounce-multi-recipient");
    assertThat(isSuppressed(RECIPIENT)).isEqualTo(suppressed);
    assertThat(mailing.printed())
        .doesNotContain("example.com", "script")
        .doesNotContainPattern("\\b550\\b");
  }

  @Test
  void no_odd_case_is_left_out() throws NoSuchMethodException {
    Method test =
        SesSamplesTest.class.getDeclaredMethod(
            "every_odd_case_has_its_effect", String.class, String.class, String.class);
    List<String> tested = new ArrayList<>();
    for (String row : test.getAnnotation(CsvSource.class).value()) {
      tested.add(row.substring(0, row.indexOf(',')));
    }
    List<String> published = new ArrayList<>();
    read("derived_cases.json").forEach(single -> published.add(single.get("id").asText()));
    assertThat(tested).containsExactlyInAnyOrderElementsOf(published);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bounce",
        "click",
        "complaint",
        "delivery",
        "deliverydelay",
        "open",
        "reject",
        "rendering-failure",
        "send",
        "subscription"
      })
  void a_mail_that_we_did_not_send_is_ignored_with_a_metric_A34(String sample) {
    mailing.feedback(sample(sample).toString());
    assertThat(mailing.metric("FeedbackIgnored")).isOne();
    assertThat(mailing.logOf(message)).containsExactly("message.received");
    assertThat(ledgerItems()).isEmpty();
    assertThat(delivery()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bounce,            MailsBounced,    bounced",
    "complaint,         MailsComplained, complained",
    "delivery,          '',              delivered",
    "deliverydelay,     MailsDelayed,    ''",
    "reject,            MailsFailed,     rejected",
    "click,             FeedbackIgnored, ''",
    "open,              FeedbackIgnored, ''",
    "rendering-failure, FeedbackIgnored, ''",
    "send,              FeedbackIgnored, ''",
    "subscription,      FeedbackIgnored, ''"
  })
  void every_sample_about_our_mail_is_counted_and_noted(
      String sample, String metric, String delivery) {
    mailing.feedback(event(tagged(sample(sample).get("detail"))));
    if (!metric.isEmpty()) {
      assertThat(mailing.metric(metric)).isOne();
    }
    assertThat(delivery()).isEqualTo(delivery);
  }
}
