package fi.samtycke.rights.request;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.declaration.Texts;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.FailurePage;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.Page;
import gg.jte.generated.rights.JtefailureGenerated;
import gg.jte.generated.rights.JterequestGenerated;
import gg.jte.generated.rights.JterequestedGenerated;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pages on which a person asks. They say the same to everybody.
final class RequestPages {
  private RequestPages() {}

  static HttpAnswer empty(Controller controller, Language language) {
    return form(200, controller, language, Form.EMPTY, List.of());
  }

  /// The form again, with what was typed and what is wrong with it.
  static HttpAnswer faulty(
      Controller controller, Language language, Form typed, List<FieldError> errors) {
    return form(400, controller, language, typed, errors);
  }

  static HttpAnswer thanks(Controller controller, Language language) {
    Page page = Page.of(controller, language, "my-data.thanks-title");
    return Layout.page(
        200,
        page,
        output -> JterequestedGenerated.render(output, null, page.texts(), controller, language));
  }

  /// The page for what cannot be mended by another entry: too many, too large, busy.
  static HttpAnswer failure(Controller controller, Language language, HttpAnswer problem) {
    Page page = Page.of(controller, language, "my-data.failure-title");
    return FailurePage.of(
        "my-data",
        problem,
        reason ->
            Layout.page(
                problem.status(),
                page,
                output ->
                    JtefailureGenerated.render(
                        output, null, page.texts(), reason, controller, language)));
  }

  private static HttpAnswer form(
      int status, Controller controller, Language language, Form typed, List<FieldError> errors) {
    Page page =
        Page.of(controller, language, errors.isEmpty() ? "my-data.title" : "my-data.title-wrong");
    RequestView view =
        new RequestView(
            typed,
            words(page.texts(), errors),
            RequestForm.KINDS.stream().map(RequestKind::value).toList(),
            Math.toIntExact(LocalDate.EPOCH.plus(controller.rights().challenge()).toEpochDay()),
            controller.rights().keep().toTotalMonths());
    return Layout.page(
        status,
        page,
        output ->
            JterequestGenerated.render(output, null, page.texts(), controller, language, view));
  }

  private static Map<String, String> words(Texts texts, List<FieldError> errors) {
    Map<String, String> words = new LinkedHashMap<>();
    for (FieldError error : errors) {
      words.put(error.field(), words(texts, error));
    }
    return words;
  }

  private static String words(Texts texts, FieldError error) {
    if (error.field().equals("kind")) {
      return texts.get("my-data.choose-kind");
    }
    String label = texts.get("my-data." + error.field());
    return error.code().equals("too-long")
        ? texts.get("field.too-long", "label", label, "most", CaseFile.MOST_DETAILS)
        : texts.get("field." + error.code(), "label", label);
  }
}
