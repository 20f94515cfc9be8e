package fi.samtycke.core.subject;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a free text what a visitor should never have typed into it and a mailbox should
/// never keep: Finnish personal identity codes and IBANs.
///
/// A code is known by its shape, and by its check character where the shape alone might be a
/// telephone number; an IBAN by its check digits (ISO 13616, mod 97), so that other words of
/// capital letters and digits stay.
public final class IdentifiersInText {
  private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([0-3]\\d[01]\\d{3})[-+\\u2010-\\u2015\\u2212A-FU-Ya-fu-y](\\d{3})"
              + "([0-9A-FHJ-NPR-Ya-fhj-npr-y])(?![\\p{L}\\p{N}])");

  private static final int SHORTEST_ACCOUNT = 15;
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[A-Za-z]{2}\\d{2}(?:[ \\u00a0-]?[A-Za-z0-9]){11,30}(?![\\p{L}\\p{N}])");

  /// The words behind an account number look like more of it; its own last group has a digit in it,
  /// or is a currency and the like.
  private static final Pattern LAST_GROUP =
      Pattern.compile("[A-Za-z0-9]*\\d[A-Za-z0-9]*|[A-Z]{1,3}");

  private IdentifiersInText() {}

  /// @param codeMark what stands for a personal identity code
  /// @param accountMark what stands for an IBAN
  public static String removed(String text, String codeMark, String accountMark) {
    String withoutCodes =
        CODE.matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(isCode(found) ? codeMark : found.group()));
    StringBuilder kept = new StringBuilder();
    int from = 0;
    Matcher candidates = ACCOUNT.matcher(withoutCodes);
    for (int at = 0; candidates.find(at); ) {
      int end = endOfAccount(candidates.group());
      if (end > 0) {
        kept.append(withoutCodes, from, candidates.start()).append(accountMark);
        from = candidates.start() + end;
      }
      at = candidates.start() + Math.max(end, 1);
    }
    return kept.append(withoutCodes, from, withoutCodes.length()).toString();
  }

  private static boolean isCode(MatchResult found) {
    char check = Character.toUpperCase(found.group(3).charAt(0));
    int number = Integer.parseInt(found.group(1) + found.group(2));
    return Character.isLetter(check)
        || check == CHECK_CHARACTERS.charAt(number % CHECK_CHARACTERS.length());
  }

  /// Where the longest beginning ends that is an IBAN; 0 when none is.
  private static int endOfAccount(String candidate) {
    int end = candidate.length();
    while (end >= SHORTEST_ACCOUNT) {
      int lastGroup = end;
      while (lastGroup > 0 && Character.isLetterOrDigit(candidate.charAt(lastGroup - 1))) {
        lastGroup--;
      }
      if (LAST_GROUP.matcher(candidate.substring(lastGroup, end)).matches()
          && hasCheckDigits(candidate.substring(0, end))) {
        return end;
      }
      end = lastGroup - 1;
    }
    return 0;
  }

  private static boolean hasCheckDigits(String account) {
    String plain = account.replaceAll("[ \\u00a0-]", "");
    if (plain.length() < SHORTEST_ACCOUNT) {
      return false;
    }
    int remainder = 0;
    for (char c : (plain.substring(4) + plain.substring(0, 4)).toCharArray()) {
      int value = Character.digit(c, 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder == 1;
  }
}
