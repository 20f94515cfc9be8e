package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Adds a message to a conversation, of the visitor or of staff, in one transaction. The first
/// message of a chat is its beginning: the line in the change log, the notice and the fact go with
/// it. What a visitor tells before it makes no line. When somebody else wrote in the same moment,
/// the message gets the number behind that one.
public final class WriteInConversation {
  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final Work work;

  public WriteInConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring, dynamoDb);
    this.work = work;
  }

  /// What is to be written.
  ///
  /// @param text empty when the visitor only tells about themselves
  /// @param operator the subject of whoever replies; empty for the visitor
  /// @param told fields that the visitor tells with it
  public record Draft(String text, String page, Optional<String> operator, Told told) {

    public static Draft byOperator(String text, String subject) {
      return new Draft(text, "", Optional.of(subject), Told.NOTHING);
    }
  }

  /// What became of it.
  public sealed interface Written {
    /// @param sequence of the message; of the last one, when there was no text
    record Done(int sequence) implements Written {}

    /// It is over, or was never there.
    record Closed() implements Written {}

    /// It has as many messages as it may.
    record Full() implements Written {}

    /// An item of the caller's own was refused.
    record Refused() implements Written {}
  }

  /// @param seen as it was just read
  /// @param also the caller's own items of the transaction, by the number of the message
  /// @throws ContentionException when others write again and again; nothing was written
  public Written write(
      Controller controller, Stored seen, Draft draft, Instant now, IntFunction<List<Write>> also) {
    EntryId id = seen.conversation().id();
    return Work.retry(
        Optional.of(seen),
        () -> conversations.find(controller.id(), id),
        present -> {
          if (present.isEmpty()
              || !present.get().conversation().isOpen(controller.chat().idle(), now)) {
            return Optional.of(new Written.Closed());
          }
          return attempt(controller.id(), present.get(), draft, now, also);
        });
  }

  /// @return empty when somebody else wrote in the same moment
  private Optional<Written> attempt(
      ControllerId controller,
      Stored seen,
      Draft draft,
      Instant now,
      IntFunction<List<Write>> also) {
    int last = seen.conversation().lastSequence();
    if (last >= Conversation.MOST_MESSAGES) {
      return Optional.of(new Written.Full());
    }
    int sequence = last + (draft.text().isEmpty() ? 0 : 1);
    List<Write> own = also.apply(sequence);
    return unit(controller, seen, draft, sequence, now)
        .also(own)
        .commitBeside(own)
        .map(done -> done ? new Written.Done(sequence) : new Written.Refused());
  }

  private UnitOfWork unit(
      ControllerId controller, Stored seen, Draft draft, int sequence, Instant now) {
    Conversation conversation = seen.conversation();
    EntryId id = conversation.id();
    Map<String, String> fields = new LinkedHashMap<>(conversation.fields());
    fields.putAll(draft.told().fields());
    Told whole = new Told(fields, draft.told().address());
    boolean silent = conversation.channel() == Channel.CHAT && conversation.lastSequence() == 0;
    boolean begins = silent && !draft.text().isEmpty();
    boolean told = !silent && !fields.equals(conversation.fields());
    boolean mailed = conversation.channel() == Channel.CONTACT_FORM && draft.operator().isPresent();
    Actor actor = draft.operator().<Actor>map(Actor.Staff::new).orElseGet(Actor.Person::new);
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead next = seen.head();
    if (begins) {
      next = unit.log(id, next, Action.CHAT_STARTED, fields.keySet(), "");
      unit.owe(MailKind.CHAT_NOTICE, id).owe(FactKind.CHAT_STARTED, id);
    } else if (told || mailed) {
      Action action = mailed ? Action.MESSAGE_ANSWERED : Action.CHAT_DETAILS_GIVEN;
      next = unit.log(id, next, action, draft.told().fields().keySet(), "");
    }
    if (draft.text().isEmpty()) {
      return unit.also(changes.tell(controller, seen, whole, next));
    }
    ConversationMessage message = message(draft, sequence, now);
    if (mailed) {
      EntryId mail = unit.newId();
      unit.owe(mail, new Obligation.Mail(MailKind.MESSAGE_REPLY, id.value()), now);
      message = message.by(mail);
    }
    return unit.also(changes.say(controller, seen, message, whole, next));
  }

  private static ConversationMessage message(Draft draft, int sequence, Instant now) {
    return draft
        .operator()
        .map(subject -> ConversationMessage.byOperator(sequence, draft.text(), now, subject))
        .orElseGet(() -> ConversationMessage.byVisitor(sequence, draft.text(), now, draft.page()));
  }
}
