package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.tasks.HeldOutside;
import java.time.LocalDate;
import java.util.Locale;

/// What an erasure comes to, and how far it is, as the API shows it.
final class ErasureJson {
  private ErasureJson() {}

  static JsonWriter.Members of(Controller controller, ErasureScope scope) {
    return json ->
        json.put("caseId", scope.request().id().value())
            .put("state", "undecided")
            .put("erased", scope.erased().stream().map(ErasureJson::erased).toList())
            .put("kept", scope.kept().stream().map(ErasureJson::kept).toList())
            .put("tasks", scope.tasks().stream().map(task -> outside(controller, task)).toList())
            .put("endingCases", scope.ending().stream().map(EntryId::value).toList())
            .put("addressIsShared", scope.shared());
  }

  static JsonWriter.Members of(ErasurePlan plan) {
    return json ->
        json.put("caseId", plan.caseId().value())
            .put("state", plan.stage().id())
            .put("decidedAt", plan.decidedAt().toString())
            .put("decidedBy", plan.decidedBy())
            .put("erased", plan.entries().stream().map(entry -> entry.id().value()).toList())
            .put("kept", plan.kept().stream().map(ErasureJson::kept).toList());
  }

  private static JsonWriter.Members erased(ErasureScope.Erased erased) {
    return json ->
        json.put("id", erased.entry().id().value())
            .put("register", erased.register())
            .put("place", erased.entry().place().name().toLowerCase(Locale.ROOT));
  }

  private static JsonWriter.Members kept(Kept kept) {
    return json ->
        json.put("id", kept.entry().id().value())
            .put("reason", kept.reason())
            .put("until", kept.until().map(LocalDate::toString).orElse(""));
  }

  private static JsonWriter.Members outside(Controller controller, HeldOutside outside) {
    String place =
        controller.placeOutside(
            outside.recipient(), outside.system(), controller.defaultLanguage());
    return json ->
        json.put("recipient", outside.recipient())
            .put("place", place)
            .put("register", outside.register());
  }
}
