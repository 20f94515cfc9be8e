package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Finds conversations by the indexes of the table `Conversations`, a little late perhaps: whoever
/// acts on one reads it in the store first.
///
/// The sparse index `inbox` lists the conversations of a controller by state and register, the last
/// active first, to the minute. The index `due` names what is to be erased on a day
/// (`<controller>#<day>`) and, apart from it, which chats may have fallen idle
/// (`<controller>#idle#<day>`). The index `addressed` finds those of an address.
public final class ConversationLists {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public ConversationLists(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CONVERSATIONS_TABLE");
  }

  /// A conversation as the inbox lists it.
  ///
  /// @param order its place in the list, behind which a further part begins
  public record Listed(EntryId id, String order) {}

  /// A part of the inbox.
  ///
  /// @param more whether there may be further ones behind it
  public record Slice(List<Listed> listed, boolean more) {}

  /// The conversations of some registers in a state, the last active first, behind the one of order
  /// `after`.
  public Slice list(
      ControllerId controller,
      ConversationState state,
      Collection<String> registers,
      Optional<String> after,
      int limit) {
    List<Listed> merged = new ArrayList<>();
    boolean more = false;
    for (String register : registers) {
      Listings.Items found =
          Listings.items(
              dynamoDb,
              table,
              ConversationItems.INBOX,
              ConversationItems.INBOX_ORDER,
              ConversationItems.inbox(controller, state, register),
              after,
              limit);
      found.items().forEach(item -> merged.add(listed(Attributes.of(item))));
      more |= found.last().isPresent();
    }
    merged.sort(Comparator.comparing(Listed::order).reversed());
    return merged.size() > limit
        ? new Slice(List.copyOf(merged.subList(0, limit)), true)
        : new Slice(merged, more);
  }

  /// The closed conversations of a register whose last message was sent before that, to the minute;
  /// the oldest first, read as they are asked for.
  public Stream<Listed> closed(ControllerId controller, String register, Instant before) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(ConversationItems.INBOX)
            .keyConditionExpression(
                ConversationItems.INBOX
                    + " = :closed AND "
                    + ConversationItems.INBOX_ORDER
                    + " <= :before")
            .expressionAttributeValues(
                Map.of(
                    ":closed",
                    Attributes.text(
                        ConversationItems.inbox(controller, ConversationState.CLOSED, register)),
                    ":before",
                    Attributes.instant(before)))
            .build();
    return dynamoDb.queryPaginator(query).items().stream().map(item -> listed(Attributes.of(item)));
  }

  /// The conversations whose declared period ends on the day in UTC and not after `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return ids(DueIndex.due(dynamoDb, table, DueIndex.day(controller, day), now));
  }

  /// The chats that may have fallen idle on the day in UTC and not after `now`.
  public List<EntryId> idle(ControllerId controller, LocalDate day, Instant now) {
    return ids(DueIndex.due(dynamoDb, table, DueIndex.idleDay(controller, day), now));
  }

  /// The conversations in which this address was told; a little late perhaps, as it is an index.
  ///
  /// @param digests of the address, one for each live key version
  public List<EntryId> withAddress(ControllerId controller, List<String> digests) {
    return ids(AddressIndex.find(dynamoDb, table, controller, digests));
  }

  private static Listed listed(Attributes item) {
    String order = item.required(ConversationItems.INBOX_ORDER);
    return new Listed(new EntryId(order.substring(order.lastIndexOf('#') + 1)), order);
  }

  private static List<EntryId> ids(List<String> pks) {
    return pks.stream().map(pk -> new EntryId(pk.substring(pk.lastIndexOf('#') + 1))).toList();
  }
}
