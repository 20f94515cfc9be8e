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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds the entry that an id names, wherever it stands now: a message, a contact in quarantine, a
/// contact in the register, a case, a task. For what happens to an entry from outside, such as a
/// mail that fails.
public final class EntryChains {
  private final List<Home> homes;

  public EntryChains(Wiring wiring, DynamoDbClient dynamoDb) {
    ConversationStore conversations = new ConversationStore(wiring, dynamoDb);
    QuarantineStore quarantine = new QuarantineStore(wiring, dynamoDb);
    RegisterStore register = new RegisterStore(wiring, dynamoDb);
    CaseStore cases = new CaseStore(wiring, dynamoDb);
    TaskStore tasks = new TaskStore(wiring, dynamoDb);
    this.homes =
        List.of(
            new Home(
                (id, entry) -> conversations.find(id, entry).map(ConversationStore.Stored::head),
                conversations::remember),
            new Home(
                (id, entry) ->
                    quarantine
                        .find(id, entry)
                        .filter(stored -> stored.data().isPresent())
                        .map(QuarantineStore.Stored::head),
                quarantine::remember),
            new Home(
                (id, entry) -> register.find(id, entry).map(RegisterStore.Contact::head),
                register::remember),
            new Home(
                (id, entry) -> cases.find(id, entry).map(CaseStore.Stored::head), cases::remember),
            new Home(
                (id, entry) -> tasks.find(id, entry).map(TaskStore.Stored::head), tasks::remember));
  }

  /// Where an entry may stand.
  private record Home(
      BiFunction<ControllerId, EntryId, Optional<ChainHead>> find, Remember remember) {}

  /// Lets an entry remember a further change. Condition: it remembers the one that was seen.
  private interface Remember {
    Write write(ControllerId controller, EntryId entry, ChainHead seen, ChainHead next);
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
    for (Home home : homes) {
      Optional<ChainHead> found = home.find().apply(controller, entry);
      if (found.isPresent()) {
        ChainHead head = found.get();
        return Optional.of(
            new Chain(head, next -> home.remember().write(controller, entry, head, next)));
      }
    }
    return Optional.empty();
  }
}
