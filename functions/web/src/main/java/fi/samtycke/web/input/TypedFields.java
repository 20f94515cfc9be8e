package fi.samtycke.web.input;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.core.subject.FieldGrammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the declared fields of a register out of a form.
///
/// @param values what may be stored, by declared name in declared order; blank ones are absent
/// @param errors every fault, not only the first
public record TypedFields(Map<String, String> values, List<FieldError> errors) {

  public static TypedFields read(Register register, Form form) {
    Map<String, String> values = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (Field field : register.fields()) {
      String typed = form.text(field.name());
      if (!form.isText(field.name())) {
        errors.add(new FieldError(field.name(), "not-text"));
      } else if (typed.isEmpty()) {
        if (field.required()) {
          errors.add(new FieldError(field.name(), "required"));
        }
      } else {
        switch (parse(field, typed)) {
          case Parsed.Valid<String>(String value) -> values.put(field.name(), value);
          case Parsed.Invalid<String>(String code) ->
              errors.add(new FieldError(field.name(), code));
        }
      }
    }
    return new TypedFields(values, errors);
  }

  private static Parsed<String> parse(Field field, String typed) {
    Parsed<String> read = FieldGrammar.read(field, typed);
    return field.type() == FieldType.TELEPHONE && read instanceof Parsed.Valid<String>(String line)
        ? Telephones.parse(line)
        : read;
  }
}
