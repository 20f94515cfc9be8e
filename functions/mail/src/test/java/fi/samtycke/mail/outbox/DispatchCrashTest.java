package fi.samtycke.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.mail.MailWorld;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The dispatcher when answers are lost and functions die (A06-A08, A30).
class DispatchCrashTest {
  private final MailWorld world = new MailWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_lost_answer_of_SES_costs_one_more_copy_A08() {
    world.messageComesIn(MailWorld.TYPED);
    int[] lost = {1};
    world.http.cutAfter(call -> call.contains("outbound-emails") && lost[0]-- > 0);
    world.stream();
    assertThat(world.aws.mails()).hasSize(2);
    assertThat(world.state()).isEqualTo("sent");
  }

  @Test
  void a_crash_between_sending_and_marking_costs_one_more_copy_after_the_lease_A07() {
    world.messageComesIn(MailWorld.TYPED);
    boolean[] sent = {false};
    world.http.cutBefore(call -> {
      sent[0] |= call.contains("outbound-emails");
      return sent[0] && call.equals("UpdateItem");
    });
    assertThat(world.stream().getBatchItemFailures()).hasSize(1);
    world.http.mend();

    world.stream();
    assertThat(world.aws.mails()).as("the lease holds").hasSize(1);
    world.clock.advance(DispatchOutbox.LEASE);
    world.sweep();
    world.sweep();
    assertThat(world.aws.mails()).hasSize(2);
    assertThat(world.state()).isEqualTo("sent");
  }

  @Test
  void a_crash_before_sending_is_made_good_by_the_sweep_A06() {
    world.messageComesIn(MailWorld.TYPED);
    world.http.cutBefore(call -> call.equals("UpdateItem"));
    assertThat(world.stream().getBatchItemFailures()).hasSize(1);
    world.http.mend();
    world.sweep();
    assertThat(world.aws.mails()).hasSize(1);
  }

  @Test
  void a_poisonous_record_fails_alone_and_the_rest_of_the_batch_is_done_A30() {
    world.messageComesIn(MailWorld.TYPED);
    String good = world.obligations().getFirst();
    world.db.put("OUTBOX", Attributes.item("poison", "outbox").with("state", "pending"));
    var answer = world.stream(List.of("btb-plaza#outbox#nobody@example.com", good, good));

    world.http.cutBefore(call -> call.equals("UpdateItem"));
    assertThat(world.stream(List.of(good)).getBatchItemFailures())
        .extracting(failure -> failure.getItemIdentifier())
        .containsExactly("1");
    assertThat(world.printed()).doesNotContain("nobody@example.com");
    assertThat(world.aws.mails()).hasSize(1);
  }
}
