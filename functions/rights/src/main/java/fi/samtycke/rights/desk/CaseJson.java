package fi.samtycke.rights.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.Task;
import fi.samtycke.rights.desk.ReadCases.Seen;
import fi.samtycke.rights.tasks.TaskJson;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// A case as the API shows it.
final class CaseJson {
  private CaseJson() {}

  /// For a list: what is needed to choose among cases, and nothing of the person.
  static Json.Writable summary(Controller controller, RightsCase request, Instant now) {
    return json -> {
      json.writeStartObject();
      common(json, controller, request, now);
      json.writeEndObject();
    };
  }

  /// Everything.
  static Json.Writable whole(Controller controller, Seen seen, Instant now) {
    return json -> {
      RightsCase request = seen.stored().request();
      json.writeStartObject();
      common(json, controller, request, now);
      json.writeNumberField("version", seen.stored().revision());
      json.writeStringField("registeredBy", request.registeredBy());
      json.writeStringField("language", request.language().tag());
      json.writeStringField("email", request.address().map(address -> address.value()).orElse(""));
      json.writeStringField("details", request.details());
      json.writeStringField("identifiedBy", request.identifiedBy());
      ids(json, "subjects", request.subjects());
      ids(json, "candidates", seen.candidates());
      json.writeArrayFieldStart("letters");
      for (Letter letter : seen.letters()) {
        json.writeStartObject();
        json.writeStringField("kind", letter.kind().id());
        json.writeStringField("at", letter.at().toString());
        json.writeStringField("words", letter.words());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("tasks");
      for (Task task : seen.tasks()) {
        TaskJson.of(task).write(json);
      }
      json.writeEndArray();
      parts(json, seen.parts());
      if (seen.coolsUntil().isPresent()) {
        json.writeStringField("addressCoolsUntil", seen.coolsUntil().get().toString());
      }
      json.writeEndObject();
    };
  }

  private static void common(
      JsonGenerator json, Controller controller, RightsCase request, Instant now)
      throws IOException {
    CaseCalendar calendar = CaseCalendar.of(controller);
    LastDay lastDay = calendar.lastDay(request);
    json.writeStringField("id", request.id().value());
    json.writeStringField("state", request.state().id());
    json.writeStringField("createdAt", request.registeredAt().toString());
    json.writeStringField("kind", request.kind().value());
    json.writeStringField("entrance", request.entrance().value());
    json.writeStringField("receivedOn", request.receivedOn().toString());
    json.writeStringField("lastDay", lastDay.planned().toString());
    json.writeStringField("latestDay", lastDay.latest().toString());
    json.writeNumberField("daysLeft", calendar.daysLeft(request, now));
    json.writeBooleanField("extended", request.extended());
    switch (request.state()) {
      case CaseState.Received(String hindrance) -> json.writeStringField("hindrance", hindrance);
      case CaseState.Challenged(Instant lapsesAt) ->
          json.writeStringField("lapsesAt", lapsesAt.toString());
      case CaseState.Closed closed -> json.writeStringField("closedAt", closed.at().toString());
      case CaseState.Open _ -> {}
    }
  }

  /// What other parts of the program keep beside the case, such as `extract`, `delivery`, `plan`:
  /// their texts and numbers by their stored names, without keys.
  private static void parts(JsonGenerator json, List<Attributes> parts) throws IOException {
    json.writeObjectFieldStart("parts");
    for (Attributes part : parts) {
      json.writeObjectFieldStart(OpenParts.key(part));
      for (var attribute : part.values().entrySet()) {
        if (!ReadCases.KEYS.contains(attribute.getKey())) {
          if (attribute.getValue().s() != null) {
            json.writeStringField(attribute.getKey(), attribute.getValue().s());
          } else if (attribute.getValue().n() != null) {
            json.writeFieldName(attribute.getKey());
            json.writeNumber(attribute.getValue().n());
          }
        }
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void ids(JsonGenerator json, String name, List<EntryId> ids) throws IOException {
    json.writeArrayFieldStart(name);
    for (EntryId id : ids) {
      json.writeString(id.value());
    }
    json.writeEndArray();
  }
}
