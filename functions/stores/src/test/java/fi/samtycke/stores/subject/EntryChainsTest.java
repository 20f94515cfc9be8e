package fi.samtycke.stores.subject;

import static fi.samtycke.stores.Samples.FULL;
import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.rights.Task;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.stores.CaseSamples;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.subject.EntryChains.Chain;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// D4: an entry's chain is found and goes on wherever the entry stands.
class EntryChainsTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final EntryChains chains = new EntryChains(store.wiring, store.dynamoDb());

  static Stream<Function<StoreExtension, Write>> homes() {
    return Stream.of(
        its ->
            new ConversationStore(its.wiring, its.dynamoDb())
                .insertSilent(
                    PLAZA,
                    new ConversationStore.Stored(
                        Conversation.byChat(entry(1), Language.SV, Map.of(), NOW, ""),
                        HEAD,
                        "",
                        Optional.empty()),
                    NOW),
        its -> quarantine(its).enter(PLAZA, entry(1), FULL, entry(2), HEAD, NOW),
        its ->
            new RegisterStore(its.wiring, its.dynamoDb()).insert(PLAZA, entry(1), FULL, NOW, HEAD),
        its -> CaseSamples.cases(its).insert(PLAZA, CaseSamples.begun(1)),
        its -> new TaskStore(its.wiring, its.dynamoDb()).open(PLAZA, task(), HEAD, NOW));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void a_chain_is_found_and_goes_on_once_from_where_it_was_seen(
      Function<StoreExtension, Write> home) {
    assertThat(chains.find(PLAZA, entry(1))).isEmpty();
    store.written(home.apply(store));
    Chain seen = chains.find(PLAZA, entry(1)).orElseThrow();
    assertThat(seen.head()).isEqualTo(HEAD);
    assertThat(chains.find(TRANSFORMERS, entry(1))).isEmpty();
    assertThat(chains.find(PLAZA, entry(9))).isEmpty();
    store.written(seen.advance().apply(NEXT));
    assertThat(chains.find(PLAZA, entry(1)).orElseThrow().head()).isEqualTo(NEXT);
    store.refused(seen.advance().apply(NEXT));
  }

  @Test
  void a_stub_and_what_is_no_entry_have_no_chain() {
    store.written(quarantine(store).enter(PLAZA, entry(1), FULL, entry(2), HEAD, NOW));
    UnitOfWork unit = store.work().of(PLAZA, new Actor.Schedule("x"), NOW);
    assertThat(chains.log(unit, PLAZA, "2026-03-20", Action.MAIL_FAILED).writes()).isEmpty();
    assertThat(chains.log(unit, PLAZA, entry(9).value(), Action.MAIL_FAILED).writes()).isEmpty();
    assertThat(chains.log(unit, PLAZA, entry(1).value(), Action.MAIL_FAILED).writes()).hasSize(2);
    store.tables.rewrite(
        "QUARANTINE",
        item -> {
          item.keySet().retainAll(List.of("pk", "sk", "formatVersion", "state"));
          item.put("state", Attributes.text(Answer.CONSENT.value()));
          return item;
        });
    assertThat(chains.find(PLAZA, entry(1))).isEmpty();
  }

  private static QuarantineStore quarantine(StoreExtension store) {
    return new QuarantineStore(store.wiring, store.dynamoDb());
  }

  private static Task task() {
    Optional<EntryId> none = Optional.empty();
    return new Task(
        entry(1),
        TaskKind.ERASE,
        entry(7),
        "customers",
        "network-operator",
        Optional.empty(),
        "",
        "administrator",
        NOW,
        LocalDate.parse("2026-04-10"),
        none,
        new TaskState.Open());
  }
}
