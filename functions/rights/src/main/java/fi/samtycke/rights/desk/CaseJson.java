package fi.samtycke.rights.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.Task;
import fi.samtycke.rights.desk.ReadCases.Seen;
import fi.samtycke.rights.tasks.TaskJson;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.tasks.CaseParts;
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
      json.writeStringField("registeredBy", request.file().registeredBy().text());
      json.writeStringField("language", request.language().tag());
      json.writeStringField("email", request.address().map(address -> address.value()).orElse(""));
      json.writeStringField("details", request.details());
      json.writeStringField("identifiedBy", request.file().identifiedBy());
      ids(json, "subjects", request.subjects());
      ids(json, "candidates", seen.candidates());
      json.writeArrayFieldStart("letters");
      for (Letter letter : seen.parts().letters()) {
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
    json.writeStringField("state", request.state());
    json.writeStringField("createdAt", request.file().registeredAt().toString());
    json.writeStringField("kind", request.kind().value());
    json.writeStringField("entrance", request.file().entrance().value());
    json.writeStringField("receivedOn", request.receivedOn().toString());
    json.writeStringField("lastDay", lastDay.planned().toString());
    json.writeStringField("latestDay", lastDay.latest().toString());
    json.writeNumberField("daysLeft", calendar.daysLeft(request, now));
    json.writeBooleanField("extended", request.file().extended());
    switch (request) {
      case RightsCase.Received(var _, String hindrance) ->
          json.writeStringField("hindrance", hindrance);
      case RightsCase.Challenged(var _, Instant lapsesAt) ->
          json.writeStringField("lapsesAt", lapsesAt.toString());
      case RightsCase.Closed closed -> json.writeStringField("closedAt", closed.at().toString());
      case RightsCase.BeingAnswered _ -> {}
    }
  }

  /// What other parts of the program keep beside the case, without what a person wrote.
  private static void parts(JsonGenerator json, CaseParts parts) throws IOException {
    json.writeObjectFieldStart("parts");
    if (parts.extract().isPresent()) {
      extract(json, parts.extract().get());
    }
    if (parts.delivery().isPresent()) {
      delivery(json, "delivery", parts.delivery().get());
    }
    if (parts.answerDelivery().isPresent()) {
      delivery(json, "answer-delivery", parts.answerDelivery().get());
    }
    if (parts.plan().isPresent()) {
      ErasurePlan plan = parts.plan().get();
      json.writeObjectFieldStart("plan");
      json.writeStringField("stage", plan.stage().id());
      json.writeStringField("decidedAt", plan.decidedAt().toString());
      json.writeStringField("decidedBy", plan.decidedBy());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void extract(JsonGenerator json, MadeExtract made) throws IOException {
    json.writeObjectFieldStart("extract");
    json.writeStringField("madeAt", made.madeAt().toString());
    json.writeStringField("fileGoneAt", made.fileGoneAt().toString());
    json.writeNumberField("pages", made.pages());
    json.writeStringField("pdfSha256", made.pdf().sha256());
    json.writeNumberField("pdfSize", made.pdf().size());
    json.writeStringField("jsonSha256", made.json().sha256());
    json.writeNumberField("jsonSize", made.json().size());
    json.writeStringField("declaration", made.declaration());
    json.writeEndObject();
  }

  private static void delivery(JsonGenerator json, String name, Delivery delivery)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("state", delivery.state().value());
    json.writeStringField("obligation", delivery.obligation().value());
    json.writeStringField("at", delivery.at().toString());
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
