package fi.samtycke.core.declaration;

import java.util.ArrayList;
import java.util.List;

/// A declared register: `customers`, `personnel`, `chat` or `contact-form`.
///
/// @param responsible who answers for it
public record Register(
    String id, LocalText name, List<Field> fields, ResponsiblePerson responsible) {

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
