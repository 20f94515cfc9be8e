package fi.samtycke.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.stores.StoreExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// D12: what a purge does to a mailbox, whatever server holds it.
abstract class MailboxContract {
  /// Noon in Helsinki, six months before the noon on which these tests begin: in summer time.
  static final Instant CUT = Instant.parse("2025-09-20T09:00:00Z");

  @RegisterExtension final StoreExtension store = new StoreExtension();
  @RegisterExtension final Purging purging = new Purging(store);
  MailServer server;

  abstract MailServer start();

  @BeforeEach
  void begin() {
    server = start();
    purging.knowing(server.secret());
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void D12_the_second_before_the_cut_goes_and_the_second_of_the_cut_stays() {
    List<Instant> mails =
        List.of(
            CUT.minusSeconds(1),
            CUT,
            CUT.plusSeconds(1),
            CUT.minus(Duration.ofDays(400)),
            CUT.plus(Duration.ofHours(14)),
            CUT.minus(Duration.ofHours(11)),
            Instant.parse("2026-03-20T09:59:59Z"));
    receive("INBOX", mails);

    EntryId id = purging.request(true);
    purging.run(Purging.ALWAYS);

    assertThat(left("INBOX"))
        .containsExactly(mails.get(1), mails.get(2), mails.get(4), mails.get(6));
    assertThat(purging.purge(id).purge()).isEqualTo(new Purge.Emptied(id, CUT));
    FolderPurge folder = purging.purge(id).folders().getFirst();
    assertThat(folder.found()).isEqualTo(3);
    assertThat(folder.deleted()).isEqualTo(3);
    assertThat(folder.oldest()).contains(mails.get(3));
    assertThat(folder.newest()).contains(mails.getFirst());
    assertThat(purging.log(id))
        .containsExactly(
            "mailbox.purge-requested", "mailbox.previewed 3 mails", "mailbox.emptied 3 mails");
  }

  /// Only what is named by its UID is expunged.
  @Test
  void D12_what_somebody_else_marked_as_deleted_stays_when_it_is_young() {
    Instant young = CUT.plus(Duration.ofDays(30));
    receive("INBOX", List.of(CUT.minusSeconds(5), young, CUT.minusSeconds(4)));
    try (MailProgram program = server.program()) {
      program.markDeleted("INBOX", young);
    }
    purging.request(true);
    purging.run(Purging.ALWAYS);
    assertThat(left("INBOX")).containsExactly(young);
  }

  @Test
  void D12_the_preview_changes_nothing_and_names_the_folders_in_any_script() {
    try (MailProgram program = server.program()) {
      char separator = program.separator();
      program.create("Ärenden");
      program.create("Ärenden" + separator + "Käsitellyt & ☃");
    }
    receive("INBOX", List.of(CUT.minusSeconds(5)));
    String nested;
    try (MailProgram program = server.program()) {
      nested = "Ärenden" + program.separator() + "Käsitellyt & ☃";
    }
    receive(nested, List.of(CUT.minusSeconds(9), CUT.plusSeconds(9)));
    purging.emptying("INBOX", "Ärenden/Käsitellyt & ☃");

    EntryId id = purging.request(false);
    purging.run(Purging.ALWAYS);
    assertThat(purging.purge(id).folders()).extracting(FolderPurge::found).containsExactly(1, 1);
    assertThat(purging.owed()).containsExactly("mailbox-preview-notice");
    assertThat(left("INBOX")).hasSize(1);
    assertThat(left(nested)).hasSize(2);

    store.clock.set("2026-03-27T09:59:59Z");
    purging.run(Purging.ALWAYS);
    assertThat(left("INBOX")).as("the days of warning are not over").hasSize(1);
    store.clock.set("2026-03-27T10:00:00Z");
    purging.run(Purging.ALWAYS);
    assertThat(left("INBOX")).isEmpty();
    assertThat(left(nested)).as("the cut is the preview's").containsExactly(CUT.plusSeconds(9));
  }

  @Test
  void D12_two_thousand_mails_go_with_the_process_stopped_at_every_page() {
    List<Instant> young = Mails.into(server, 2_000);
    EntryId id = purging.request(true);
    int runs = 0;
    while (!(purging.purge(id).purge() instanceof Purge.Emptied)) {
      purging.run(pages(1));
      runs++;
      store.clock.advance(Duration.ofHours(1));
      assertThat(left("INBOX")).containsAll(young);
    }
    assertThat(runs).isBetween(4, 9);
    assertThat(left("INBOX")).containsExactlyElementsOf(young);
    assertThat(purging.purge(id).folders().getFirst().deleted()).isEqualTo(1_000);
  }

  static BooleanSupplier pages(int most) {
    AtomicInteger begun = new AtomicInteger();
    return () -> begun.getAndIncrement() < most;
  }

  void receive(String folder, List<Instant> instants) {
    server.receive(folder, instants);
  }

  List<Instant> left(String folder) {
    try (MailProgram program = server.program()) {
      return program.received(folder);
    }
  }
}
