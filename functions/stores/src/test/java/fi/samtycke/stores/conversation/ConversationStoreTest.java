package fi.samtycke.stores.conversation;

import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NEXT;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.StoreExtension.TRANSFORMERS;
import static fi.samtycke.stores.WriteContract.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.WriteContract;
import fi.samtycke.stores.conversation.ConversationStore.Keeping;
import fi.samtycke.stores.conversation.ConversationStore.Part;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Conversations and what happens to them, item by item.
class ConversationStoreTest implements WriteContract {
  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  private static final Instant OVER = NOW.plus(Duration.ofDays(400));
  private static final ConversationMessage FIRST =
      ConversationMessage.byVisitor(1, "Hello\n\"you\"", NOW.plusSeconds(1), "https://x.example/");

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ConversationStore conversations = conversations(store);
  private final ConversationChanges changes =
      new ConversationChanges(store.wiring, store.dynamoDb());
  private final ConversationLists lists = new ConversationLists(store.wiring, store.dynamoDb());

  @Override
  public Stream<Deed> writes() {
    return Stream.of(
        new Deed(
            "a message of the form comes in",
            its -> its.written(conversations(its).insert(PLAZA, form()))),
        new Deed(
            "a chat's first message is said",
            its -> its.written(conversations(its).insertSilent(PLAZA, chat(), OVER)),
            its ->
                its.written(
                    new ConversationChanges(its.wiring, its.dynamoDb())
                        .say(PLAZA, chat(), FIRST, Told.NOTHING, NEXT))),
        new Deed(
            "an erasure is begun",
            its -> its.written(conversations(its).insert(PLAZA, form())),
            its ->
                its.written(
                    new ConversationChanges(its.wiring, its.dynamoDb())
                        .beginErasure(PLAZA, form(), NOW, NEXT))));
  }

  @Test
  void a_conversation_is_read_as_it_was_stored_with_all_that_may_be_known_and_without() {
    Stored full =
        new Stored(
            new Conversation(
                entry(1),
                Channel.CONTACT_FORM,
                ConversationState.OPEN,
                Language.FI,
                Map.of("email", "a@example.com", "message", "Hello", "name", "Åsa"),
                true,
                NOW,
                NOW.plusSeconds(9),
                3,
                Optional.of(NOW.plusSeconds(5)),
                Optional.of("anna"),
                "https://x.example/page",
                Optional.of(OVER)),
            HEAD,
            "token",
            1,
            Optional.of(new AddressDigest("1.a")),
            Keeping.NONE);
    for (Stored stored : List.of(full, form(), chat())) {
      store.written(conversations.insert(PLAZA, stored));
      assertThat(find()).isEqualTo(stored);
      store.tables.inAnotherFormat("CONVERSATIONS");
      assertThat(find()).as("A37").isEqualTo(stored);
      assertThat(conversations.find(TRANSFORMERS, entry(1))).isEmpty();
      store.refused(conversations.insert(PLAZA, stored));
      store.refused(conversations.insertSilent(PLAZA, stored, OVER));
      store.tables.erase("CONVERSATIONS", ConversationItems.pk(PLAZA, entry(1)), "head");
    }
  }

  @Test
  void A37_a_head_of_the_format_before_has_its_free_text_among_its_fields() {
    store.written(conversations.insert(PLAZA, form()));
    store.tables.rewrite(
        "CONVERSATIONS",
        item -> {
          Map<String, AttributeValue> fields = new HashMap<>(item.get("fields").m());
          fields.put("message", item.get("message"));
          item.remove("message");
          item.put("fields", AttributeValue.fromM(fields));
          return item;
        });
    assertThat(find()).isEqualTo(form());
    assertThat(read(0)).hasSize(1);
  }

