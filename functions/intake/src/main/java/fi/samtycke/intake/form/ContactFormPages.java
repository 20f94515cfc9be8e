package fi.samtycke.intake.form;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.declaration.Texts;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.FailurePage;
import fi.samtycke.web.page.Layout;
import fi.samtycke.web.page.Page;
import gg.jte.generated.intake.JtecontactformGenerated;
import gg.jte.generated.intake.JtefailureGenerated;
import gg.jte.generated.intake.JtethanksGenerated;
import gg.jte.html.HtmlContent;
import java.util.List;

/// The pages of the contact form. They alone may stand inside a declared website.
public final class ContactFormPages {
  private ContactFormPages() {}

  /// One field as the page shows it.
  ///
  /// @param error what is wrong with it, in words; empty when nothing is
  public record Row(
      String name,
      Field field,
      String label,
      String hint,
      String typed,
      String error,
      String inputType,
      String autocomplete) {

    public boolean isWrong() {
      return !error.isEmpty();
    }

    /// Ids of the hint and the error, for assistive technology.
    public String describedBy() {
      String ids = hint.isEmpty() ? "" : name + "-hint";
      return isWrong() ? (ids + " " + name + "-error").strip() : ids;
    }
  }

  static HttpAnswer empty(Controller controller, Language language) {
    return form(200, controller, language, Form.EMPTY, List.of());
  }

  /// The form again, with what was typed and what is wrong with it.
  static HttpAnswer faulty(
      Controller controller, Language language, Form typed, List<FieldError> errors) {
    return form(400, controller, language, typed, errors);
  }

  static HttpAnswer thanks(Controller controller, Language language) {
    Page page = Page.of(controller, language, "contact-form.thanks-title");
    HtmlContent content =
        output -> JtethanksGenerated.render(output, null, page.texts(), controller);
    return Layout.framedBy(controller.websites(), 200, page, content);
  }

  /// The page for what cannot be mended by another entry: too many, too large, busy.
  public static HttpAnswer failure(Controller controller, Language language, HttpAnswer problem) {
    Page page = Page.of(controller, language, "contact-form.failure-title");
    return FailurePage.of(
        "contact-form",
        problem,
        reason -> {
          HtmlContent content =
              output -> JtefailureGenerated.render(output, null, page.texts(), reason, controller);
          return Layout.framedBy(controller.websites(), problem.status(), page, content);
        });
  }

  private static HttpAnswer form(
      int status, Controller controller, Language language, Form typed, List<FieldError> errors) {
    Page page =
        Page.of(
            controller,
            language,
            errors.isEmpty() ? "contact-form.title" : "contact-form.title-wrong");
    List<Row> rows = rows(controller.register(MessageForm.REGISTER).fields(), page, typed, errors);
    HtmlContent content =
        output ->
            JtecontactformGenerated.render(
                output,
                null,
                page.texts(),
                controller,
                language,
                rows,
                typed.isTicked("keepContact"));
    return Layout.framedBy(controller.websites(), status, page, content);
  }

  /// The fields as a page shows them, with what was typed and what is wrong with it.
  public static List<Row> rows(List<Field> fields, Page page, Form typed, List<FieldError> errors) {
    return fields.stream()
        .map(field -> row(field, page.texts(), page.language(), typed, errors))
        .toList();
  }

  private static Row row(
      Field field, Texts texts, Language language, Form typed, List<FieldError> errors) {
    String label = field.label().in(language);
    String error =
        errors.stream()
            .filter(wrong -> wrong.field().equals(field.name()))
            .findFirst()
            .map(wrong -> words(wrong, texts, label, field))
            .orElse("");
    return new Row(
        field.name(),
        field,
        label,
        field.help().in(language),
        typed.text(field.name()),
        error,
        switch (field.type()) {
          case EMAIL -> "email";
          case TELEPHONE -> "tel";
          default -> "text";
        },
        switch (field.name()) {
          case "email" -> "email";
          case "name" -> "name";
          case "company" -> "organization";
          case "phone" -> "tel";
          default -> "off";
        });
  }

  private static String words(FieldError error, Texts texts, String label, Field field) {
    return error.code().equals("too-long")
        ? texts.get("field.too-long", "label", label, "most", field.maxLength())
        : texts.get("field." + error.code(), "label", label);
  }
}
