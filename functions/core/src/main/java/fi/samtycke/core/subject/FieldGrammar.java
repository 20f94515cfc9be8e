package fi.samtycke.core.subject;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.declaration.Field;

/// Reads one typed value by its declared field. Blank counts as absent and never arrives here.
///
/// One-line values lose their outer blanks, free text stays exactly as typed. Telephone numbers
/// need a library and are read at the boundary.
public final class FieldGrammar {
  private FieldGrammar() {}

  /// @return the value to store, or `too-long`, `one-line-only`, `invalid-email` and its kin,
  ///   `unknown-choice`
  public static Parsed<String> read(Field field, String typed) {
    return switch (field.type()) {
      case TEXT -> text(typed, field.maxLength());
      case EMAIL ->
          switch (EmailAddress.parse(typed)) {
            case Parsed.Valid<EmailAddress>(EmailAddress address) ->
                new Parsed.Valid<>(address.value());
            case Parsed.Invalid<EmailAddress>(String code) -> new Parsed.Invalid<>(code);
          };
      case CHOICE ->
          field.choices().stream().anyMatch(choice -> choice.value().equals(typed))
              ? new Parsed.Valid<>(typed)
              : new Parsed.Invalid<>("unknown-choice");
      case FLAG ->
          typed.equals("true") || typed.equals("false")
              ? new Parsed.Valid<>(typed)
              : new Parsed.Invalid<>("unknown-choice");
      case LINE, TELEPHONE, WEB_ADDRESS, DATE, PERSONAL_IDENTITY_CODE, BANK_ACCOUNT ->
          line(typed, field.maxLength());
    };
  }

  /// One line, without its outer blanks.
  ///
  /// @param most code points
  public static Parsed<String> line(String typed, int most) {
    String line = typed.strip();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return new Parsed.Invalid<>("one-line-only");
      }
    }
    return text(line, most);
  }

  /// Exactly as typed.
  ///
  /// @param most code points
  public static Parsed<String> text(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? new Parsed.Valid<>(text)
        : new Parsed.Invalid<>("too-long");
  }
}