  @Test
  void messages_are_read_as_they_were_said_in_order_behind_the_one_that_is_known() {
    store.written(conversations.insert(PLAZA, form()));
    ConversationMessage reply =
        ConversationMessage.byOperator(2, "Yes", NOW.plusSeconds(2), "anna").by(entry(41));
    ConversationMessage plain = ConversationMessage.byVisitor(3, "", NOW.plusSeconds(3), "");
    store.written(changes.say(PLAZA, find(), reply, told(), HEAD));
    store.written(changes.say(PLAZA, find(), plain, told(), HEAD));
    store.tables.inAnotherFormat("CONVERSATIONS");
    ConversationMessage inHead = ConversationMessage.byVisitor(1, "Hello", NOW, "");
    assertThat(read(0)).containsExactly(inHead, reply, plain);
    assertThat(read(1)).containsExactly(reply, plain);
    assertThat(read(2)).containsExactly(plain);
    assertThat(read(3)).isEmpty();
    assertThat(conversations.parts(PLAZA, entry(1)))
        .containsExactly(
            new Part("00000002", Optional.of(entry(41)), true),
            new Part("00000003", Optional.empty(), true));
  }

  @Test
  void messages_are_numbered_without_gaps_whoever_writes_at_the_same_time() {
    store.written(conversations.insert(PLAZA, form()));
    Stored seen = find();
    store.written(changes.say(PLAZA, seen, message(2), told(), HEAD));
    store.refused(changes.say(PLAZA, seen, message(2), told(), HEAD));
    assertThat(find().conversation().lastSequence()).isEqualTo(2);
    store.refused(conversations.insertMessage(PLAZA, form().conversation(), message(2)));
    store.written(conversations.insertMessage(PLAZA, form().conversation(), message(3)));
  }

