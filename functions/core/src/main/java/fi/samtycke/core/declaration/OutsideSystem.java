package fi.samtycke.core.declaration;

/// A system besides this one in which data of a register lies.
///
/// @param recipient the declared recipient that runs it; `self` for the company's own premises
/// @param name what lies there, in words
public record OutsideSystem(String register, String recipient, LocalText name) {}
