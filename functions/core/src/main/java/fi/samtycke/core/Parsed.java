package fi.samtycke.core;

/// What came of reading something that a person typed: the value, or the code of what is wrong with
/// it. Never both, never an exception.
public sealed interface Parsed<T> {
  record Valid<T>(T value) implements Parsed<T> {}

  /// @param code a constant such as `invalid-email`; never the value
  record Invalid<T>(String code) implements Parsed<T> {}
}
