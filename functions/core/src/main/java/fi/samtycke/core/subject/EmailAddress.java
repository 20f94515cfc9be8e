package fi.samtycke.core.subject;

import fi.samtycke.core.Parsed;
import fi.samtycke.core.PersonalData;
import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address as typed. Mail goes to this text; look-ups and limits use [#comparable()].
///
/// One grammar decides what is taken: a dot-atom of RFC 5321 section 4.1.2 up to 64 bytes, `@`, two
/// or more labels of letters, digits and hyphens (RFC 1035 section 2.3.1) up to 63 bytes, the last
/// one of two or more letters or beginning `xn--`; 254 bytes in all (RFC 3696 erratum 1690). Quoted
/// local parts, address literals, comments and outer blanks are refused: no mailbox of a contact is
/// written so, and a browser cuts outer blanks of an address before it posts.
public record EmailAddress(String value) implements PersonalData {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final String LOCAL_PART_MARKS = "!#$%&'*+-/=?^_`{|}~";
  private static final String ATOM = "[A-Za-z0-9" + Pattern.quote(LOCAL_PART_MARKS) + "]+";
  private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String TOP_LEVEL =
      "(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])";
  private static final Pattern HOST_NAME = Pattern.compile("(?:" + LABEL + "\\.)+" + TOP_LEVEL);

  /// @return the address, or `invalid-email`, `use-ascii-domain` (write the domain in its `xn--`
  ///   form) or `use-ascii-address` (letters before the `@` that mail here cannot carry)
  public static Parsed<EmailAddress> parse(String typed) {
    int at = typed.lastIndexOf('@');
    if (at < 1 || at == typed.length() - 1) {
      return new Parsed.Invalid<>("invalid-email");
    }
    String local = typed.substring(0, at);
    String domain = typed.substring(at + 1);
    if (looksLikeWords(domain)) {
      return new Parsed.Invalid<>("use-ascii-domain");
    }
    if (looksLikeWords(local)) {
      return new Parsed.Invalid<>("use-ascii-address");
    }
    boolean valid =
        typed.length() <= LONGEST
            && local.length() <= LONGEST_LOCAL_PART
            && DOT_ATOM.matcher(local).matches()
            && HOST_NAME.matcher(domain).matches();
    return valid
        ? new Parsed.Valid<>(new EmailAddress(typed))
        : new Parsed.Invalid<>("invalid-email");
  }

  /// The form in which two spellings of one mailbox are equal: lower case. A `+tag` and dots stay,
  /// because whether they matter is the receiving host's secret.
  public String comparable() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "EmailAddress[redacted]";
  }

  /// Letters or digits beyond ASCII, and otherwise nothing that cannot stand in an address.
  private static boolean looksLikeWords(String part) {
    boolean beyond = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c < 128) {
        if (!isLetterOrDigit(c) && c != '.' && LOCAL_PART_MARKS.indexOf(c) < 0) {
          return false;
        }
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        beyond = true;
      } else {
        return false;
      }
    }
    return beyond;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
