package fi.samtycke.rights.request;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
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

  private static final LocalText UNSHOWN = new LocalText("", "", "");
  private static final Field DETAILS =
      new Field("details", FieldType.TEXT, false, 10_000, UNSHOWN, UNSHOWN);

  /// @param fallback the language when the form names none that is spoken
  static RequestForm read(Controller controller, Form form, Language fallback) {
    List<FieldError> errors = new ArrayList<>();
    Optional<RequestKind> kind = RequestKind.of(form.text("kind")).filter(KINDS::contains);
    if (kind.isEmpty()) {
      errors.add(new FieldError("kind", code(form, "kind", "unknown-choice")));
    }
    Optional<EmailAddress> email = email(form, errors);
    return new RequestForm(
        email,
        kind,
        details(form, errors),
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

  public static Optional<EmailAddress> email(Form form, List<FieldError> errors) {
    return switch (EmailAddress.parse(form.text("email"))) {
      case Parsed.Valid<EmailAddress>(EmailAddress address) -> Optional.of(address);
      case Parsed.Invalid<EmailAddress>(String code) -> {
        errors.add(new FieldError("email", code(form, "email", code)));
        yield Optional.empty();
      }
    };
  }

  public static String details(Form form, List<FieldError> errors) {
    String typed = form.text("details");
    if (form.notText().contains("details")) {
      errors.add(new FieldError("details", "not-text"));
    } else if (FieldGrammar.read(DETAILS, typed) instanceof Parsed.Invalid<String>(String code)) {
      errors.add(new FieldError("details", code));
    }
    return typed;
  }

  public static String code(Form form, String name, String whenWrong) {
    return form.notText().contains(name)
        ? "not-text"
        : form.text(name).isEmpty() ? "required" : whenWrong;
  }

  @Override
  public String toString() {
    return "RequestForm[redacted]";
  }
}
