package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.rights.cases.CaseInput;
import fi.samtycke.web.input.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request as a visitor posts it: `kind`, `email`, `details`, `language`.
///
/// @param email empty when there are errors in it; `kind` likewise
/// @param trapped whether the field that people do not see was filled in
public record RequestForm(
    Optional<EmailAddress> email,
    Optional<RequestKind> kind,
    String details,
    Language language,
    boolean trapped,
    List<FieldError> errors)
    implements PersonalData {
  static final String TRAP = "website";

  /// The rights that one may choose on the page; a consent is taken back by a link of its own.
  static final List<RequestKind> KINDS =
      List.of(
          RequestKind.ACCESS,
          RequestKind.RECTIFICATION,
          RequestKind.ERASURE,
          RequestKind.RESTRICTION,
          RequestKind.OBJECTION,
          RequestKind.PORTABILITY);

  /// @param fallback the language when the form names none that is spoken
  static RequestForm read(Controller controller, Form form, Language fallback) {
    List<FieldError> errors = new ArrayList<>();
    Optional<RequestKind> kind = RequestKind.of(form.text("kind")).filter(KINDS::contains);
    if (kind.isEmpty()) {
      errors.add(new FieldError("kind", CaseInput.code(form, "kind", "unknown-choice")));
    }
    Optional<EmailAddress> email = CaseInput.email(form, errors);
    return new RequestForm(
        email,
        kind,
        CaseInput.details(form, errors),
        Language.of(form.text("language"))
            .filter(controller.languages()::contains)
            .orElse(fallback),
        !form.text(TRAP).isEmpty(),
        List.copyOf(errors));
  }

  /// Equal for two posts of the same content.
  String content() {
    return email.map(EmailAddress::value).orElse("") + " " + kind + language + " " + details;
  }

  @Override
  public String toString() {
    return "RequestForm[redacted]";
  }
}
