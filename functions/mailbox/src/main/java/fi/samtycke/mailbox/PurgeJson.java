package fi.samtycke.mailbox;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// A purge as the API shows it: numbers and times.
final class PurgeJson {
  private PurgeJson() {}

  static Json.Writable of(Stored stored) {
    return json -> write(json, stored);
  }

  private static void write(JsonGenerator json, Stored stored) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", stored.id().value());
    json.writeStringField("state", stored.purge().state());
    json.writeStringField("createdAt", stored.createdAt().toString());
    json.writeStringField("requestedBy", stored.requestedBy());
    if (stored.day().isPresent()) {
      json.writeStringField("day", stored.day().get().toString());
    }
    instant(json, "cutAt", stored.cutAt());
    instant(json, "startsAt", stored.startsAt());
    json.writeNumberField("postponements", stored.postponements());
    json.writeNumberField("attempts", stored.attempts());
    if (stored.fault().isPresent()) {
      json.writeStringField("fault", stored.fault().get().value());
    }
    json.writeNumberField("found", stored.folders().stream().mapToInt(FolderPurge::found).sum());
    json.writeNumberField(
        "deleted", stored.folders().stream().mapToInt(FolderPurge::deleted).sum());
    json.writeArrayFieldStart("folders");
    for (FolderPurge folder : stored.folders()) {
      json.writeStartObject();
      json.writeStringField("name", folder.name());
      json.writeNumberField("found", folder.found());
      instant(json, "oldest", folder.oldest());
      instant(json, "newest", folder.newest());
      json.writeNumberField("deleted", folder.deleted());
      json.writeBooleanField("finished", folder.finished());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void instant(JsonGenerator json, String name, Optional<Instant> instant)
      throws IOException {
    if (instant.isPresent()) {
      json.writeStringField(name, instant.get().toString());
    }
  }
}
