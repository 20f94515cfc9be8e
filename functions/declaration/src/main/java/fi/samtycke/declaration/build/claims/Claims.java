package fi.samtycke.declaration.build.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what a text says that the system does, and which numbers stand in it: `claims.yaml`.
public final class Claims {
  /// What a text may say that somebody does.
  public enum Act {
    ERASES,
    KEEPS,
    INFORMS,
    ASKS,
    REMINDS,
    LOGS,
    SENDS,
    STOPS;

    static Act named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String COUNTED =
      """
      (?<!\\p{L})(en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|fjorton|trettio\
      |yksi|yhden|kaksi|kahden|kahdesti|kolme|kolmen|neljä|neljän|viisi|viiden|kuusi|kuuden\
      |kymmenen|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty)\
      \\h+(dag|dygn|månad|år(?!\\p{L}*\\h+sedan)|timm|minut|veck|gånger|päiv|vuorokau|kuukau\
      |vuo(?:si|tta|den)|tun(?:ti|nin)|minuut|viik|kertaa|day|month|year|hour|minute|week|times)\
      """;
  private static final Pattern NUMBER = Pattern.compile("\\d|" + COUNTED);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  private final Map<Act, Pattern> words = new EnumMap<>(Act.class);

  /// @param words by act and language the beginnings of words
  public Claims(JsonNode words) {
    for (Act act : Act.values()) {
      List<String> beginnings = new ArrayList<>();
      for (JsonNode language : words.path(act.toString())) {
        language.forEach(word -> beginnings.add(Pattern.quote(word.asText())));
      }
      this.words.put(
          act,
          Pattern.compile(
              "(?<![\\p{L}{])(?:" + String.join("|", beginnings) + ")",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
  }

  /// The acts that a text in any language speaks of.
  public Set<Act> in(String text) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    words.forEach((act, pattern) -> {
      if (pattern.matcher(text).find()) {
        acts.add(act);
      }
    });
    return acts;
  }

  /// Whether a number stands in a text as such, in digits or before a unit of time in letters.
  ///
  /// @param fixed the forms in which a number is a name and no value
  public static boolean countsIn(String text, List<Pattern> fixed) {
    String left = PLACEHOLDER.matcher(text).replaceAll("");
    for (Pattern form : fixed) {
      left = form.matcher(left).replaceAll("");
    }
    return NUMBER.matcher(left).find();
  }
}
