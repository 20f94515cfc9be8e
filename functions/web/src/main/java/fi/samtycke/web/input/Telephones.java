package fi.samtycke.web.input;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fi.samtycke.core.Parsed;

/// Reads telephone numbers as people in Finland write them; kept as E.164 (`+358501234567`). Loaded
/// at the first number, not before: its tables are large.
final class Telephones {
  private static final String HOME = "FI";

  private Telephones() {}

  /// @return the number, or `invalid-telephone`
  static Parsed<String> parse(String typed) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = library.parse(typed, HOME);
      return library.isPossibleNumber(number) && !number.hasExtension()
          ? new Parsed.Valid<>(library.format(number, PhoneNumberFormat.E164))
          : new Parsed.Invalid<>("invalid-telephone");
    } catch (NumberParseException noNumber) {
      return new Parsed.Invalid<>("invalid-telephone");
    }
  }
}
