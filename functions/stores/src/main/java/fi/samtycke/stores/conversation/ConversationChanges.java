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
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What happens to a conversation in the table `Conversations`, as items of a transaction. Each has
/// the condition that the head is still as it was seen: its last message, its last change, its
/// state. So messages are numbered without gaps, whoever writes at the same time.
public final class ConversationChanges {
  private final String table;

  public ConversationChanges(Wiring wiring) {
    this.table = wiring.required("CONVERSATIONS_TABLE");
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
    ConversationHeadUpdate update =
        update(controller, seen)
            .set(ConversationItems.LAST_SEQUENCE, Attributes.number(message.sequence()))
            .set(ConversationItems.LAST_AT, Attributes.instant(message.sentAt()))
            .set(
                ConversationItems.INBOX,
                Attributes.text(
                    ConversationItems.inbox(
                        controller, conversation.state(), conversation.channel())))
            .set(
                ConversationItems.INBOX_ORDER,
                Attributes.text(ConversationItems.inboxOrder(conversation.id(), message.sentAt())))
            .told(told)
            .chain(next);
    if (message.author() == Author.OPERATOR) {
      update.remove(ConversationItems.AWAITING);
    } else if (conversation.awaitingSince().isEmpty()
        && conversation.state() == ConversationState.OPEN) {
      update.set(ConversationItems.AWAITING, Attributes.instant(message.sentAt()));
    }
    return List.of(
        update.item(),
        Writes.insert(
            table,
            ConversationItems.message(
                controller, conversation, message, seen.keeping().heldUntil().isEmpty())));
  }

  /// Keeps what the visitor told about himself.
  public Write tell(ControllerId controller, Stored seen, Told told, ChainHead next) {
    return update(controller, seen).told(told).chain(next).item();
  }

  /// Ends it.
  public Write close(ControllerId controller, Stored seen, ChainHead next) {
    Conversation conversation = seen.conversation();
    ConversationHeadUpdate update =
        update(controller, seen)
            .set("#state", Attributes.text(ConversationState.CLOSED.value()))
            .set(
                ConversationItems.INBOX,
                Attributes.text(
                    ConversationItems.inbox(
                        controller, ConversationState.CLOSED, conversation.channel())))
            .nextVersion()
            .chain(next);
    if (conversation.eraseAfter().isEmpty()) {
      update.remove(DueIndex.DAY).remove(DueIndex.ORDER);
    }
    return update.item();
  }

  /// Takes it up again.
  public Write reopen(ControllerId controller, Stored seen, ChainHead next) {
    return update(controller, seen)
        .set("#state", Attributes.text(ConversationState.OPEN.value()))
        .set(
            ConversationItems.INBOX,
            Attributes.text(
                ConversationItems.inbox(
                    controller, ConversationState.OPEN, seen.conversation().channel())))
        .nextVersion()
        .chain(next)
        .item();
  }

  /// Gives it to somebody of the firm, or back to all.
  ///
  /// @param subject of the token of whoever looks after it
  public Write assign(
      ControllerId controller, Stored seen, Optional<String> subject, ChainHead next) {
    ConversationHeadUpdate update = update(controller, seen).nextVersion().chain(next);
    return subject
        .map(who -> update.set(ConversationItems.ASSIGNED, Attributes.text(who)))
        .orElseGet(() -> update.remove(ConversationItems.ASSIGNED))
        .item();
  }

