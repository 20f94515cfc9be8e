package fi.samtycke.rights.erasure;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.stores.tasks.HeldOutside;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What an erasure comes to, and how far it is, as the API shows it.
final class ErasureJson {
  private ErasureJson() {}

  static Json.Writable of(ErasureScope scope) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("caseId", scope.request().id().value());
      json.writeStringField("state", "undecided");
      json.writeArrayFieldStart("erased");
      for (ErasureScope.Erased erased : scope.erased()) {
        json.writeStartObject();
        json.writeStringField("id", erased.entry().id().value());
        json.writeStringField("register", erased.register());
        json.writeStringField("place", erased.entry().place().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
      }
      json.writeEndArray();
      kept(json, scope.kept());
      json.writeArrayFieldStart("tasks");
      for (HeldOutside outside : scope.tasks()) {
        json.writeStartObject();
        json.writeStringField("recipient", outside.recipient());
        json.writeStringField("register", outside.register());
        json.writeEndObject();
      }
      json.writeEndArray();
      ids(json, "endingCases", scope.ending());
      json.writeBooleanField("addressIsShared", scope.shared());
      json.writeEndObject();
    };
  }

  static Json.Writable of(ErasurePlan plan) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("caseId", plan.caseId().value());
      json.writeStringField("state", plan.stage().id());
      json.writeStringField("decidedAt", plan.decidedAt().toString());
      json.writeStringField("decidedBy", plan.decidedBy());
      ids(json, "erased", plan.entries().stream().map(ErasurePlan.Entry::id).toList());
      kept(json, plan.kept());
      json.writeEndObject();
    };
  }

  private static void kept(JsonGenerator json, List<Kept> all) throws IOException {
    json.writeArrayFieldStart("kept");
    for (Kept kept : all) {
      json.writeStartObject();
      json.writeStringField("id", kept.entry().id().value());
      json.writeStringField("reason", kept.reason());
      json.writeStringField("until", kept.until().map(LocalDate::toString).orElse(""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void ids(JsonGenerator json, String name, List<EntryId> ids) throws IOException {
    json.writeArrayFieldStart(name);
    for (EntryId id : ids) {
      json.writeString(id.value());
    }
    json.writeEndArray();
  }
}
