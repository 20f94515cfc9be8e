package fi.samtycke.web.staff;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.web.Json;
import java.io.IOException;

/// A change as the API shows it.
public final class ChangeJson {
  private ChangeJson() {}

  public static Json.Writable of(LoggedChange change) {
    return json -> write(json, change);
  }

  private static void write(JsonGenerator json, LoggedChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("entryId", change.entry());
    json.writeNumberField("sequence", change.sequence());
    json.writeStringField("at", change.at());
    json.writeStringField("actor", change.actor());
    json.writeStringField("action", change.action());
    json.writeArrayFieldStart("fields");
    for (String field : change.fields()) {
      json.writeString(field);
    }
    json.writeEndArray();
    json.writeStringField("reason", change.reason());
    json.writeStringField("hash", change.hash());
    json.writeEndObject();
  }
}
