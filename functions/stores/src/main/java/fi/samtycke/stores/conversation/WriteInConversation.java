package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Adds a message to a conversation, of the visitor or of staff, in one transaction. The first
/// message of a chat is its beginning: the line in the change log, the notice and the fact go with
/// it. What a visitor tells before it makes no line. When somebody else wrote in the same moment,
/// the message gets the number behind that one.
public final class WriteInConversation {
  private static final int TRIES = 12;

  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final ChangeLogStore log;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  public WriteInConversation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// What is to be written.
  ///
  /// @param text empty when the visitor only tells about himself
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
    ///
    /// @param positions among the caller's items
    record Refused(Set<Integer> positions) implements Written {}
  }

  /// @param seen as it was just read
  /// @param also the caller's own items of the transaction, by the number of the message
  /// @throws ContentionException when others write again and again; nothing was written
  public Written write(
      Controller controller, Stored seen, Draft draft, Instant now, IntFunction<List<Write>> also) {
    Optional<Stored> present = Optional.of(seen);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Conversation conversation = present.map(Stored::conversation).orElse(null);
      if (conversation == null || !conversation.isOpen(controller.chat().idle(), now)) {
        return new Written.Closed();
      }
      if (conversation.lastSequence() >= Conversation.MOST_MESSAGES) {
        return new Written.Full();
      }
      int sequence = conversation.lastSequence() + (draft.text().isEmpty() ? 0 : 1);
      List<Write> own = also.apply(sequence);
      List<Write> items = new ArrayList<>(own);
      items.addAll(items(controller.id(), present.get(), draft, sequence, now));
      switch (transactions.write(EntryId.random(random).value(), items)) {
        case Outcome.Written _ -> {
          return new Written.Done(sequence);
        }
        case Outcome.Refused(var positions)
            when positions.stream().anyMatch(position -> position < own.size()) -> {
          return new Written.Refused(positions);
        }
        case Outcome.Refused _ -> present = conversations.find(controller.id(), conversation.id());
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  private List<Write> items(ControllerId id, Stored seen, Draft draft, int sequence, Instant now) {
    Conversation conversation = seen.conversation();
    Map<String, String> fields = new LinkedHashMap<>(conversation.fields());
    fields.putAll(draft.told().fields());
    Told whole = new Told(fields, draft.told().address());
    boolean silent = conversation.channel() == Channel.CHAT && conversation.lastSequence() == 0;
    boolean begins = silent && !draft.text().isEmpty();
    boolean told = !silent && !fields.equals(conversation.fields());
    boolean mailed = conversation.channel() == Channel.CONTACT_FORM && draft.operator().isPresent();
    List<Write> items = new ArrayList<>();
    ChainHead next = seen.head();
    if (begins || told || mailed) {
      LoggedChange line =
          next.append(
              id,
              new Change(
                  conversation.id(),
                  now,
                  draft.operator().<Actor>map(Actor.Staff::new).orElseGet(Actor.Person::new),
                  begins
                      ? Action.CHAT_STARTED
                      : mailed ? Action.MESSAGE_ANSWERED : Action.CHAT_DETAILS_GIVEN,
                  begins
                      ? List.copyOf(fields.keySet())
                      : List.copyOf(draft.told().fields().keySet()),
                  ""));
      items.add(log.append(line));
      next = line.head();
    }
    if (begins) {
      String about = conversation.id().value();
      items.add(owe(id, new Obligation.Mail(MailKind.CHAT_NOTICE, about), now));
      items.add(owe(id, new Obligation.Fact(FactKind.CHAT_STARTED, about), now));
    }
    ConversationMessage message = message(draft, sequence, now);
    if (mailed) {
      EntryId mail = EntryId.random(random);
      message = message.by(mail);
      items.add(
          outbox.enqueue(
              id,
              mail,
              new Obligation.Mail(MailKind.MESSAGE_REPLY, conversation.id().value()),
              now,
              now));
    }
    if (draft.text().isEmpty()) {
      items.add(changes.tell(id, seen, whole, next));
    } else {
      items.addAll(changes.say(id, seen, message, whole, next));
    }
    return items;
  }

  private static ConversationMessage message(Draft draft, int sequence, Instant now) {
    return new ConversationMessage(
        sequence,
        draft.operator().isPresent() ? Author.OPERATOR : Author.VISITOR,
        draft.text(),
        now,
        draft.page(),
        draft.operator());
  }

  private Write owe(ControllerId controller, Obligation obligation, Instant now) {
    return outbox.enqueue(controller, EntryId.random(random), obligation, now, now);
  }
}
