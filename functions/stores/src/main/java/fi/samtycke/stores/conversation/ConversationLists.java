package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds conversations by the indexes of the table `Conversations`, a little late perhaps: whoever
/// acts on one reads it in the store first.
///
/// The sparse index `inbox` lists the conversations of a controller by state, the last active
/// first, to the minute, and carries what the list shows. The index `due` names what is to be
/// erased on a day (`<controller>#<day>`) and, apart from it, which chats may have fallen idle
/// (`<controller>#idle#<day>`) and which closed conversations have no last day of their own
/// (`<controller>#closed`). The index `addressed` finds those of an address.
public final class ConversationLists {
  private final Table table;

  public ConversationLists(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// A conversation as the inbox lists it: without its free text.
  ///
  /// @param version grows whenever staff change its state or who looks after it
  public record Listed(Conversation conversation, int version) {}

  /// Which conversations.
  ///
  /// @param channels one or more
  /// @param after the order of the one behind which they begin; empty for the first ones
  /// @param narrow whether few of them will be seen
  public record Asked(
      ConversationState state,
      Collection<Channel> channels,
      Optional<String> after,
      int limit,
      boolean narrow) {
    private Optional<Listings.Only> only() {
      return channels.size() == Channel.values().length
          ? Optional.empty()
          : Optional.of(
              new Listings.Only(
                  ConversationItems.CHANNEL, channels.stream().map(Channel::value).toList()));
    }
  }

  /// The conversations of some channels in a state, the last active first.
  ///
  /// @param seen whether the caller sees it
  /// @param enough whether the page is to end with what it has
  public Listings.Page<Listed> list(
      ControllerId controller, Asked asked, Predicate<Listed> seen, BooleanSupplier enough) {
    return Listings.page(
        table,
        ConversationItems.INDEX,
        new Listings.Asked(
            ConversationItems.inbox(controller, asked.state()),
            asked.after(),
            asked.limit(),
            asked.only(),
            asked.narrow()),
        row -> Optional.of(ConversationItems.listed(row)).filter(seen),
        enough);
  }

  /// A closed conversation that has no last day of its own.
  public record Closed(EntryId id, Instant lastMessageAt) {}

  /// Those whose last message was sent before that, or just then; the oldest first, read as they
  /// are asked for.
  public Stream<Closed> closed(ControllerId controller, Instant before) {
    return DueIndex.items(table, ConversationItems.closed(controller), before)
        .map(item -> new Closed(Listings.id(item), item.at(DueIndex.ORDER)));
  }

  /// The conversations whose declared period ends on the day in UTC and not after `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return Listings.ids(
        DueIndex.due(table, DueIndex.day(controller, day), now), controller + "#conversation#");
  }

  /// The chats that may have fallen idle on the day in UTC and not after `now`.
  public List<EntryId> idle(ControllerId controller, LocalDate day, Instant now) {
    return Listings.ids(
        DueIndex.due(table, DueIndex.idleDay(controller, day), now), controller + "#conversation#");
  }

  /// The conversations in which this address was told; a little late perhaps, as it is an index.
  ///
  /// @param digests of the address, one for each live key version
  public List<EntryId> withAddress(ControllerId controller, List<AddressDigest> digests) {
    return Listings.ids(
        AddressIndex.find(table, controller, digests), controller + "#conversation#");
  }
}
