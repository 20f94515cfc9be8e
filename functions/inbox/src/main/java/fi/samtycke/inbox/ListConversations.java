package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationLists.Slice;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lists the conversations of a state, the last active first, and searches in them. One request
/// examines a bounded number of conversations and characters, so that none reads without end;
/// whoever wants more goes on with the cursor, also when nothing was found. A search is logged with
/// how many it found (D13).
final class ListConversations {
  private static final int MOST_EXAMINED = 200;
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int AT_ONCE = 50;

  private final ConversationStore conversations;
  private final ConversationLists lists;
  private final Work work;
  private final InstantSource clock;

  ListConversations(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.lists = new ConversationLists(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  record Found(List<Stored> conversations, Optional<String> nextCursor) {}

  Found list(Controller controller, Rights rights, InboxQuery query, PageQuery page) {
    return new Walk(controller, rights, query, clock.instant()).go(page);
  }

  /// @param reason as the caller says it
  Found search(
      Controller controller, Rights rights, InboxQuery query, PageQuery page, AccessReason reason) {
    Found found = list(controller, rights, query, page);
    UnitOfWork unit = work.of(controller, new Actor.Staff(rights.subject()), clock.instant());
    unit.log(
        unit.newId(),
        ChainHead.NONE,
        Action.CONVERSATIONS_SEARCHED,
        List.of("count:" + found.conversations().size()),
        reason.value());
    return unit.commit(found).orElseThrow();
  }

  /// One request's way through a list.
  private final class Walk {
    private final Controller controller;
    private final Rights rights;
    private final InboxQuery query;
    private final Instant now;
    private final List<Stored> found = new ArrayList<>();
    private int examined;
    private int characters;

    Walk(Controller controller, Rights rights, InboxQuery query, Instant now) {
      this.controller = controller;
      this.rights = rights;
      this.query = query;
      this.now = now;
    }

    Found go(PageQuery page) {
      List<String> registers =
          rights.registers(Rights.Act.READ).stream()
              .filter(register ->
                  query.channel().map(Channel::register).map(register::equals).orElse(true))
              .toList();
      Optional<String> after = page.cursor();
      while (true) {
        Slice slice = lists.list(controller.id(), query.state(), registers, after, AT_ONCE);
        for (Listed listed : slice.listed()) {
          if (found.size() == page.limit()
              || examined == MOST_EXAMINED
              || characters >= MOST_CHARACTERS) {
            return new Found(found, after);
          }
          examine(listed.id());
          after = Optional.of(listed.order());
        }
        if (!slice.more()) {
          return new Found(found, Optional.empty());
        }
      }
    }

    private void examine(EntryId id) {
      examined++;
      Optional<Stored> stored =
          conversations
              .find(controller.id(), id)
              .filter(each -> each.conversation().state() == query.state())
              .filter(each -> query.takes(each.conversation()))
              .filter(each ->
                  VisibleConversations.isVisible(controller, rights, Rights.Act.READ, each, now));
      if (stored.isPresent() && (query.text().isEmpty() || hasText(id))) {
        found.add(stored.get());
      }
    }

    private boolean hasText(EntryId id) {
      Optional<Read> read = conversations.read(controller.id(), id, 0);
      read.ifPresent(each ->
          characters += each.messages().stream().mapToInt(said -> said.text().length()).sum());
      return read.filter(each -> query.matches(each.stored().conversation(), each.messages()))
          .isPresent();
    }
  }
}
