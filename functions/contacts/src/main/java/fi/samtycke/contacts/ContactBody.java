package fi.samtycke.contacts;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.TypedFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A contact as an employee enters it: `{"fields":{...},"provenance":{"kind","date","note"}}`.
/// Required fields bind here, and the provenance is mandatory (G1).
///
/// @param provenance empty when there are errors in it
record ContactBody(
    Map<String, String> fields, Optional<Provenance> provenance, List<FieldError> errors) {
  static final Set<String> MEMBERS = Set.of("fields", "provenance", "language");
  private static final LocalText UNSHOWN = new LocalText("", "", "");
  private static final Field NOTE = new Field("note", FieldType.LINE, false, 200, UNSHOWN, UNSHOWN);

  /// @param today in the controller's zone; nothing is obtained later
  static ContactBody read(Controller controller, Map<String, Object> members, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    Form form = Form.of(members.getOrDefault("fields", ""));
    var person = controller.register("customers").only(field -> field.group().equals("person"));
    for (String name : form.texts().keySet()) {
      if (person.fields().stream().noneMatch(field -> field.name().equals(name))) {
        errors.add(new FieldError(name, "unknown-field"));
      }
    }
    TypedFields typed = TypedFields.read(person, form);
    errors.addAll(typed.errors());
    Form given = Form.of(members.getOrDefault("provenance", ""));
    Optional<ProvenanceKind> kind = controller.provenance(given.text("kind"));
    if (kind.isEmpty()) {
      errors.add(new FieldError("provenance.kind", code(given, "kind", "unknown-choice")));
    }
    Optional<LocalDate> date = date(given.text("date")).filter(day -> !day.isAfter(today));
    if (date.isEmpty()) {
      errors.add(new FieldError("provenance.date", code(given, "date", "invalid-date")));
    }
    String note = given.text("note").strip();
    if (FieldGrammar.read(NOTE, note) instanceof Parsed.Invalid<String>(String code)) {
      errors.add(new FieldError("provenance.note", code));
    }
    Optional<Provenance> provenance =
        kind.flatMap(
            found -> date.map(day -> new Provenance(found.id(), found.informs(), day, note)));
    return new ContactBody(typed.values(), provenance, errors);
  }

  private static String code(Form form, String name, String whenWrong) {
    return form.text(name).isEmpty() ? "required" : whenWrong;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
