package fi.samtycke.rights.cases;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
import fi.samtycke.web.input.Form;
import java.util.List;
import java.util.Optional;

/// What the page of the person and the form of the staff say of a request alike.
public final class CaseInput {
  private static final LocalText UNSHOWN = new LocalText("", "", "");
  private static final Field DETAILS =
      new Field("details", FieldType.TEXT, false, 10_000, UNSHOWN, UNSHOWN);

  private CaseInput() {}

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
}
