package fi.samtycke.core.declaration;

import java.util.Optional;

/// A language that the product speaks.
public enum Language {
  SV("sv"),
  FI("fi"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag.
  public String tag() {
    return tag;
  }

  /// The language of a tag, its region ignored (`sv-FI` is `sv`); empty for one that is not spoken.
  public static Optional<Language> of(String tag) {
    for (Language language : values()) {
      if (tag.length() >= 2
          && tag.regionMatches(true, 0, language.tag, 0, 2)
          && (tag.length() == 2 || tag.charAt(2) == '-')) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
