package fi.samtycke.evidence;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LogVerification;
import fi.samtycke.core.change.LogVerification.Fault;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.change.Seal;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.evidence.LedgerStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What an export holds of one controller: its changes, its seals, and the last changes that the
/// entries themselves remember.
final class ExportedLog {
  private final List<LoggedChange> changes = new ArrayList<>();
  private final List<Seal> seals = new ArrayList<>();
  private final Map<String, ChainHead> heads = new HashMap<>();

  /// Takes an item for what its attributes say it is, whichever table it comes from.
  ///
  /// @return `false` for an item that says nothing of changes
  boolean add(Attributes item) {
    if (item.has("previousHash")) {
      changes.add(ChangeLogStore.read(item));
    } else if (item.has("previousRoot")) {
      seals.add(LedgerStore.readSeal(item));
    } else if (item.has("changeHash")) {
      ChainHead head = new ChainHead(item.count("changeSequence"), item.required("changeHash"));
      Stream.of(item.required(Attributes.PK).split("#", -1))
          .filter(EntryId::isWellFormed)
          .forEach(entry -> heads.put(entry, head));
    } else {
      return false;
    }
    return true;
  }

  List<Fault> faults() {
    return LogVerification.faults(changes, heads, seals);
  }

  /// What was looked at, in numbers.
  String extent() {
    return "%d changes, %d entries, %d seals".formatted(changes.size(), heads.size(), seals.size());
  }
}
