package fi.samtycke.retention;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.rules.ChatRules;
import fi.samtycke.platform.Attempt;
import fi.samtycke.stores.ChangesMade;
import fi.samtycke.stores.Network.Fault;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.conversation.CloseConversation;
import fi.samtycke.stores.conversation.ConversationPeriods;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.WriteInConversation;
import fi.samtycke.stores.conversation.WriteInConversation.Draft;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.subject.EraseConversation;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// D10-D12: what is over is erased, whatever happens on the way.
class SweepConversationsTest {
  private static final Random RANDOM = new Random(5);
  private static final int MESSAGES = 60;
  private static final Actor OLGA = new Actor.Staff("olga");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);
  private final ChangesMade changes = new ChangesMade(store);
  private final DynamoDbClient dynamoDb = dynamoDb();
  private final ConversationStore conversations = new ConversationStore(store.wiring, dynamoDb);

  private DynamoDbClient dynamoDb() {
    store.environment.put("SWEPT_PER_SECOND", "1000");
    return DynamoDb.client(store.wiring);
  }

  /// Of the writes of a long erasure - it begins, clears three times, ends - each may be the last
  /// that arrives, and its answer may be lost.
  @ParameterizedTest
  @CsvSource({"1,before", "1,after", "2,before", "2,after", "3,after", "4,before", "5,before"})
  void an_erasure_that_was_cut_off_is_nothing_or_is_gone_and_cleared_away_by_the_sweep(
      int write, String where) {
    EntryId id = chat(MESSAGES);
    AtomicInteger writes = new AtomicInteger();
    boolean before = where.equals("before");
    if (before) {
      store.network.let(call -> cut(call, writes, write), Fault.REFUSED);
    } else {
      store.network.let(call -> cut(call, writes, write), Fault.ANSWER_LOST);
    }
    Attempt<EraseConversation.Erased> cut = Attempt.at(() -> erase(id));
    store.network.mend();
    assertThat(cut).isInstanceOf(Attempt.Faulted.class);
    boolean begun = write > 1 || !before;
    assertThat(conversations.find(StoreExtension.PLAZA, id).isEmpty()).isEqualTo(begun);
    assertThat(conversations.read(StoreExtension.PLAZA, id, 0).isEmpty()).isEqualTo(begun);
    if (!begun) {
      assertThat(store.tables.everything("CONVERSATIONS")).hasSize(MESSAGES + 1);
      return;
    }
    assertThat(store.tables.everything("CONVERSATIONS").toString()).doesNotContain("Vera");
    sweep(store.plaza(), "2026-03-21T04:15:00Z");
    assertThat(store.tables.everything("CONVERSATIONS")).isEmpty();
    assertThat(history(id)).containsExactly("chat.started", "chat.closed", "conversation.erased");
    assertThat(receipt()).containsEntry("cleared", 1);
  }

  @Test
  void a_declared_period_of_chats_holds_for_those_from_before_too() {
    EntryId old = chat(2);
    store.clock.set("2026-06-20T10:00:00Z");
    EntryId young = chat(30);
    Controller controller = keepingChats(store.plaza(), Period.ofMonths(3));
    Instant evening = Instant.parse("2026-06-20T09:00:00Z");
    assertThat(new ConversationPeriods(store.wiring, dynamoDb).preview(controller, evening))
        .hasToString("{2026-06-20=1}");
    sweep(store.plaza(), "2026-06-21T03:15:00Z");
    assertThat(conversations.find(StoreExtension.PLAZA, old)).as("none declared").isPresent();
    sweep(controller, "2026-06-22T03:15:00Z");
    assertThat(conversations.find(StoreExtension.PLAZA, old)).isEmpty();
    assertThat(conversations.find(StoreExtension.PLAZA, young)).isPresent();
    assertThat(history(old)).endsWith("conversation.erased");
    sweep(controller, "2026-09-22T03:15:00Z");
    assertThat(store.tables.everything("CONVERSATIONS")).isEmpty();
    assertThat(receipt()).containsEntry("erased", 1);
  }

  @Test
  void what_the_time_does_not_suffice_for_is_taken_by_the_next_run() {
    EntryId id = EntryId.random(RANDOM);
    Instant now = store.clock.instant();
    Conversation message =
        Conversation.byForm(
            id,
            Language.SV,
            Map.of("email", "v@example.com"),
            false,
            now,
            now.plus(Duration.ofDays(3)));
    LoggedChange line = changes.at(StoreExtension.PLAZA, "2026-03-20T10:00:00Z");
    new Transactions(dynamoDb)
        .write(
            id.value(),
            List.of(
                conversations.insert(
                    StoreExtension.PLAZA, new Stored(message, line.head(), "", Optional.empty()))));
    store.clock.set("2026-03-24T04:15:00Z");
    SweepConversations sweep =
        new SweepConversations(store.wiring, dynamoDb, new Work(store.wiring, dynamoDb, RANDOM));
    var left = sweep.sweep(store.plaza(), () -> false);
    assertThat(left.counts()).containsEntry("left", 1);
    assertThat(left.notes()).containsExactly("open 2026-03-23");
    assertThat(sweep.sweep(store.plaza(), () -> true).counts()).containsEntry("erased", 1);
  }

  private static boolean cut(String call, AtomicInteger writes, int from) {
    return call.equals("TransactWriteItems") && writes.incrementAndGet() >= from;
  }

  private EraseConversation.Erased erase(EntryId id) {
    Stored seen = conversations.find(StoreExtension.PLAZA, id).orElseThrow();
    return new EraseConversation(store.wiring, dynamoDb, new Work(store.wiring, dynamoDb, RANDOM))
        .erase(store.plaza(), seen, OLGA, AccessReason.UNWANTED, store.clock.instant());
  }

  /// A closed chat.
  private EntryId chat(int messages) {
    EntryId id = EntryId.random(RANDOM);
    Instant now = store.clock.instant();
    Conversation begun = Conversation.byChat(id, Language.SV, Map.of("name", "Vera"), now, "");
    new Transactions(dynamoDb)
        .write(
            id.value(),
            List.of(
                conversations.insertSilent(
                    StoreExtension.PLAZA,
                    new Stored(
                        begun, fi.samtycke.core.change.ChainHead.NONE, "-", Optional.empty()),
                    now.plus(Duration.ofMinutes(30)))));
    WriteInConversation write =
        new WriteInConversation(store.wiring, dynamoDb, new Work(store.wiring, dynamoDb, RANDOM));
    for (int n = 1; n <= messages; n++) {
      Stored seen = conversations.find(StoreExtension.PLAZA, id).orElseThrow();
      Draft draft = new Draft("Message " + n, "", Optional.empty(), ConversationStore.Told.NOTHING);
      write.write(store.plaza(), seen, draft, now, _ -> List.of());
    }
    Stored seen = conversations.find(StoreExtension.PLAZA, id).orElseThrow();
    new CloseConversation(store.wiring, dynamoDb, new Work(store.wiring, dynamoDb, RANDOM))
        .close(StoreExtension.PLAZA, seen, OLGA, now);
    assertThat(conversations.read(StoreExtension.PLAZA, id, 0).orElseThrow().messages())
        .extracting(ConversationMessage::sequence)
        .hasSize(messages);
    return id;
  }

  private void sweep(Controller controller, String at) {
    store.clock.set(at);
    SweepConversations sweep =
        new SweepConversations(store.wiring, dynamoDb, new Work(store.wiring, dynamoDb, RANDOM));
    new fi.samtycke.stores.evidence.ScheduledRun(
            store.wiring,
            SweepConversations.SCHEDULE,
            dynamoDb,
            new Work(store.wiring, dynamoDb, RANDOM))
        .run(
            List.of(controller),
            Optional.of(Instant.parse(at)),
            (each, _) -> sweep.sweep(each, () -> true));
  }

  private Map<String, Integer> receipt() {
    return functions.receipt(StoreExtension.PLAZA, SweepConversations.SCHEDULE).counts();
  }

  private List<String> history(EntryId id) {
    return store.tables.everything("CHANGE_LOG").stream()
        .filter(line -> line.required(Attributes.PK).endsWith(id.value()))
        .sorted(java.util.Comparator.comparing(line -> line.required(Attributes.SK)))
        .map(line -> line.required("action"))
        .toList();
  }

  private static Controller keepingChats(Controller controller, Period keep) {
    ChatRules chat = controller.chat();
    return new Controller(
        controller.id(),
        controller.version(),
        controller.name(),
        controller.identity(),
        controller.languages(),
        controller.zone(),
        controller.publicUrl(),
        controller.websites(),
        controller.mail(),
        controller.intake(),
        controller.mailbox(),
        new ChatRules(
            chat.limit(),
            chat.idle(),
            chat.answerWithin(),
            chat.duty(),
            chat.operators(),
            chat.cookie(),
            Optional.of(keep),
            chat.operatorCopies()),
        controller.outsideChats(),
        controller.registers(),
        controller.roles(),
        controller.quarantine(),
        controller.reEntry(),
        controller.evidence(),
        controller.languageCookie(),
        controller.provenance(),
        controller.rights(),
        controller.recipients(),
        controller.outsideSystems());
  }
}
