package fi.samtycke.inbound;

import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.declaration.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out which right a mail is about, by the declared beginnings of words of each language and
/// by nothing cleverer: `inbound.<kind>` in the texts. Words for two rights are words for people.
final class RightsKeywords {
  /// In a mail one asks for these; a consent is withdrawn by its own link.
  private static final List<RequestKind> KINDS =
      List.of(
          RequestKind.ACCESS,
          RequestKind.RECTIFICATION,
          RequestKind.ERASURE,
          RequestKind.RESTRICTION,
          RequestKind.OBJECTION,
          RequestKind.PORTABILITY);

  private RightsKeywords() {}

  /// @param language in which it was said
  record Wish(RequestKind kind, Language language) {}

  /// What is asked for; the subject line goes before the text.
  static Optional<Wish> in(String subjectLine, String text) {
    List<Wish> asked = all(subjectLine);
    List<Wish> decisive = asked.isEmpty() ? all(text) : asked;
    return decisive.stream().map(Wish::kind).distinct().count() == 1
        ? Optional.of(decisive.getFirst())
        : Optional.empty();
  }

  private static List<Wish> all(String written) {
    String words =
        " "
            + Normalizer.normalize(written, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
    List<Wish> found = new ArrayList<>();
    for (Language language : Language.values()) {
      for (RequestKind kind : KINDS) {
        String[] beginnings = Texts.in(language).get("inbound." + kind.value()).split(",", -1);
        if (Arrays.stream(beginnings).anyMatch(each -> words.contains(" " + each))) {
          found.add(new Wish(kind, language));
        }
      }
    }
    return found;
  }
}
