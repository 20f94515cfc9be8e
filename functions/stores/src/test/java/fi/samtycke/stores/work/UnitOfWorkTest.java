package fi.samtycke.stores.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.SettableClock;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class UnitOfWorkTest {
  private static final ControllerId PLAZA = new ControllerId("btb-plaza");
  private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  private static final Actor ANNA = new Actor.Staff("anna");
  @RegisterExtension static final StoreExtension STORE = new StoreExtension();
  private static final Wiring WIRING =
      new Wiring(
          STORE.environment,
          new SettableClock("2026-03-20T10:00:00Z"),
          UrlConnectionHttpClient.create());

  private final Table table = STORE.table("REGISTER");
  private final Work work = new Work(WIRING, STORE.dynamoDb(), new SecureRandom());
  private final ChangeLogStore changes = new ChangeLogStore(WIRING, STORE.dynamoDb());
  private final OutboxStore outbox = new OutboxStore(WIRING, STORE.dynamoDb());

  @Test
  void a_new_entry_begins_its_chain() {
    EntryId entry = entered();
    LoggedChange line = changes.last(PLAZA, entry).orElseThrow();
    assertThat(line.sequence()).isEqualTo(1);
    assertThat(line.actor()).isEqualTo("staff:anna");
    assertThat(line.at()).isEqualTo("2026-03-20T10:00:00.000Z");
    assertThat(line.head()).isEqualTo(head(entry));
  }

  @Test
  void a_change_and_its_line_and_what_is_owed_are_written_together() {
    EntryId entry = entered();
    boolean written =
        work.of(PLAZA, ANNA, NOW)
            .logged(entry, head(entry), Action.CONTACT_RESTRICTED, next -> advance(entry, next))
            .owe(MailKind.CHAT_NOTICE, entry)
            .owe(FactKind.CHAT_STARTED, entry)
            .commit();
    assertThat(written).isTrue();
    assertThat(changes.last(PLAZA, entry).orElseThrow().head()).isEqualTo(head(entry));
    assertThat(owed(entry)).hasSize(2);
  }

  @Test
  void nothing_is_written_when_one_condition_does_not_hold() {
    EntryId entry = entered();
    Write refused = Write.check(table, entry.value(), "x").when(Condition.has("nothing"));
    Write made = Write.insert(table, Attributes.item(entry.value(), "y"));
    UnitOfWork unit =
        work.of(PLAZA, ANNA, NOW)
            .also(made)
            .also(refused)
            .logged(entry, head(entry), Action.CONTACT_RESTRICTED, next -> advance(entry, next))
            .owe(MailKind.CHAT_NOTICE, entry);
    assertThat(unit.write())
        .isInstanceOfSatisfying(
            UnitOfWork.Outcome.Refused.class,
            outcome -> {
              assertThat(outcome.has(refused)).isTrue();
              assertThat(outcome.has(made)).isFalse();
            });
    assertThat(changes.ofEntry(PLAZA, entry)).hasSize(1);
    assertThat(table.find(entry.value(), "y")).isEmpty();
    assertThat(owed(entry)).isEmpty();
  }

  @Test
  void several_lines_of_one_unit_follow_each_other() {
    EntryId first = entered();
    EntryId second = entered();
    UnitOfWork unit = work.of(PLAZA, ANNA, NOW);
    ChainHead released = unit.log(first, head(first), Action.CONTACT_RELEASED, "over");
    ChainHead restricted = unit.log(first, released, Action.CONTACT_RESTRICTED);
    ChainHead seen = head(first);
    unit.also(ChainHeads.advance(Write.update(table, first.value(), "x"), seen, restricted))
        .logged(second, head(second), Action.CONTACT_RELEASED, next -> advance(second, next));
    assertThat(unit.commit()).isTrue();
    assertThat(changes.ofEntry(PLAZA, first))
        .extracting(LoggedChange::action)
        .containsExactly("quarantine.entered", "contact.released", "contact.restricted");
    assertThat(changes.last(PLAZA, first).orElseThrow().head()).isEqualTo(head(first));
    assertThat(changes.last(PLAZA, second).orElseThrow().head()).isEqualTo(head(second));
  }

  @Test
  void who_saw_an_older_head_writes_nothing_and_succeeds_after_reading_again() {
    EntryId entry = entered();
    ChainHead old = head(entry);
    restrict(entry, old);
    AtomicInteger reads = new AtomicInteger();
    String done =
        Work.retry(
            old,
            () -> {
              reads.incrementAndGet();
              return head(entry);
            },
            seen ->
                work.of(PLAZA, ANNA, NOW)
                    .logged(
                        entry,
                        seen,
                        Action.CONTACT_RELEASED,
                        next ->
                            ChainHeads.advance(Write.update(table, entry.value(), "x"), seen, next))
                    .commit("done"));
    assertThat(done).isEqualTo("done");
    assertThat(reads).hasValue(1);
    assertThat(changes.ofEntry(PLAZA, entry)).hasSize(3);
  }

  @Test
  void twelve_attempts_are_enough() {
    AtomicInteger attempts = new AtomicInteger();
    assertThatThrownBy(() ->
            Work.retry(() -> {
              attempts.incrementAndGet();
              return Optional.empty();
            }))
        .isInstanceOf(ContentionException.class)
        .hasMessage("too many concurrent updates");
    assertThat(attempts).hasValue(12);
  }

  @Test
  void an_obligation_may_have_an_id_that_somebody_remembers_and_be_due_later() {
    EntryId entry = work.newId();
    EntryId id = work.newId();
    Obligation mail = new Obligation.Mail(MailKind.CHAT_NOTICE, entry.value());
    work.of(PLAZA, ANNA, NOW).owe(id, mail, NOW.plusSeconds(60)).commit();
    assertThat(outbox.find(PLAZA, id).orElseThrow().obligation()).isEqualTo(mail);
    assertThat(work.of(PLAZA, ANNA, NOW).owe(id, mail, NOW).commit()).isFalse();
  }

  private void restrict(EntryId entry, ChainHead seen) {
    work.of(PLAZA, ANNA, NOW)
        .logged(
            entry,
            seen,
            Action.CONTACT_RESTRICTED,
            next -> ChainHeads.advance(Write.update(table, entry.value(), "x"), seen, next))
        .commit();
  }

  private EntryId entered() {
    EntryId entry = work.newId();
    assertThat(
            work.of(PLAZA, ANNA, NOW)
                .logged(
                    entry,
                    ChainHead.NONE,
                    Action.QUARANTINE_ENTERED,
                    head ->
                        Write.insert(
                            table, ChainHeads.begin(Attributes.item(entry.value(), "x"), head)))
                .commit())
        .isTrue();
    return entry;
  }

  private static List<Attributes> owed(EntryId entry) {
    return STORE.tables.everything("OUTBOX").stream()
        .filter(item -> item.required("about").equals(entry.value()))
        .toList();
  }

  private Write advance(EntryId entry, ChainHead next) {
    return ChainHeads.advance(Write.update(table, entry.value(), "x"), head(entry), next);
  }

  private ChainHead head(EntryId entry) {
    return ChainHeads.of(table.find(entry.value(), "x").orElseThrow());
  }
}
