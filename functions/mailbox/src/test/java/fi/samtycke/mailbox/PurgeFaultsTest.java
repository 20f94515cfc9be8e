package fi.samtycke.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mailbox.ManagePurges.Postponed;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.StoreExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// D12: a purge that is disturbed loses nothing, touches nothing younger, and says what is wrong.
class PurgeFaultsTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  @RegisterExtension private final Purging purging = new Purging(store);
  private final GreenMailServer server = new GreenMailServer();

  @BeforeEach
  void begin() {
    purging.knowing(server.secret());
  }

  @AfterEach
  void end() {
    server.close();
  }

  /// The process dies before or after a write of its progress, at each place in turn.
  @Test
  void D12_a_process_that_dies_at_any_write_is_gone_on_with_and_every_mail_counts_once() {
    List<Instant> young = Mails.into(server, 1_200);
    EntryId id = purging.request(true);
    int runs = 0;
    while (!(purging.purge(id).purge() instanceof Purge.Emptied)) {
      int survived = 1 + runs % 3;
      AtomicInteger writes = new AtomicInteger();
      if (runs % 2 == 0) {
        store.network.let(
            call -> call.equals("PutItem") && writes.getAndIncrement() > survived, Fault.REFUSED);
      } else {
        store.network.let(
            call -> call.equals("PutItem") && writes.getAndIncrement() > survived,
            Fault.ANSWER_LOST);
      }
      catchThrowable(() -> purging.run(Purging.ALWAYS));
      store.network.mend();
      assertThat(left()).containsAll(young);
      store.clock.advance(Duration.ofHours(1));
      assertThat(++runs).isLessThan(40);
    }
    assertThat(runs).as("it died on the way").isGreaterThan(3);
    assertThat(left()).containsExactlyElementsOf(young);
    assertThat(purging.purge(id).folders().getFirst().deleted()).isEqualTo(600);
    assertThat(purging.log(id)).endsWith("mailbox.emptied 600 mails");
  }

  @Test
  void D12_a_folder_whose_mails_were_numbered_anew_is_gone_through_from_its_beginning() {
    try (MailProgram program = server.program()) {
      program.create("Arkiv");
    }
    purging.emptying("Arkiv");
    server.receive("Arkiv", Mails.instants(600));
    EntryId id = purging.request(true);
    purging.run(MailboxContract.pages(1));
    assertThat(purging.purge(id).folders().getFirst().doneThrough()).isPositive();

    try (MailProgram program = server.program()) {
      program.remove("Arkiv");
      program.create("Arkiv");
    }
    List<Instant> again = Mails.instants(40);
    server.receive("Arkiv", again);
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);

    try (MailProgram program = server.program()) {
      assertThat(program.received("Arkiv")).containsExactlyElementsOf(Mails.young(again));
    }
    assertThat(purging.purge(id).purge()).isInstanceOf(Purge.Emptied.class);
  }

  @Test
  void D12_a_wrong_password_is_told_once_tried_again_and_given_up_after_the_last_time() {
    server.receive("INBOX", Mails.instants(4));
    purging.knowing(server.secret("\"password\":\"wrong\""));
    EntryId id = purging.request(true);
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.NOT_ADMITTED);
    assertThat(purging.purge(id).nextAttemptAt()).isEqualTo("2026-03-20T10:01:00Z");
    assertThat(purging.owed()).containsExactly("mailbox-failed-notice");
    for (int attempt = 2; attempt <= 7; attempt++) {
      assertThat(purging.purge(id).purge()).isInstanceOf(Purge.Requested.class);
      store.clock.advance(Duration.ofHours(25));
      purging.run(Purging.ALWAYS);
    }
    assertThat(purging.purge(id).purge().state()).isEqualTo("failed");
    assertThat(purging.owed()).containsExactly("mailbox-failed-notice", "mailbox-failed-notice");
    assertThat(purging.log(id)).endsWith("mailbox.purge-failed not-admitted");
    assertThat(left()).hasSize(4);
  }

  @Test
  void D12_when_the_cause_is_gone_the_same_purge_goes_on() {
    Instant young = MailboxContract.CUT.plus(Duration.ofDays(9));
    server.receive("INBOX", List.of(MailboxContract.CUT.minusSeconds(9), young));
    purging.emptying("INBOX", "Saknas");
    EntryId id = purging.request(true);
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.FOLDER_MISSING);
    assertThat(left()).as("nothing before everything is counted").hasSize(2);

    purging.knowing(
        server.secret().replace("\"" + server.port() + "\"", "\"1\"")); // nobody listens there
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.UNREACHABLE);
    assertThat(purging.owed()).as("another cause is told anew").hasSize(2);

    try (MailProgram program = server.program()) {
      program.create("Saknas");
    }
    purging.knowing(server.secret());
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).purge()).isInstanceOf(Purge.Emptied.class);
    assertThat(purging.purge(id).fault()).isEmpty();
    assertThat(left()).containsExactly(young);
  }

  @Test
  void L8_one_that_was_announced_without_a_latest_day_is_put_off_by_the_maximum_and_no_further() {
    server.receive("INBOX", Mails.instants(4));
    EntryId id = purging.request(false);
    purging.run(Purging.ALWAYS);
    store.tables.rewrite(
        "CASES",
        item -> {
          Map<String, AttributeValue> older = new HashMap<>(item);
          older.remove("latestDay");
          return older;
        });
    assertThat(purging.purge(id).latestDay()).isEmpty();
    Instant startsAt = purging.purge(id).startsAt().orElseThrow();
    List<Postponed> postponed = new ArrayList<>();
    for (int time = 0; time < 4; time++) {
      postponed.add(purging.keepPurges().postpone(purging.plaza(), id, new Actor.Staff("anna")));
    }
    assertThat(postponed)
        .containsExactly(
            Postponed.POSTPONED,
            Postponed.POSTPONED,
            Postponed.AT_ITS_LATEST,
            Postponed.AT_ITS_LATEST);
    assertThat(purging.purge(id).startsAt().orElseThrow())
        .isBefore(startsAt.plus(Duration.ofDays(29)));
  }

  @Test
  void D12_a_server_with_another_certificate_is_not_spoken_to() {
    TlsIdentity other = TlsIdentity.make();
    purging.knowing(
        server
            .secret()
            .replace(
                MailServer.IDENTITY.certificate().replace("\n", "\\n"),
                other.certificate().replace("\n", "\\n")));
    EntryId id = purging.request(true);
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.UNREACHABLE);
  }

  @Test
  void D12_what_somebody_asks_for_without_a_secret_ends_and_is_told() {
    for (String secret : List.of("", "{}", "{\"btb-transformers\":{}}")) {
      purging.knowing(secret);
      EntryId id = purging.request(true);
      assertThat(purging.run(Purging.ALWAYS).counts()).containsEntry("not-configured", 1);
      assertThat(purging.purge(id).purge().state()).isEqualTo("not-configured");
    }
    assertThat(purging.owed()).hasSize(3).containsOnly("mailbox-failed-notice");
  }

  @Test
  void D12_a_declared_day_waits_for_a_secret_and_both_mailboxes_are_told_of_once_a_week() {
    server.receive("INBOX", List.of(MailboxContract.CUT.minusSeconds(9)));
    purging.knowing("");
    store.clock.set("2026-07-26T10:37:00Z");
    for (int day = 0; day < 15; day++) {
      for (int run = 0; run < 3; run++) {
        purging.run(Purging.ALWAYS);
        store.clock.advance(Duration.ofHours(2));
      }
      assertThat(purging.owed())
          .as("on day %d", day)
          .hasSize(2 * (1 + day / 7))
          .containsOnly("mailbox-failed-notice");
      store.clock.advance(Duration.ofHours(18));
    }
    for (MailboxName mailbox : MailboxName.values()) {
      assertThat(purging.open(mailbox).day()).contains(LocalDate.parse("2026-08-01"));
      assertThat(purging.open(mailbox).fault()).contains(PurgeFault.NOT_CONFIGURED);
    }
    EntryId id = purging.open(MailboxName.INFO).id();

    purging.knowing(server.secret("\"password\":\"wrong\""));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).fault()).contains(PurgeFault.NOT_ADMITTED);
    assertThat(purging.purge(id).attempts()).as("all its tries lie before it").isOne();
    purging.knowing(server.secret());
    store.clock.advance(Duration.ofHours(1));
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).purge()).isInstanceOf(Purge.Announced.class);
  }

  @Test
  void D12_a_secret_of_no_use_is_said_to_be_one() {
    for (String secret :
        List.of(
            "no JSON",
            "{\"btb-plaza\":{\"host\":\"localhost\"}}",
            server.secret().replace("\"port\":\"", "\"port\":\"x"),
            server.secret("\"tokenEndpoint\":\"http://login.example.com/token\""),
            server.secret().replace("BEGIN", "BEGUN"))) {
      purging.knowing(secret);
      EntryId id = purging.request(true);
      purging.run(Purging.ALWAYS);
      assertThat(purging.purge(id).fault()).as(secret).contains(PurgeFault.SECRET_UNUSABLE);
      store.clock.advance(Duration.ofHours(25));
    }
  }

  private List<Instant> left() {
    try (MailProgram program = server.program()) {
      return program.received("INBOX");
    }
  }
}
