package fi.samtycke.core.declaration;

/// One value that a [FieldType#CHOICE] field takes.
///
/// @param value what is stored: lower case, hyphens
public record Choice(String value, LocalText label) {}
