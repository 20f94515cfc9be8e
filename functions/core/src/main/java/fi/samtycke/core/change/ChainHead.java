package fi.samtycke.core.change;

import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;

/// The last change of an entry, as the entry itself remembers it. A writer that saw this head and
/// makes it the condition of its transaction extends the chain without reading the log.
///
/// @param sequence 0 before the first change
public record ChainHead(int sequence, String hash) {
  public static final ChainHead NONE = new ChainHead(0, "");

  public LoggedChange append(ControllerId controller, Change change) {
    return new LoggedChange(
            controller.value(),
            change.entry().value(),
            sequence + 1,
            Timestamp.of(change.at()),
            change.actor().text(),
            change.action().value(),
            change.fields(),
            change.reason(),
            hash,
            "")
        .sealed();
  }
}
