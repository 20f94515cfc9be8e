package fi.samtycke.mail.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.mail.MailWorld;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What SES tells of our mails happens once, and only to what is ours (A33-A35, F02, H08).
class RecordFeedbackTest extends FeedbackSpec {
  @Test
  void each_recipient_of_a_bounce_is_matched_however_it_is_written() {
    world.feedback(event(tagged(derived("bounce-multi-recipient"))));
    assertThat(List.of("a@example.com", "b@example.com", "c@example.com"))
        .allSatisfy(address -> assertThat(isSuppressed(address)).isTrue());
    assertThat(ledgerItems()).hasSize(3);
  }

  @Test
  void the_same_bounce_told_again_changes_nothing_A33() {
    String bounce = event(tagged(derived("bounce-duplicate")));
    world.feedback(bounce);
    List<Map<?, ?>> before = everything();
    world.feedback(bounce);
    world.feedback(bounce);
    assertThat(everything()).isEqualTo(before);
    assertThat(world.logOf(message)).containsExactly("message.received", "mail.bounced");
    assertThat(world.metric("MailsBounced")).isOne();
  }

  @Test
  void a_delivery_after_a_bounce_lifts_nothing_A33() {
    world.feedback(event(tagged(derived("bounce-permanent"))));
    world.feedback(event(tagged(derived("delivery-after-bounce"))));
    assertThat(delivery()).isEqualTo("bounced");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_bounce_after_a_delivery_counts() {
    world.feedback(event(tagged(derived("delivery"))));
    world.feedback(event(tagged(derived("bounce-permanent"))));
    assertThat(delivery()).isEqualTo("bounced");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_second_mail_to_a_suppressed_address_is_noted_too() {
    world.feedback(event(tagged(derived("bounce-permanent"))));
    EntryId second = world.messageComesIn(MailWorld.TYPED);
    obligation =
        world.obligations().stream()
            .map(pk -> pk.split("#", -1)[2])
            .filter(id -> !id.equals(obligation))
            .findFirst()
            .orElseThrow();
    world.feedback(event(tagged(derived("complaint"))));
    assertThat(world.logOf(second)).containsExactly("message.received", "mail.complained");
    assertThat(ledgerItems())
        .extracting(item -> item.required("sk"))
        .containsExactlyInAnyOrder("bounced", "complained");
  }

  @Test
  void a_bounce_for_an_erased_message_brings_nothing_back_H08() {
    world.db.erase("CONVERSATIONS", "btb-plaza#conversation#" + message, "head");
    world.feedback(event(tagged(derived("bounce-for-erased-person"))));
    assertThat(world.db.everything("CONVERSATIONS")).isEmpty();
    assertThat(world.logOf(message)).containsExactly("message.received");
    assertThat(isSuppressed(RECIPIENT)).isTrue();
  }

  @Test
  void a_bounce_of_an_obligation_that_was_forgotten_suppresses_the_address_and_no_more_A34() {
    obligation = world.id().value();
    String bounce = event(tagged(derived("bounce-permanent")));
    world.feedback(bounce);
    List<Map<?, ?>> before = everything();
    world.feedback(bounce);
    assertThat(everything()).isEqualTo(before);
    assertThat(isSuppressed(RECIPIENT)).isTrue();
    assertThat(delivery()).isEmpty();
    assertThat(world.logOf(message)).containsExactly("message.received");
    assertThat(world.obligations()).hasSize(1);
  }

  @Test
  void the_tag_of_another_controller_reaches_nothing_of_this_one_I8() {
    keys.create(new ControllerId("btb-transformers"), 1, new byte[32], world.clock.instant());
    ObjectNode detail = (ObjectNode) tagged(derived("bounce-permanent"));
    ((ObjectNode) detail.at("/mail/tags")).putArray("controller").add("btb-transformers");
    world.feedback(event(detail));
    assertThat(isSuppressed(RECIPIENT)).isFalse();
    assertThat(delivery()).isEmpty();
    assertThat(world.logOf(message)).containsExactly("message.received");
  }

  @Test
  void our_own_addresses_are_never_suppressed() {
    ObjectNode detail = (ObjectNode) tagged(derived("bounce-permanent"));
    var recipients = ((ObjectNode) detail.get("bounce")).putArray("bouncedRecipients");
    recipients
        .addObject()
        .put("emailAddress", world.plaza().mail().info().toUpperCase(Locale.ROOT));
    recipients.addObject().put("emailAddress", "<" + world.plaza().mail().from() + ">");
    recipients
        .addObject()
        .put("emailAddress", world.plaza().register("customers").responsible().contact());
    world.feedback(event(detail));
    assertThat(ledgerItems()).isEmpty();
    assertThat(world.logOf(message)).containsExactly("message.received", "mail.bounced");
  }

  @Test
  void what_stands_in_the_ledger_is_a_keyed_digest_and_nothing_of_the_address_H09() {
    world.feedback(event(tagged(derived("bounce-xss-diagnostic"))));
    assertThat(everything().toString()).doesNotContain("recipient", "script", "550", "diagnostic");
    Attributes suppression = ledgerItems().getFirst();
    assertThat(suppression.required("pk")).startsWith("btb-plaza#suppression#1.");
    assertThat(suppression.required("sk")).isEqualTo("bounced");
    assertThat(suppression.has(Attributes.TIME_TO_LIVE)).isTrue();
  }

  @Test
  void a_bounce_that_cannot_be_recorded_now_is_told_again_and_then_recorded() {
    String bounce = event(tagged(derived("bounce-permanent")));
    world.http.cutBefore(call -> call.equals("TransactWriteItems"));
    assertThatThrownBy(() -> world.feedback(bounce))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause();
    world.http.mend();
    world.feedback(bounce);
    assertThat(delivery()).isEqualTo("bounced");
  }
}
