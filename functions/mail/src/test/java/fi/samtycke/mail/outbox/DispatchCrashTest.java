package fi.samtycke.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.mail.Mailing;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The dispatcher when answers are lost and functions die (A06-A08, A30).
class DispatchCrashTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Mailing mailing = new Mailing(store);

  @Test
  void a_lost_answer_of_SES_costs_one_more_copy_A08() {
    mailing.messageComesIn(Mailing.TYPED);
    int[] lost = {1};
    store.network.let(call -> call.contains("outbound-emails") && lost[0]-- > 0, Fault.ANSWER_LOST);
    mailing.stream();
    assertThat(mailing.aws.mails()).hasSize(2);
    assertThat(mailing.state()).isEqualTo("sent");
  }

  @Test
  void a_crash_between_sending_and_marking_costs_one_more_copy_after_the_lease_A07() {
    mailing.messageComesIn(Mailing.TYPED);
    boolean[] sent = {false};
    store.network.let(
        call -> {
          sent[0] |= call.contains("outbound-emails");
          return sent[0] && call.equals("UpdateItem");
        },
        Fault.REFUSED);
    assertThat(mailing.stream().getBatchItemFailures()).hasSize(1);
    store.network.mend();

    mailing.stream();
    assertThat(mailing.aws.mails()).as("the lease holds").hasSize(1);
    store.clock.advance(DispatchOutbox.LEASE);
    mailing.sweep();
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(2);
    assertThat(mailing.state()).isEqualTo("sent");
  }

  @Test
  void a_crash_before_sending_is_made_good_by_the_sweep_A06() {
    mailing.messageComesIn(Mailing.TYPED);
    store.network.let(call -> call.equals("UpdateItem"), Fault.REFUSED);
    assertThat(mailing.stream().getBatchItemFailures()).hasSize(1);
    store.network.mend();
    mailing.sweep();
    assertThat(mailing.aws.mails()).hasSize(1);
  }

  @Test
  void a_poisonous_record_fails_alone_and_the_rest_of_the_batch_is_done_A30() {
    mailing.messageComesIn(Mailing.TYPED);
    String good = mailing.obligations().getFirst();
    store.tables.put("OUTBOX", Attributes.item("poison", "outbox").with("state", "pending"));
    var answer = mailing.stream(List.of("btb-plaza#outbox#nobody@example.com", good, good));

    store.network.let(call -> call.equals("UpdateItem"), Fault.REFUSED);
    assertThat(mailing.stream(List.of(good)).getBatchItemFailures())
        .extracting(failure -> failure.getItemIdentifier())
        .containsExactly("1");
    assertThat(mailing.printed()).doesNotContain("nobody@example.com");
    assertThat(mailing.aws.mails()).hasSize(1);
  }
}
