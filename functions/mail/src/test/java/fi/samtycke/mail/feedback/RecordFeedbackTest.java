package fi.samtycke.mail.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.mail.Mailing;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What SES tells of our mails happens once, and only to what is ours (A33-A35, F02, H08).
class RecordFeedbackTest extends FeedbackSpec {
  @Test
  void each_recipient_of_a_bounce_is_matched_however_it_is_written() {
    mailing.feedback(event(tagged(derived("bounce-multi-recipient"))));
    assertThat(List.of("a@example.com", "b@example.com", "c@example.com"))
        .allSatisfy(address -> assertThat(isSuppressed(address)).isTrue());
    assertThat(ledgerItems()).hasSize(3);
  }

  @Test
  void the_same_bounce_told_again_changes_nothing_A33() {
    String bounce = event(tagged(derived("bounce-duplicate")));
    mailing.feedback(bounce);
    List<Map<?, ?>> before = everything();
    mailing.feedback(bounce);
    mailing.feedback(bounce);
    assertThat(everything()).isEqualTo(before);
    assertThat(mailing.logOf(message)).containsExactly("message.received", "mail.bounced");
    assertThat(mailing.metric("MailsBounced")).isOne();
  }

  @Test
  void a_delivery_after_a_bounce_lifts_nothing_A33() {
    mailing.feedback(event(tagged(derived("bounce-permanent"))));
    mailing.feedback(event(tagged(derived("delivery-after-bounce"))));
    assertThat(delivery()).isEqualTo("bounced");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_bounce_after_a_delivery_counts() {
    mailing.feedback(event(tagged(derived("delivery"))));
    mailing.feedback(event(tagged(derived("bounce-permanent"))));
    assertThat(delivery()).isEqualTo("bounced");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_second_mail_to_a_suppressed_address_is_noted_too() {
    mailing.feedback(event(tagged(derived("bounce-permanent"))));
    EntryId second = mailing.messageComesIn(Mailing.TYPED);
    obligation =
        mailing.obligations().stream()
            .map(pk -> pk.split("#", -1)[2])
            .filter(id -> !id.equals(obligation))
            .findFirst()
            .orElseThrow();
    mailing.feedback(event(tagged(derived("complaint"))));
    assertThat(mailing.logOf(second)).containsExactly("message.received", "mail.complained");
    assertThat(ledgerItems())
        .extracting(item -> item.required("sk"))
        .containsExactlyInAnyOrder("bounced", "complained");
  }

  @Test
  void a_bounce_for_an_erased_message_brings_nothing_back_H08() {
    store.tables.erase("CONVERSATIONS", "btb-plaza#conversation#" + message, "head");
    mailing.feedback(event(tagged(derived("bounce-for-erased-person"))));
    assertThat(store.tables.everything("CONVERSATIONS")).isEmpty();
    assertThat(mailing.logOf(message)).containsExactly("message.received");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_bounce_of_an_obligation_that_was_forgotten_suppresses_the_address_and_no_more_A34() {
    obligation = store.id().value();
    String bounce = event(tagged(derived("bounce-permanent")));
    mailing.feedback(bounce);
    List<Map<?, ?>> before = everything();
    mailing.feedback(bounce);
    assertThat(everything()).isEqualTo(before);
    assertThat(isSuppressed(RECIPIENT)).isTrue();
    assertThat(delivery()).isEmpty();
    assertThat(mailing.logOf(message)).containsExactly("message.received");
    assertThat(mailing.obligations()).hasSize(1);
  }

  @Test
  void the_tag_of_another_controller_reaches_nothing_of_this_one_I8() {
    keys.create(new ControllerId("btb-transformers"), 1, new byte[32], store.clock.instant());
    ObjectNode detail = (ObjectNode) tagged(derived("bounce-permanent"));
    ((ObjectNode) detail.at("/mail/tags")).putArray("controller").add("btb-transformers");
    mailing.feedback(event(detail));
    assertThat(isSuppressed(RECIPIENT)).isFalse();
    assertThat(delivery()).isEmpty();
    assertThat(mailing.logOf(message)).containsExactly("message.received");
  }

  @Test
  void our_own_addresses_are_never_suppressed() {
    ObjectNode detail = (ObjectNode) tagged(derived("bounce-permanent"));
    var recipients = ((ObjectNode) detail.get("bounce")).putArray("bouncedRecipients");
    recipients
        .addObject()
        .put("emailAddress", store.plaza().mail().info().toUpperCase(Locale.ROOT));
    recipients.addObject().put("emailAddress", "<" + store.plaza().mail().from() + ">");
    recipients
        .addObject()
        .put("emailAddress", store.plaza().register("customers").responsible().contact());
    mailing.feedback(event(detail));
    assertThat(ledgerItems()).isEmpty();
    assertThat(mailing.logOf(message)).containsExactly("message.received", "mail.bounced");
  }

  @Test
  void what_stands_in_the_ledger_is_a_keyed_digest_and_nothing_of_the_address_H09() {
    mailing.feedback(event(tagged(derived("bounce-xss-diagnostic"))));
    assertThat(everything().toString())
        .doesNotContain("recipient", "script", "diagnostic")
        .doesNotContainPattern("\\b550\\b");
    Attributes suppression = ledgerItems().getFirst();
    assertThat(suppression.required("pk")).startsWith("btb-plaza#suppression#1.");
    assertThat(suppression.required("sk")).isEqualTo("bounced");
    assertThat(suppression.has(Attributes.TIME_TO_LIVE)).isTrue();
  }

  @Test
  void a_bounce_that_cannot_be_recorded_now_is_told_again_and_then_recorded() {
    String bounce = event(tagged(derived("bounce-permanent")));
    store.network.let(call -> call.equals("TransactWriteItems"), Fault.REFUSED);
    assertThatThrownBy(() -> mailing.feedback(bounce))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause();
    store.network.mend();
    mailing.feedback(bounce);
    assertThat(delivery()).isEqualTo("bounced");
  }
}
