package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.TaskStore;
import fi.samtycke.stores.work.UnitOfWork;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds the entry that an id names, wherever it stands now: a message, a contact in quarantine, a
/// contact in the register, a case, a task. For what happens to an entry from outside, such as a
/// mail that fails.
public final class EntryChains {
  private final ConversationStore conversations;
  private final QuarantineStore quarantine;
  private final RegisterStore register;
  private final CaseStore cases;
  private final TaskStore tasks;

  public EntryChains(Wiring wiring, DynamoDbClient dynamoDb) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
  }

  /// Adds a line about an entry, if it still exists. Creates no entry and brings none back.
  ///
  /// @param about the id of an entry, or something else that has no change log
  public UnitOfWork log(UnitOfWork unit, ControllerId controller, String about, Action action) {
    if (EntryId.isWellFormed(about)) {
      EntryId entry = new EntryId(about);
      find(controller, entry)
          .ifPresent(chain -> unit.logged(entry, chain.head(), action, chain.advance()));
    }
    return unit;
  }

  /// @param advance lets the entry remember a further change; condition: it remembers `head`
  public record Chain(ChainHead head, Function<ChainHead, Write> advance) {}

  /// @return empty when the entry was erased; a stub counts as erased
  public Optional<Chain> find(ControllerId controller, EntryId entry) {
    return conversations
        .find(controller, entry)
        .map(stored ->
            new Chain(
                stored.head(),
                next -> conversations.remember(controller, entry, stored.head(), next)))
        .or(() ->
            quarantine
                .find(controller, entry)
                .filter(stored -> stored.data().isPresent())
                .map(stored ->
                    new Chain(
                        stored.head(),
                        next -> quarantine.remember(controller, entry, stored.head(), next))))
        .or(() ->
            register
                .find(controller, entry)
                .map(contact ->
                    new Chain(
                        contact.head(),
                        next -> register.remember(controller, entry, contact.head(), next))))
        .or(() ->
            cases
                .find(controller, entry)
                .map(stored ->
                    new Chain(
                        stored.head(),
                        next -> cases.remember(controller, entry, stored.head(), next))))
        .or(() ->
            tasks
                .find(controller, entry)
                .map(stored ->
                    new Chain(
                        stored.head(),
                        next -> tasks.remember(controller, entry, stored.head(), next))));
  }
}
