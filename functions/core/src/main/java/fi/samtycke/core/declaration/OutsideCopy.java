package fi.samtycke.core.declaration;

import java.time.Period;

/// A copy that lies at a recipient who cannot be asked by machine to erase it, so that people must.
///
/// @param recipient the declared recipient
/// @param erasedWithin counted from the erasure here
/// @param owner the declared role that sees to it
public record OutsideCopy(String recipient, Period erasedWithin, String owner) {}
