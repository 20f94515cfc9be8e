package fi.samtycke.intake.form;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.Input;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A posted contact form, held against the declared fields of the register `contact-form` (R7).
///
/// @param fields what may be stored
/// @param newsletter whether the newsletter is asked for, which is not offered: nothing sends it
///   yet
/// @param trapped whether the field that people do not see was filled in
record MessageForm(
    Map<String, String> fields,
    List<FieldError> errors,
    boolean keepContact,
    boolean newsletter,
    Language language,
    boolean trapped) {
  static final String REGISTER = "contact-form";
  static final String TRAP = "website";

  /// @param fallback the language when the form names none that is spoken
  static MessageForm read(Controller controller, Form form, Language fallback) {
    Input in = new Input(form);
    Map<String, String> fields = in.fields(controller.register(REGISTER));
    return new MessageForm(
        fields,
        in.errors(),
        form.isTicked("keepContact"),
        form.isTicked("newsletter"),
        in.language(controller, fallback),
        !form.text(TRAP).isEmpty());
  }

  /// Equal for two posts of the same content.
  String content() {
    return new TreeMap<>(fields) + " " + keepContact + language;
  }
}
