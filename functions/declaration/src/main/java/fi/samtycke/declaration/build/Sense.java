package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a schema cannot see: that the values of a declaration agree with each other.
final class Sense {
  private static final Set<String> LANGUAGES = Set.of("sv", "fi", "en");

  /// What follows from the values beside it and is not said itself.
  private static final Set<String> DERIVED = Set.of("mailbox.longest", "longest");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
  private static final Set<String> EUROPEAN_ECONOMIC_AREA =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  private final Whole file;
  private final JsonNode declared;

  Sense(Whole file) {
    this.file = file;
    this.declared = file.content();
  }

  /// Adds what does not agree to the faults.
  void check() {
    fileName();
    zone();
    transfers();
    reminders("/quarantine/reminderDays");
    reminders("/quarantine/indirectReminderDays");
    duty();
    outlives("/quarantine/keep", "/reEntry/refused/for");
    outlives("/quarantine/keep", "/reEntry/complained/for");
    outlives("/quarantine/keep", "/reEntry/expired/for");
    outlives("/evidence/digestKeys", "/quarantine/keep");
    outlives("/evidence/digestKeys", "/evidence/ledger");
    outlives(
        "/retention/contact-form/mailbox/postponeAtMost",
        "/retention/contact-form/mailbox/postpone");
    texts("", "");
  }

  /// Whether an object is the same text in several languages.
  static boolean isText(JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!LANGUAGES.contains(entry.getKey())) {
        return false;
      }
    }
    return node.isObject() && !node.isEmpty();
  }

  private void fileName() {
    JsonNode id = declared.path("id");
    if (id.isTextual() && !file.name().equals(id.textValue() + ".yaml")) {
      file.fault("/id", "is " + id + " in " + file.name() + "; expected the name of the file");
    }
  }

  private void zone() {
    try {
      if (declared.path("zone").isTextual()) {
        ZoneId.of(declared.path("zone").textValue());
      }
    } catch (DateTimeException unknown) {
      file.fault("/zone", "is not a time zone; expected one such as Europe/Helsinki");
    }
  }

  private void transfers() {
    for (String recipient : file.children("/recipients")) {
      String country = declared.at(recipient).path("country").asText("FI");
      if (!EUROPEAN_ECONOMIC_AREA.contains(country) && !declared.at(recipient).has("transfer")) {
        file.fault(
            recipient + "/transfer",
            "is missing for " + country + "; expected what allows the transfer (Art. 44-49)");
      }
    }
  }

  private void reminders(String list) {
    JsonNode rules = declared.path("quarantine");
    if (!rules.path("days").isInt()) {
      return; // The schema reports it.
    }
    int days = rules.path("days").intValue();
    int before = 0;
    for (String place : file.children(list)) {
      int day = declared.at(place).asInt();
      if (day > days) {
        file.fault(place, "is day " + day + "; expected at most the last day, " + days);
      } else if (day < before) {
        file.fault(place, "is day " + day + " after " + before + "; expected ascending days");
      }
      before = day;
    }
    if (list.endsWith("/reminderDays") && rules.path("hardLimitDays").asInt(days) < days) {
      file.fault("/quarantine/hardLimitDays", "ends too early; expected at least " + days);
    }
  }

  private void duty() {
    for (String day : file.children("/chat/duty")) {
      for (String place : file.children(day)) {
        String[] span = declared.at(place).asText().split("-", 2);
        if (span.length == 2 && span[0].compareTo(span[1]) >= 0) {
          file.fault(place, "ends before it begins; expected the earlier time first");
        }
      }
    }
  }

  private void outlives(String longer, String shorter) {
    try {
      LocalDate start = LocalDate.EPOCH;
      LocalDate end = start.plus(Period.parse(declared.at(longer).asText()));
      if (end.isBefore(start.plus(Period.parse(declared.at(shorter).asText())))) {
        file.fault(
            longer,
            "ends too early; expected at least "
                + declared.at(shorter).asText()
                + " as in "
                + shorter.substring(1).replace('/', '.'));
      }
    } catch (DateTimeException none) {
      return; // The schema reports a period that is none.
    }
  }

  /// @param around the object that holds the text, whose values a text may name: `{days}`
  private void texts(String pointer, String around) {
    JsonNode node = declared.at(pointer);
    if (isText(node)) {
      Set<String> named = new TreeSet<>();
      node.forEach(words -> named.addAll(placeholders(words.asText())));
      for (JsonNode language : declared.path("languages")) {
        String tag = language.asText();
        if (!node.has(tag) && LANGUAGES.contains(tag)) {
          file.fault(pointer + "/" + tag, "is missing; expected the text in every language");
        } else if (!placeholders(node.path(tag).asText()).equals(named)) {
          file.fault(pointer + "/" + tag, "names other values than its kin; expected " + named);
        }
      }
      for (String name : named) {
        JsonNode value = declared.at(around).at("/" + name.replace('.', '/'));
        if (!value.isValueNode() && !value.isArray() && !DERIVED.contains(name)) {
          file.fault(pointer, "names {" + name + "}; expected a key that stands beside the text");
        }
      }
      return;
    }
    for (String child : file.children(pointer)) {
      texts(child, node.isObject() ? pointer : around);
    }
  }

  private static Set<String> placeholders(String words) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(words);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
