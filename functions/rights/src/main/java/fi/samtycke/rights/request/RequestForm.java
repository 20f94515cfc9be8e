package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
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
    Input in = new Input(form);
    Value<RequestKind> kind =
        in.choice("kind", typed -> RequestKind.of(typed).filter(KINDS::contains)).required();
    Value<EmailAddress> email = in.email("email").required();
    Value<String> details = in.text("details", CaseFile.MOST_DETAILS);
    return new RequestForm(
        email.optional(),
        kind.optional(),
        details.orElse(""),
        in.language(controller, fallback),
        !form.text(TRAP).isEmpty(),
        in.errors());
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