  /// Has the idle chat looked at again.
  public Write lookAgain(ControllerId controller, Stored seen, Instant idleAt) {
    return update(controller, seen)
        .set(DueIndex.DAY, Attributes.text(DueIndex.idleDay(controller, idleAt)))
        .set(DueIndex.ORDER, Attributes.instant(idleAt))
        .item();
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
    ConversationHeadUpdate update =
        update(controller, seen).remove(Attributes.TIME_TO_LIVE).chain(next);
    heldUntil.ifPresentOrElse(
        day -> update.set(ConversationItems.HELD_UNTIL, Attributes.text(day.toString())),
        () -> update.remove(ConversationItems.HELD_UNTIL));
    Optional<Instant> over = seen.conversation().eraseAfter();
    if (over.isPresent()) {
      if (heldUntil.filter(Hold.WITHOUT_END::equals).isPresent()) {
        update.remove(DueIndex.DAY).remove(DueIndex.ORDER);
      } else {
        Instant free =
            heldUntil.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(now);
        Instant at = free.isAfter(over.get()) ? free : over.get();
        update
            .set(DueIndex.DAY, Attributes.text(DueIndex.day(controller, at)))
            .set(DueIndex.ORDER, Attributes.instant(at));
      }
    }
    return update.item();
  }

  /// Has DynamoDB's own clean-up leave a message alone, if it is there.
  public Write keepPart(ControllerId controller, EntryId id, ConversationStore.Part part) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(ConversationItems.pk(controller, id), part.key()))
            .updateExpression("REMOVE " + Attributes.TIME_TO_LIVE)
            .conditionExpression("attribute_exists(pk)")
            .build();
    return Write.builder().update(update).build();
  }

  /// Closes it for good, for the visitor too, and takes it out of every list: a hold keeps it, and
  /// that is all that it is kept for.
  public Write restrict(ControllerId controller, Stored seen, Instant now, ChainHead next) {
    ConversationHeadUpdate update =
        update(controller, seen)
            .set("#state", Attributes.text(ConversationState.CLOSED.value()))
            .set(ConversationItems.RESTRICTED_AT, Attributes.instant(now))
            .remove(ConversationItems.INBOX)
            .remove(ConversationItems.INBOX_ORDER)
            .remove(ConversationItems.ASSIGNED)
            .remove(ConversationItems.AWAITING)
            .remove(ConversationItems.TOKEN)
            .nextVersion()
            .chain(next);
    if (seen.conversation().eraseAfter().isEmpty()) {
      update.remove(DueIndex.DAY).remove(DueIndex.ORDER);
    }
    return update.item();
  }

  /// Begins an erasure that takes more than one transaction: from here on nobody reads, writes or
  /// lists it, nothing about the visitor is left in the head, and the sweep finds it until the rest
  /// is cleared away.
  public Write beginErasure(ControllerId controller, Stored seen, Instant now, ChainHead next) {
    return update(controller, seen)
        .set(ConversationItems.ERASING, Attributes.instant(now))
        .set(DueIndex.DAY, Attributes.text(DueIndex.day(controller, now)))
        .set(DueIndex.ORDER, Attributes.instant(now))
        .remove(ConversationItems.INBOX)
        .remove(ConversationItems.INBOX_ORDER)
        .remove(ConversationItems.ASSIGNED)
        .remove(ConversationItems.TOKEN)
        .remove(AddressIndex.NAME)
        .removeFields()
        .chain(next)
        .item();
  }

  /// Ends an erasure that was begun, when everything else is gone. Condition: it was begun.
  public Write endErasure(ControllerId controller, EntryId id) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(Attributes.key(ConversationItems.pk(controller, id), ConversationItems.HEAD))
            .conditionExpression("attribute_exists(" + ConversationItems.ERASING + ")")
            .build();
    return Write.builder().delete(delete).build();
  }

  /// Erases the head; what else there is of it is erased by [#erasePart].
  public Write erase(ControllerId controller, Stored seen) {
    return update(controller, seen).erasure();
  }

  /// Erases one message or mark, whether it is there or not.
  public Write erasePart(ControllerId controller, EntryId id, ConversationStore.Part part) {
    String pk = ConversationItems.pk(controller, id);
    return Write.builder()
        .delete(delete -> delete.tableName(table).key(Attributes.key(pk, part.key())))
        .build();
  }

  private ConversationHeadUpdate update(ControllerId controller, Stored seen) {
    return new ConversationHeadUpdate(table, controller, seen);
  }
}
