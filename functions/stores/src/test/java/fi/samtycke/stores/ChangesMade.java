package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.stores.change.ChangeLogStore;
import java.time.Instant;

/// Changes of entries that are nowhere but in the log.
public final class ChangesMade {
  private final StoreExtension store;
  private final ChangeLogStore log;

  public ChangesMade(StoreExtension store) {
    this.store = store;
    this.log = new ChangeLogStore(store.wiring, store.dynamoDb());
  }

  public ChangeLogStore log() {
    return log;
  }

  /// Logs the first change of a new entry.
  public LoggedChange at(ControllerId controller, String at) {
    return follow(ChainHead.NONE, controller, store.id(), at);
  }

  /// Logs a further change.
  public LoggedChange follow(ChainHead head, ControllerId controller, EntryId entry, String at) {
    LoggedChange change = next(head, controller, entry, at);
    store.written(log.append(change));
    return change;
  }

  /// A change that is logged nowhere yet.
  public static LoggedChange next(
      ChainHead head, ControllerId controller, EntryId entry, String at) {
    return head.append(
        controller,
        new Change(entry, Instant.parse(at), new Actor.Person(), Action.MESSAGE_RECEIVED));
  }
}
