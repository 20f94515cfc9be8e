package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What happens to a conversation in the table `Conversations`, as items of a transaction. Each has
/// the condition that the head is still as it was seen: its last message, its last change, its
/// state. So messages are numbered without gaps, whoever writes at the same time.
public final class ConversationChanges {
  private final Table table;

  public ConversationChanges(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// Adds the next message. The first one makes staff see the conversation.
  ///
  /// @param told what the visitor has told by now
  /// @param next the chain with the line about it, when there is one
  public List<Write> say(
      ControllerId controller,
      Stored seen,
      ConversationMessage message,
      Told told,
      ChainHead next) {
    Conversation conversation = seen.conversation();
    Write update =
        tell(controller, seen, told, next)
            .set(ConversationItems.LAST_SEQUENCE, message.sequence())
            .set(ConversationItems.LAST_AT, message.sentAt())
            .listed(
                ConversationItems.INDEX,
                ConversationItems.inbox(controller, conversation.state()),
                ConversationItems.inboxOrder(conversation.id(), message.sentAt()));
    if (message.author() == Author.OPERATOR) {
      update.remove(ConversationItems.AWAITING);
    } else if (conversation.awaitingSince().isEmpty()
        && conversation.state() == ConversationState.OPEN) {
      update.set(ConversationItems.AWAITING, message.sentAt());
    }
    if (conversation.state() == ConversationState.CLOSED) {
      closedSince(update, controller, seen, message.sentAt());
    }
    boolean net = seen.keeping().heldUntil().isEmpty();
    return List.of(
        update, ConversationItems.message(table, controller, conversation, message, net));
  }

  /// Keeps what visitors told about themselves.
  public Write tell(ControllerId controller, Stored seen, Told told, ChainHead next) {
    Write update = update(controller, seen, next);
    if (told.fields().equals(seen.conversation().fields())) {
      return update;
    }
    told.address()
        .ifPresent(digest -> update.set(AddressIndex.NAME, AddressIndex.key(controller, digest)));
    ConversationItems.message(told.fields())
        .ifPresent(text -> update.set(ConversationItems.MESSAGE, text));
    return update.set(ConversationItems.FIELDS, ConversationItems.listedFields(told.fields()));
  }

  /// Ends it.
  public Write close(ControllerId controller, Stored seen, ChainHead next) {
    return closedSince(
        state(controller, seen, ConversationState.CLOSED, next),
        controller,
        seen,
        seen.conversation().lastMessageAt());
  }

  /// Takes it up again.
  public Write reopen(ControllerId controller, Stored seen, ChainHead next) {
    return state(controller, seen, ConversationState.OPEN, next);
  }

  private Write state(
      ControllerId controller, Stored seen, ConversationState state, ChainHead next) {
    return newVersion(controller, seen, next)
        .set(ConversationItems.STATE, state.value())
        .set(ConversationItems.INDEX.name(), ConversationItems.inbox(controller, state));
  }

  /// Gives it to somebody of the firm, or back to all.
  ///
  /// @param subject of the token of whoever looks after it
  public Write assign(
      ControllerId controller, Stored seen, Optional<String> subject, ChainHead next) {
    return newVersion(controller, seen, next).setOrRemove(ConversationItems.ASSIGNED, subject);
  }

  /// Has the idle chat looked at again.
  public Write lookAgain(ControllerId controller, Stored seen, Instant idleAt) {
    return ConversationItems.update(table, controller, seen)
        .due(DueIndex.idleDay(controller, idleAt), idleAt);
  }

  /// Notes until when holds keep it. From the first one on DynamoDB's own clean-up leaves the head
  /// alone; the sweep looks at it when its period and its last hold are over, or from now on when
  /// the last one is lifted.
  ///
  /// @param heldUntil the last day of the last hold; empty when there is none any more
  /// @param zone in which days begin
  public Write hold(
      ControllerId controller,
      Stored seen,
      Optional<LocalDate> heldUntil,
      ZoneId zone,
      Instant now,
      ChainHead next) {
    Write update =
        update(controller, seen, next)
            .remove(Attributes.TIME_TO_LIVE)
            .setOrRemove(ConversationItems.HELD_UNTIL, heldUntil.map(LocalDate::toString));
    Optional<Instant> over = seen.conversation().eraseAfter();
    if (over.isPresent()) {
      if (heldUntil.filter(Hold.WITHOUT_END::equals).isPresent()) {
        update.notDue();
      } else {
        Instant free =
            heldUntil.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(now);
        Instant at = free.isAfter(over.get()) ? free : over.get();
        update.due(DueIndex.day(controller, at), at);
      }
    }
    return update;
  }

  /// Has DynamoDB's own clean-up leave a message alone, if it is there.
  public Write keepPart(ControllerId controller, EntryId id, ConversationStore.Part part) {
    return Write.update(table, ConversationItems.pk(controller, id), part.key())
        .remove(Attributes.TIME_TO_LIVE)
        .when(Condition.exists());
  }

  /// Closes it for good, for the visitor too, and takes it out of every list: a hold keeps it, and
  /// that is all that it is kept for.
  public Write restrict(ControllerId controller, Stored seen, Instant now, ChainHead next) {
    Write update =
        unlisted(newVersion(controller, seen, next))
            .set(ConversationItems.STATE, ConversationState.CLOSED.value())
            .set(ConversationItems.RESTRICTED_AT, now)
            .remove(ConversationItems.AWAITING);
    return seen.conversation().eraseAfter().isPresent() ? update : update.notDue();
  }

  /// Begins an erasure that takes more than one transaction: from here on nobody reads, writes or
  /// lists it, nothing about the visitor is left in the head, and the sweep finds it until the rest
  /// is cleared away.
  public Write beginErasure(ControllerId controller, Stored seen, Instant now, ChainHead next) {
    return unlisted(update(controller, seen, next))
        .set(ConversationItems.ERASING, now)
        .due(DueIndex.day(controller, now), now)
        .remove(AddressIndex.NAME)
        .remove(ConversationItems.FIELDS)
        .remove(ConversationItems.MESSAGE);
  }

  /// Ends an erasure that was begun, when everything else is gone. Condition: it was begun.
  public Write endErasure(ControllerId controller, EntryId id) {
    return Write.delete(table, ConversationItems.pk(controller, id), ConversationItems.HEAD)
        .when(Condition.has(ConversationItems.ERASING));
  }

  /// Erases the head; what else there is of it is erased by [#erasePart].
  public Write erase(ControllerId controller, Stored seen) {
    String pk = ConversationItems.pk(controller, seen.conversation().id());
    return ConversationItems.asSeen(Write.delete(table, pk, ConversationItems.HEAD), seen);
  }

  /// Erases one message or mark, whether it is there or not.
  public Write erasePart(ControllerId controller, EntryId id, ConversationStore.Part part) {
    return Write.delete(table, ConversationItems.pk(controller, id), part.key());
  }

  /// Where the sweep finds it, if it is closed and has no last day of its own.
  private static Write closedSince(
      Write update, ControllerId controller, Stored seen, Instant lastMessageAt) {
    return seen.conversation().eraseAfter().isPresent()
        ? update
        : update.due(ConversationItems.closed(controller), lastMessageAt);
  }

  private static Write unlisted(Write update) {
    return update
        .remove(ConversationItems.INDEX.name())
        .remove(ConversationItems.INDEX.order())
        .remove(ConversationItems.ASSIGNED)
        .remove(ConversationItems.TOKEN);
  }

  private Write newVersion(ControllerId controller, Stored seen, ChainHead next) {
    return update(controller, seen, next).set(ConversationItems.VERSION, seen.version() + 1);
  }

  private Write update(ControllerId controller, Stored seen, ChainHead next) {
    return ChainHeads.remember(ConversationItems.update(table, controller, seen), next);
  }
}
