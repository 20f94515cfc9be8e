package fi.samtycke.core.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A declared register: `customers`, `personnel`, `chat` or `contact-form`.
///
/// @param responsible who answers for it
/// @param notice what people are told when their data comes in
public record Register(
    String id, LocalText name, List<Field> fields, ResponsiblePerson responsible, Notice notice) {

  /// The same register with fewer fields.
  public Register only(Predicate<Field> wanted) {
    return new Register(id, name, fields.stream().filter(wanted).toList(), responsible, notice);
  }

  /// The fields that stand in one declared group, in declared order.
  public List<Field> group(String group) {
    List<Field> members = new ArrayList<>();
    for (Field field : fields) {
      if (field.group().equals(group)) {
        members.add(field);
      }
    }
    return members;
  }
}
