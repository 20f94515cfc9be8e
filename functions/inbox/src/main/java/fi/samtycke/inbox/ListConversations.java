package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationLists.Asked;
import fi.samtycke.stores.conversation.ConversationLists.Listed;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.PageQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lists the conversations of a state, the last active first, and searches in them. One request
/// examines a bounded number of conversations and characters, so that none reads without end;
/// whoever wants more goes on with the cursor, also when nothing was found. A search is logged with
/// how many it found (D13).
final class ListConversations {
  private static final int MOST_CHARACTERS = 2_000_000;

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

  Listings.Page<Listed> list(
      Controller controller, Rights rights, InboxQuery query, PageQuery page) {
    return new Walk(controller, rights, query, clock.instant()).go(page);
  }

  /// @param reason as the caller says it
  Listings.Page<Listed> search(
      Controller controller, Rights rights, InboxQuery query, PageQuery page, AccessReason reason) {
    Listings.Page<Listed> found = list(controller, rights, query, page);
    UnitOfWork unit = work.of(controller, new Actor.Staff(rights.subject()), clock.instant());
    unit.log(
        unit.newId(),
        ChainHead.NONE,
        Action.CONVERSATIONS_SEARCHED,
        List.of("count:" + found.rows().size()),
        reason.value());
    return unit.commit(found).orElseThrow();
  }

  /// One request's way through a list.
  private final class Walk {
    private final Controller controller;
    private final Rights rights;
    private final InboxQuery query;
    private final Instant now;
    private int characters;

    Walk(Controller controller, Rights rights, InboxQuery query, Instant now) {
      this.controller = controller;
      this.rights = rights;
      this.query = query;
      this.now = now;
    }

    Listings.Page<Listed> go(PageQuery page) {
      List<Channel> channels = query.among(rights.channels(Rights.Act.READ));
      if (channels.isEmpty()) {
        return new Listings.Page<>(List.of(), Optional.empty());
      }
      return lists.list(
          controller.id(),
          new Asked(query.state(), channels, page.cursor(), page.limit(), query.isNarrow()),
          listed -> takes(listed.conversation()),
          () -> characters >= MOST_CHARACTERS);
    }

    private boolean takes(Conversation conversation) {
      return query.takes(conversation)
          && VisibleConversations.isVisible(controller, rights, Rights.Act.READ, conversation, now)
          && (query.text().isEmpty() || hasText(conversation.id()));
    }

    /// Reads strongly: what the list shows may be a moment late.
    private boolean hasText(EntryId id) {
      Optional<Read> read =
          conversations
              .read(controller.id(), id, 0)
              .filter(each ->
                  VisibleConversations.isVisible(
                      controller, rights, Rights.Act.READ, each.stored(), now));
      read.ifPresent(each ->
          characters += each.messages().stream().mapToInt(said -> said.text().length()).sum());
      return read.filter(each -> query.matches(each.stored().conversation(), each.messages()))
          .isPresent();
    }
  }
}
