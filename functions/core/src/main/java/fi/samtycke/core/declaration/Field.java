package fi.samtycke.core.declaration;

/// A declared field of a register.
///
/// @param name the key in forms, API and store: lower camel case
/// @param maxLength code points at most
/// @param help a hint for the person who fills it in; empty texts when there is none
public record Field(
    String name,
    FieldType type,
    boolean required,
    int maxLength,
    LocalText label,
    LocalText help) {}
