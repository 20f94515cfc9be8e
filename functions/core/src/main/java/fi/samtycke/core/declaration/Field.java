package fi.samtycke.core.declaration;

import java.util.List;

/// A declared field of a register.
///
/// @param name the key in forms, API and store: lower camel case, once in a register
/// @param maxLength code points at most
/// @param help a hint for the person who fills it in; empty texts when there is none
/// @param group the declared group that it stands in: `company`, `person`
/// @param choices what a choice takes, in order; empty for every other type
public record Field(
    String name,
    FieldType type,
    boolean required,
    int maxLength,
    LocalText label,
    LocalText help,
    String group,
    List<Choice> choices) {

  /// A field that offers no choice, in a register whose groups do not matter.
  public Field(
      String name,
      FieldType type,
      boolean required,
      int maxLength,
      LocalText label,
      LocalText help) {
    this(name, type, required, maxLength, label, help, "", List.of());
  }
}
