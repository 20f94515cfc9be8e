package fi.samtycke.core.extract;

import fi.samtycke.core.PersonalData;

/// A value in its two forms.
///
/// @param exact as it is stored, for machines: an ISO-8601 instant, the value of a choice, a text
///   exactly as it was typed
/// @param shown the same for the eye: a date in the reader's language, the label of the choice
public record Value(String exact, String shown) implements PersonalData {
  public static final Value NONE = new Value("", "");

  /// A value that looks as it is.
  public static Value of(String text) {
    return new Value(text, text);
  }

  @Override
  public String toString() {
    return "Value[redacted]";
  }
}
