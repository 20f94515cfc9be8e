package fi.samtycke.core.change;

import fi.samtycke.core.EntryId;
import java.time.Instant;
import java.util.List;

/// Who did what to which entry when (D4). Names of fields, never their values.
///
/// @param fields names of the changed fields
/// @param reason a declared code, or empty
public record Change(
    EntryId entry, Instant at, Actor actor, Action action, List<String> fields, String reason) {

  public Change(EntryId entry, Instant at, Actor actor, Action action) {
    this(entry, at, actor, action, List.of(), "");
  }
}
