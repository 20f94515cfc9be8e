package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseCalendar.LastDay;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.rights.desk.ReadCases.Seen;
import fi.samtycke.rights.tasks.TaskJson;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.tasks.CaseParts;
import java.time.Instant;

/// A case as the API shows it.
final class CaseJson {
  private CaseJson() {}

  /// For a list: what is needed to choose among cases, and nothing of the person.
  static JsonWriter.Members summary(Controller controller, RightsCase request, Instant now) {
    return json -> common(json, controller, request, now);
  }

  /// Everything.
  static JsonWriter.Members whole(Controller controller, Seen seen, Instant now) {
    return json -> {
      RightsCase request = seen.stored().request();
      common(json, controller, request, now);
      json.put("version", seen.stored().revision())
          .put("registeredBy", request.file().registeredBy().text())
          .put("language", request.language().tag())
          .put("email", request.address().map(EmailAddress::value).orElse(""))
          .put("details", request.details())
          .put("identifiedBy", request.file().identifiedBy())
          .put("subjects", request.subjects().stream().map(EntryId::value).toList())
          .put("candidates", seen.candidates().stream().map(EntryId::value).toList())
          .put("letters", seen.parts().letters().stream().map(CaseJson::letter).toList())
          .put("tasks", seen.tasks().stream().map(task -> TaskJson.of(controller, task)).toList())
          .put("parts", parts -> parts(parts, seen.parts()))
          .putIfPresent("addressCoolsUntil", seen.coolsUntil().map(Instant::toString));
    };
  }

  private static void common(
      JsonWriter json, Controller controller, RightsCase request, Instant now) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    LastDay lastDay = calendar.lastDay(request);
    json.put("id", request.id().value())
        .put("state", request.state())
        .put("createdAt", request.file().registeredAt().toString())
        .put("kind", request.kind().value())
        .put("entrance", request.file().entrance().value())
        .put("receivedOn", request.receivedOn().toString())
        .put("lastDay", lastDay.planned().toString())
        .put("latestDay", lastDay.latest().toString())
        .put("daysLeft", calendar.daysLeft(request, now))
        .put("extended", request.file().extended());
    switch (request) {
      case RightsCase.Received(var _, String hindrance) -> json.put("hindrance", hindrance);
      case RightsCase.Challenged(var _, Instant lapsesAt, var _) ->
          json.put("lapsesAt", lapsesAt.toString());
      case RightsCase.Closed closed -> json.put("closedAt", closed.at().toString());
      case RightsCase.LeftToStaff _, RightsCase.BeingAnswered _ -> {}
    }
  }

  private static JsonWriter.Members letter(Letter letter) {
    return json ->
        json.put("kind", letter.kind().id())
            .put("at", letter.at().toString())
            .put("words", letter.words());
  }

  /// What other parts of the program keep beside the case, without what a person wrote.
  private static void parts(JsonWriter json, CaseParts parts) {
    parts.extract().ifPresent(made -> json.put("extract", extract(made)));
    parts.delivery().ifPresent(delivery -> json.put("delivery", delivery(delivery)));
    parts.answerDelivery().ifPresent(delivery -> json.put("answer-delivery", delivery(delivery)));
    parts.plan().ifPresent(plan -> json.put("plan", plan(plan)));
  }

  private static JsonWriter.Members plan(ErasurePlan plan) {
    return json ->
        json.put("stage", plan.stage().id())
            .put("decidedAt", plan.decidedAt().toString())
            .put("decidedBy", plan.decidedBy());
  }

  private static JsonWriter.Members extract(MadeExtract made) {
    return json ->
        json.put("madeAt", made.madeAt().toString())
            .put("fileGoneAt", made.fileGoneAt().toString())
            .put("pages", made.pages())
            .put("pdfSha256", made.pdf().sha256())
            .put("pdfSize", made.pdf().size())
            .put("jsonSha256", made.json().sha256())
            .put("jsonSize", made.json().size())
            .put("declaration", made.declaration());
  }

  private static JsonWriter.Members delivery(Delivery delivery) {
    return json ->
        json.put("state", delivery.state().value())
            .put("obligation", delivery.obligation().value())
            .put("at", delivery.at().toString());
  }
}
