package fi.samtycke.core.declaration;

/// The same text in each language.
public record LocalText(String sv, String fi, String en) {
  public String in(Language language) {
    return switch (language) {
      case SV -> sv;
      case FI -> fi;
      case EN -> en;
    };
  }
}
