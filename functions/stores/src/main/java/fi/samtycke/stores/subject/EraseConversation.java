package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Part;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.tasks.OutsideErasure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases a conversation: its head, its messages, the replies that are still owed by mail. Other
/// mails that are owed about it find it gone and become void; marks against repetition are digests
/// and age out.
///
/// A hold beside it forbids it, whoever asks (GDPR Art. 17(3)): each way of erasing a conversation
/// leads through here, and placing a hold advances the chain on which the first transaction rests.
///
/// What an outside vendor still has of it becomes a task, in the same transaction (S5).
///
/// A short one goes in one transaction. A long one is gone for everybody with the first
/// transaction, which also logs it; then its messages are cleared away in batches and its head goes
/// last. Until then the index `due` names it, so that the sweep ends what a crash interrupted.
public final class EraseConversation {
  private static final int TRIES = 12;
  private static final int AT_ONCE = 25;

  private final ConversationStore conversations;
  private final ConversationChanges changes;
  private final ChangeLogStore log;
  private final OutboxStore outbox;
  private final OutsideErasure outside;
  private final Transactions transactions;
  private final RandomGenerator random;

  public EraseConversation(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.changes = new ConversationChanges(wiring);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.outside = new OutsideErasure(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// What became of it.
  public sealed interface Erased {
    /// @param items how many it took; 0 when it was gone already
    record Gone(int items) implements Erased {}

    /// A hold forbids it; nothing was erased.
    record Held() implements Erased {}
  }

  /// Erases it however much is said in the meantime, unless a hold forbids it.
  ///
  /// @param seen as it was just read
  /// @throws ContentionException when others write again and again; nothing was erased
  public Erased erase(
      Controller declared, Stored seen, Actor actor, AccessReason reason, Instant now) {
    return erase(declared, seen, actor, reason, Optional.empty(), now);
  }

  /// @param caseId that asks for it, and that stays open until it is done outside too
  /// @throws ContentionException as above
  public Erased erase(
      Controller declared,
      Stored seen,
      Actor actor,
      AccessReason reason,
      Optional<EntryId> caseId,
      Instant now) {
    ControllerId controller = declared.id();
    EntryId id = seen.conversation().id();
    Optional<Stored> present = Optional.of(seen);
    for (int attempt = 1; attempt <= TRIES && present.isPresent(); attempt++) {
      if (present.get().keeping().isHeld(LocalDate.ofInstant(now, declared.zone()))) {
        return new Erased.Held();
      }
      List<Write> parts = parts(controller, id);
      boolean atOnce = parts.size() < AT_ONCE;
      List<Write> items = first(declared, present.get(), actor, reason, caseId, now, atOnce);
      if (atOnce) {
        items.addAll(parts);
      }
      if (write(items)) {
        if (!atOnce) {
          finish(controller, id);
        }
        return new Erased.Gone(parts.size() + 1);
      }
      present = conversations.find(controller, id);
    }
    if (present.isPresent()) {
      throw new ContentionException(new IllegalStateException("others write again and again"));
    }
    return new Erased.Gone(0);
  }

  /// Goes on with an erasure that was begun, from wherever it stopped. Two at once do no harm.
  public void finish(ControllerId controller, EntryId id) {
    List<Write> parts = parts(controller, id);
    for (int from = 0; from < parts.size(); from += AT_ONCE) {
      write(parts.subList(from, Math.min(from + AT_ONCE, parts.size())));
    }
    write(List.of(changes.endErasure(controller, id)));
  }

  private List<Write> first(
      Controller declared,
      Stored seen,
      Actor actor,
      AccessReason reason,
      Optional<EntryId> caseId,
      Instant now,
      boolean atOnce) {
    ControllerId controller = declared.id();
    Conversation conversation = seen.conversation();
    LoggedChange line =
        seen.head()
            .append(
                controller,
                new Change(
                    conversation.id(),
                    now,
                    actor,
                    Action.CONVERSATION_ERASED,
                    List.of("count:" + conversation.lastSequence()),
                    reason.value()));
    List<Write> items = new ArrayList<>();
    items.add(log.append(line));
    items.add(
        atOnce
            ? changes.erase(controller, seen)
            : changes.beginErasure(controller, seen, now, line.head()));
    items.addAll(outside.with(declared, conversation, actor, caseId, now));
    return items;
  }

  private List<Write> parts(ControllerId controller, EntryId id) {
    List<Write> items = new ArrayList<>();
    for (Part part : conversations.parts(controller, id)) {
      items.add(changes.erasePart(controller, id, part));
      part.mail().ifPresent(mail -> items.add(outbox.erase(controller, mail)));
    }
    return items;
  }

  private boolean write(List<Write> items) {
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }
}
