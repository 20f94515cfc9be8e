package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.StaffStore;
import fi.samtycke.stores.conversation.CloseConversation;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Gives a conversation to somebody, closes it, or takes a message of the contact form up again. A
/// chat that has ended stays ended: its transcript has left, and the visitor was told.
final class ChangeConversation {
  private final VisibleConversations visible;
  private final ConversationChanges changes;
  private final CloseConversation close;
  private final StaffStore staff;
  private final Work work;
  private final InstantSource clock;

  ChangeConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.visible = new VisibleConversations(new ConversationStore(wiring, dynamoDb));
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.close = new CloseConversation(wiring, dynamoDb, work);
    this.staff = new StaffStore(wiring, dynamoDb);
    this.work = work;
    this.clock = wiring.clock();
  }

  /// What is to be done.
  sealed interface Order {
    /// @param subject empty for nobody
    record Assign(Optional<String> subject) implements Order {}

    record Close() implements Order {}

    record Reopen() implements Order {}
  }

  /// What became of it.
  sealed interface Changed {
    /// @param stored as it is now
    record Done(Stored stored) implements Changed {}

    record Unknown() implements Changed {}

    /// Somebody else changed it since the caller read it.
    record Outdated() implements Changed {}

    /// A chat that has ended.
    record Ended() implements Changed {}

    /// Nobody of the firm, or nobody who may answer here.
    record NoSuchPerson() implements Changed {}
  }

  /// @param version that the caller has read
  Changed change(Controller controller, Rights rights, EntryId id, int version, Order order) {
    Instant now = clock.instant();
    return Work.retry(() -> {
      Optional<Stored> found = visible.find(controller, rights, Rights.Act.ANSWER, id, now);
      if (found.isEmpty()) {
        return Optional.of(new Changed.Unknown());
      }
      Stored seen = found.get();
      if (seen.version() != version) {
        return Optional.of(new Changed.Outdated());
      }
      Optional<Changed> ready = withoutChange(controller, seen, order);
      if (ready.isPresent() || !isChanged(controller, rights, seen, order, now)) {
        return ready;
      }
      return Optional.of(
          visible
              .find(controller, rights, Rights.Act.ANSWER, id, now)
              .<Changed>map(Changed.Done::new)
              .orElseGet(Changed.Unknown::new));
    });
  }

  /// The answer when there is nothing to write.
  private Optional<Changed> withoutChange(Controller controller, Stored seen, Order order) {
    ConversationState state = seen.conversation().state();
    return switch (order) {
      case Order.Assign(var subject) when subject.equals(seen.conversation().assignedTo()) ->
          Optional.of(new Changed.Done(seen));
      case Order.Assign(var subject) ->
          subject.isEmpty() || mayAnswer(controller, seen.conversation().channel(), subject.get())
              ? Optional.empty()
              : Optional.of(new Changed.NoSuchPerson());
      case Order.Close _ when state == ConversationState.CLOSED ->
          Optional.of(new Changed.Done(seen));
      case Order.Close _ -> Optional.empty();
      case Order.Reopen _ when state == ConversationState.OPEN ->
          Optional.of(new Changed.Done(seen));
      case Order.Reopen _ ->
          seen.conversation().channel() == Channel.CONTACT_FORM
              ? Optional.empty()
              : Optional.of(new Changed.Ended());
    };
  }

  private boolean mayAnswer(Controller controller, Channel channel, String subject) {
    String permission = Rights.permission(Rights.Act.ANSWER, channel.register());
    return staff.find(controller.id(), subject).stream()
        .flatMap(member -> member.roles().stream())
        .flatMap(role -> controller.role(role).stream())
        .anyMatch(role -> role.permissions().contains(permission));
  }

  private boolean isChanged(
      Controller controller, Rights rights, Stored seen, Order order, Instant now) {
    EntryId id = seen.conversation().id();
    Actor actor = new Actor.Staff(rights.subject());
    UnitOfWork unit = work.of(controller, actor, now);
    return switch (order) {
      case Order.Close _ -> close.closeAsSeen(controller.id(), seen, actor, now);
      case Order.Assign(var subject) ->
          unit.logged(
                  id,
                  seen.head(),
                  Action.CONVERSATION_ASSIGNED,
                  next -> changes.assign(controller.id(), seen, subject, next))
              .commit();
      case Order.Reopen _ ->
          unit.logged(
                  id,
                  seen.head(),
                  Action.MESSAGE_REOPENED,
                  next -> changes.reopen(controller.id(), seen, next))
              .commit();
    };
  }
}
