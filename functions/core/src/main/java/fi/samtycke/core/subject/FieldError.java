package fi.samtycke.core.subject;

/// What is wrong with one field. Never repeats the value.
///
/// @param field the declared name
/// @param code a constant such as `required`; the page has a text for each
public record FieldError(String field, String code) {}
