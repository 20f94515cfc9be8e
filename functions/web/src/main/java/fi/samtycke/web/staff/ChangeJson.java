package fi.samtycke.web.staff;

import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.platform.JsonWriter;

/// A change as the API shows it.
public final class ChangeJson {
  private ChangeJson() {}

  public static JsonWriter.Members of(LoggedChange change) {
    return json ->
        json.put("entryId", change.entry())
            .put("sequence", change.sequence())
            .put("at", change.at())
            .put("actor", change.actor())
            .put("action", change.action())
            .put("fields", change.fields())
            .put("reason", change.reason())
            .put("hash", change.hash());
  }
}
