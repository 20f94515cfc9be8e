package fi.samtycke.stores.conversation;

import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// When conversations end by their declared periods (D11, D12). A message of the contact form has
/// its day from the beginning, in the index `due`. A chat has none in itself: what the declaration
/// says today counts from its last message, for those from before too.
public final class ConversationPeriods {
  private static final int PREVIEW_DAYS = 30;

  private final ConversationLists conversations;

  public ConversationPeriods(Wiring wiring, DynamoDbClient dynamoDb) {
    this.conversations = new ConversationLists(wiring, dynamoDb);
  }

  /// When the period of a conversation is over; empty when it is kept until somebody erases it.
  public static Optional<Instant> end(Controller controller, Conversation conversation) {
    return conversation
        .eraseAfter()
        .or(() ->
            controller
                .chat()
                .keep()
                .filter(_ -> conversation.channel() != Channel.CONTACT_FORM)
                .map(keep -> periodEnd(controller, conversation.lastMessageAt(), keep)));
  }

  private static Instant periodEnd(Controller controller, Instant from, Period keep) {
    return from.atZone(controller.zone()).plus(keep).toInstant();
  }

  /// The closed chats of which the period is over, or nearly so; the oldest first.
  public Stream<ConversationLists.Closed> chatsOver(Controller controller, Instant now) {
    return controller.chat().keep().stream()
        .map(keep -> now.atZone(controller.zone()).minus(keep).toInstant())
        .flatMap(last -> conversations.closed(controller.id(), last));
  }

  /// How many conversations end on which of the next 30 days in UTC; those that are overdue count
  /// for today.
  public SortedMap<LocalDate, Integer> preview(Controller controller, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Instant until = now.plus(Duration.ofDays(PREVIEW_DAYS));
    SortedMap<LocalDate, Integer> counts = new TreeMap<>();
    for (int days = 0; days <= PREVIEW_DAYS; days++) {
      int due = conversations.due(controller.id(), today.plusDays(days), until).size();
      if (due > 0) {
        counts.put(today.plusDays(days), due);
      }
    }
    controller
        .chat()
        .keep()
        .ifPresent(keep ->
            chatsOver(controller, until)
                .map(chat -> periodEnd(controller, chat.lastMessageAt(), keep))
                .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC))
                .forEach(day -> counts.merge(day.isBefore(today) ? today : day, 1, Integer::sum)));
    return counts;
  }
}