  @Test
  void who_has_been_answered_does_not_wait_and_who_writes_again_does() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(
        changes.say(
            PLAZA,
            find(),
            ConversationMessage.byOperator(2, "Yes", NOW.plusSeconds(2), "anna"),
            told(),
            HEAD));
    assertThat(find().conversation().awaitingSince()).isEmpty();
    store.written(changes.say(PLAZA, find(), message(3), told(), HEAD));
    store.written(changes.say(PLAZA, find(), message(4), told(), HEAD));
    assertThat(find().conversation().awaitingSince()).contains(message(3).sentAt());
  }

  @Test
  void what_a_visitor_tells_is_kept_with_the_address_by_which_it_is_found() {
    store.written(conversations.insertSilent(PLAZA, chat(), OVER));
    Told told = new Told(Map.of("email", "b@example.com"), Optional.of(new AddressDigest("1.b")));
    store.written(changes.tell(PLAZA, find(), told, HEAD));
    assertThat(find().conversation().fields()).isEqualTo(told.fields());
    assertThat(find().address()).contains(new AddressDigest("1.b"));
    assertThat(
            lists.withAddress(PLAZA, List.of(new AddressDigest("1.b"), new AddressDigest("2.b"))))
        .containsExactly(entry(1));
    assertThat(lists.withAddress(TRANSFORMERS, List.of(new AddressDigest("1.b")))).isEmpty();
  }

  @Test
  void
      A28_whoever_changes_a_conversation_has_seen_its_last_message_its_last_change_and_its_state() {
    store.written(conversations.insert(PLAZA, form()));
    Stored seen = find();
    store.written(changes.say(PLAZA, seen, message(2), told(), HEAD));
    assertAllRefused(seen, "a message");
    Stored said = find();
    store.written(conversations.remember(PLAZA, entry(1), HEAD, NEXT));
    assertAllRefused(said, "a change");
    Stored changed = find();
    store.written(changes.close(PLAZA, changed, NEXT));
    assertAllRefused(changed, "a state");
    store.refused(conversations.remember(PLAZA, entry(1), HEAD, NEXT));
    Stored closed = find();
    store.written(changes.erase(PLAZA, closed));
    assertAllRefused(closed, "it is gone");
  }

  @Test
  void it_is_closed_taken_up_again_and_given_to_somebody_each_a_version() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(changes.close(PLAZA, find(), NEXT));
    assertThat(find().conversation().state()).isEqualTo(ConversationState.CLOSED);
    assertThat(find().head()).isEqualTo(NEXT);
    store.written(changes.reopen(PLAZA, find(), NEXT));
    store.written(changes.assign(PLAZA, find(), Optional.of("anna"), NEXT));
    assertThat(find().conversation().assignedTo()).contains("anna");
    store.written(changes.assign(PLAZA, find(), Optional.empty(), NEXT));
    assertThat(find().conversation().assignedTo()).isEmpty();
    assertThat(find().version()).isEqualTo(5);
  }

  @Test
  void the_inbox_lists_by_state_and_register_the_last_active_first() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(conversations.insertSilent(PLAZA, chat(2), OVER));
    List<Channel> both = List.of(Channel.CONTACT_FORM, Channel.CHAT);
    assertThat(listed(ConversationState.OPEN, both, 5))
        .as("a chat in which nothing was said is not seen")
        .containsExactly(entry(1));
    store.written(
        changes.say(
            PLAZA,
            chat(2),
            ConversationMessage.byVisitor(1, "x", NOW.plusSeconds(120), ""),
            Told.NOTHING,
            HEAD));
    assertThat(listed(ConversationState.OPEN, both, 5)).containsExactly(entry(2), entry(1));
    assertThat(listed(ConversationState.OPEN, both, 1)).containsExactly(entry(2));
    assertThat(listed(ConversationState.OPEN, List.of(Channel.CONTACT_FORM), 5))
        .containsExactly(entry(1));
    store.written(changes.close(PLAZA, find(), NEXT));
    assertThat(listed(ConversationState.OPEN, List.of(Channel.CONTACT_FORM), 5)).isEmpty();
    assertThat(listed(ConversationState.CLOSED, both, 5)).containsExactly(entry(1));
  }

  @Test
  void a_row_of_the_inbox_is_the_conversation_without_its_free_text() {
    store.written(conversations.insert(PLAZA, form()));
    ConversationLists.Asked asked =
        new ConversationLists.Asked(
            ConversationState.OPEN, List.of(Channel.CONTACT_FORM), Optional.empty(), 5, false);
    assertThat(lists.list(PLAZA, asked, _ -> true, () -> false).rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.version()).isEqualTo(form().version());
          assertThat(row.conversation().fields())
              .isNotEmpty()
              .isEqualTo(ConversationItems.listedFields(form().conversation().fields()));
          assertThat(row.conversation())
              .usingRecursiveComparison()
              .ignoringFields("fields")
              .isEqualTo(form().conversation());
        });
  }

  @Test
  void D11_a_closed_chat_is_found_by_its_last_message_and_a_message_of_the_form_by_its_own_day() {
    store.written(conversations.insertSilent(PLAZA, chat(2), OVER));
    store.written(
        changes.say(
            PLAZA,
            chat(2),
            ConversationMessage.byVisitor(1, "x", NOW.plusSeconds(120), ""),
            Told.NOTHING,
            HEAD));
    store.written(conversations.insert(PLAZA, form()));
    store.written(changes.close(PLAZA, find(), NEXT));
    assertThat(lists.closed(PLAZA, OVER)).isEmpty();
    store.written(changes.close(PLAZA, conversations.find(PLAZA, entry(2)).orElseThrow(), NEXT));
    assertThat(lists.closed(PLAZA, NOW.plusSeconds(120).minusMillis(1))).isEmpty();
    assertThat(lists.closed(PLAZA, NOW.plusSeconds(120)))
        .containsExactly(new ConversationLists.Closed(entry(2), NOW.plusSeconds(120)));
  }

  @Test
  void B01_what_is_due_and_what_may_be_idle_are_found_on_their_days_and_apart() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(conversations.insertSilent(PLAZA, chat(2), OVER));
    LocalDate day = LocalDate.ofInstant(OVER, ZoneOffset.UTC);
    assertThat(lists.due(PLAZA, day, OVER.minusMillis(1))).isEmpty();
    assertThat(lists.due(PLAZA, day, OVER)).containsExactly(entry(1));
    assertThat(lists.idle(PLAZA, day, OVER)).containsExactly(entry(2));
    store.written(changes.lookAgain(PLAZA, chat(2), OVER.plusSeconds(60)));
    assertThat(lists.idle(PLAZA, day, OVER)).isEmpty();
    assertThat(lists.idle(PLAZA, day, OVER.plusSeconds(60))).containsExactly(entry(2));
  }

  @Test
  void I11_a_held_conversation_is_due_when_its_period_and_its_last_hold_are_over() {
    store.written(conversations.insert(PLAZA, form()));
    LocalDate later = LocalDate.ofInstant(OVER, HELSINKI).plusDays(30);
    store.written(changes.hold(PLAZA, find(), Optional.of(later), HELSINKI, NOW, NEXT));
    assertThat(find().keeping().heldUntil()).contains(later);
    assertThat(item().has(Attributes.TIME_TO_LIVE)).isFalse();
    Instant free = later.plusDays(1).atStartOfDay(HELSINKI).toInstant();
    assertThat(item().at("dueOrder")).isEqualTo(free);
    LocalDate sooner = LocalDate.ofInstant(NOW, HELSINKI);
    store.written(changes.hold(PLAZA, find(), Optional.of(sooner), HELSINKI, NOW, HEAD));
    assertThat(item().at("dueOrder")).as("not before its period").isEqualTo(OVER);
    store.written(
        changes.hold(
            PLAZA,
            find(),
            Optional.of(fi.samtycke.core.rights.Hold.WITHOUT_END),
            HELSINKI,
            NOW,
            NEXT));
    assertThat(item().has("dueOrder")).isFalse();
    store.written(changes.hold(PLAZA, find(), Optional.empty(), HELSINKI, NOW, HEAD));
    assertThat(item().at("dueOrder")).isEqualTo(OVER);
    assertThat(find().keeping()).isEqualTo(Keeping.NONE);
  }

  @Test
  void a_message_under_a_hold_is_left_alone_by_the_clean_up_of_DynamoDB() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(changes.say(PLAZA, find(), message(2), told(), HEAD));
    Part part = conversations.parts(PLAZA, entry(1)).getFirst();
    assertThat(part.net()).isTrue();
    store.written(changes.keepPart(PLAZA, entry(1), part));
    assertThat(conversations.parts(PLAZA, entry(1)).getFirst().net()).isFalse();
    store.refused(changes.keepPart(PLAZA, entry(1), new Part("00000009", Optional.empty(), true)));
    store.written(
        changes.hold(
            PLAZA, find(), Optional.of(LocalDate.MAX.withYear(9999)), HELSINKI, NOW, HEAD));
    store.written(changes.say(PLAZA, find(), message(3), told(), HEAD));
    assertThat(conversations.parts(PLAZA, entry(1))).extracting(Part::net).containsOnly(false);
  }

  @Test
  void a_restricted_conversation_is_closed_in_no_list_and_open_to_no_visitor() {
    store.written(conversations.insert(PLAZA, form()));
    store.written(changes.assign(PLAZA, find(), Optional.of("anna"), HEAD));
    store.written(changes.restrict(PLAZA, find(), NOW, NEXT));
    store.tables.inAnotherFormat("CONVERSATIONS");
    Stored restricted = find();
    assertThat(restricted.keeping().restricted()).isTrue();
    assertThat(restricted.conversation().state()).isEqualTo(ConversationState.CLOSED);
    assertThat(restricted.conversation().assignedTo()).isEmpty();
    assertThat(restricted.conversation().awaitingSince()).isEmpty();
    assertThat(restricted.tokenDigest()).isEmpty();
    assertThat(item().has("inbox")).isFalse();
  }

  @Test
  void A24_an_erasure_that_was_begun_is_seen_by_the_sweep_alone_and_ended_once() {
    store.written(conversations.insert(PLAZA, form()));
    store.refused(changes.endErasure(PLAZA, entry(1)));
    store.written(changes.say(PLAZA, find(), message(2), told(), HEAD));
    store.written(changes.beginErasure(PLAZA, find(), NOW, NEXT));
    assertThat(conversations.find(PLAZA, entry(1))).isEmpty();
    assertThat(conversations.read(PLAZA, entry(1), 0)).isEmpty();
    assertThat(conversations.erasing(PLAZA, entry(1))).contains(Channel.CONTACT_FORM);
    assertThat(lists.due(PLAZA, LocalDate.ofInstant(NOW, ZoneOffset.UTC), NOW))
        .containsExactly(entry(1));
    assertThat(lists.withAddress(PLAZA, List.of(new AddressDigest("1.a")))).isEmpty();
    List<Part> parts = conversations.parts(PLAZA, entry(1));
    assertThat(parts).hasSize(1);
    store.written(changes.erasePart(PLAZA, entry(1), parts.getFirst()));
    store.written(changes.erasePart(PLAZA, entry(1), parts.getFirst()));
    store.written(changes.endErasure(PLAZA, entry(1)));
    store.refused(changes.endErasure(PLAZA, entry(1)));
    assertThat(store.tables.everything("CONVERSATIONS")).isEmpty();
  }

  @Test
  void a_reader_is_marked_for_an_hour_to_the_millisecond() {
    ConversationReaders readers = new ConversationReaders(store.wiring, store.dynamoDb());
    Instant end = NOW.plus(Duration.ofHours(1));
    store.written(readers.mark(PLAZA, entry(1), "anna", NOW));
    store.refused(readers.mark(PLAZA, entry(1), "anna", end.minusMillis(1)));
    store.tables.inAnotherFormat("CONVERSATIONS");
    assertThat(readers.isMarked(PLAZA, entry(1), "anna", end.minusMillis(1))).isTrue();
    assertThat(readers.isMarked(PLAZA, entry(1), "anna", end)).isFalse();
    assertThat(readers.isMarked(PLAZA, entry(1), "ben", NOW)).isFalse();
    store.written(readers.mark(PLAZA, entry(1), "anna", end));
  }

  private void assertAllRefused(Stored seen, String because) {
    List<String> before = store.tables.dump();
    Stream.of(
            List.of(
                changes.tell(PLAZA, seen, new Told(Map.of("name", "x"), Optional.empty()), NEXT)),
            changes.say(PLAZA, seen, message(9), Told.NOTHING, NEXT),
            List.of(changes.close(PLAZA, seen, NEXT)),
            List.of(changes.reopen(PLAZA, seen, NEXT)),
            List.of(changes.assign(PLAZA, seen, Optional.of("ben"), NEXT)),
            List.of(changes.lookAgain(PLAZA, seen, OVER)),
            List.of(changes.hold(PLAZA, seen, Optional.empty(), HELSINKI, NOW, NEXT)),
            List.of(changes.restrict(PLAZA, seen, NOW, NEXT)),
            List.of(changes.beginErasure(PLAZA, seen, NOW, NEXT)),
            List.of(changes.erase(PLAZA, seen)))
        .forEach(items ->
            assertThat(store.write(items)).as(because).isInstanceOf(Outcome.Refused.class));
    assertThat(store.tables.dump()).isEqualTo(before);
  }

  private Stored find() {
    return conversations.find(PLAZA, entry(1)).orElseThrow();
  }

  private List<ConversationMessage> read(int after) {
    return conversations.read(PLAZA, entry(1), after).orElseThrow().messages();
  }

  private List<EntryId> listed(ConversationState state, List<Channel> channels, int limit) {
    ConversationLists.Asked asked =
        new ConversationLists.Asked(state, channels, Optional.empty(), limit, false);
    return lists.list(PLAZA, asked, _ -> true, () -> false).rows().stream()
        .map(listed -> listed.conversation().id())
        .toList();
  }

  private Attributes item() {
    return store.tables.everything("CONVERSATIONS").getFirst();
  }

  private Told told() {
    return new Told(find().conversation().fields(), Optional.empty());
  }

  private static ConversationMessage message(int number) {
    return ConversationMessage.byVisitor(number, "message " + number, NOW.plusSeconds(number), "");
  }

  private static Stored form() {
    return new Stored(
        Conversation.byForm(
            entry(1),
            Language.SV,
            Map.of("email", "a@example.com", "message", "Hello"),
            true,
            NOW,
            OVER),
        HEAD,
        "",
        Optional.of(new AddressDigest("1.a")));
  }

  private static Stored chat() {
    return chat(1);
  }

  private static Stored chat(int number) {
    return new Stored(
        Conversation.byChat(entry(number), Language.EN, Map.of(), NOW, ""),
        HEAD,
        "token",
        Optional.empty());
  }

  private static ConversationStore conversations(StoreExtension store) {
    return new ConversationStore(store.wiring, store.dynamoDb());
  }
}
