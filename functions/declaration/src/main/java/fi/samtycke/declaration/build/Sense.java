package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a schema cannot see: that a declaration agrees with itself.
final class Sense {
  private static final List<String> REGISTERS =
      List.of("customers", "personnel", "chat", "contact-form");
  private static final Set<String> EUROPEAN_ECONOMIC_AREA =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  private final DeclaredFile file;
  private final JsonNode declared;

  Sense(DeclaredFile file) {
    this.file = file;
    this.declared = file.content();
  }

  /// Adds what does not agree to the file's faults.
  void check() {
    fileName();
    zone();
    uniqueIds();
    registers();
    references();
    recipients();
    personnelRetention();
    quarantine();
    texts(declared, "");
  }

  private void fileName() {
    String id = declared.path("id").asText();
    if (!file.name().equals(id + ".yaml")) {
      file.fault("/id", "is \"" + id + "\" in " + file.name() + "; expected the file's name");
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

  private void uniqueIds() {
    for (String list : List.of("registers", "purposes", "recipients", "roles")) {
      unique("/" + list, "id", new HashSet<>());
    }
    unique("/collection/provenance", "id", new HashSet<>());
    unique("/retention/personnel/fields", "field", new HashSet<>());
  }

  private void unique(String list, String key, Set<String> seen) {
    int i = 0;
    for (JsonNode member : declared.at(list)) {
      String id = member.path(key).asText();
      if (!seen.add(id)) {
        file.fault(list + "/" + i + "/" + key, "stands here again; expected \"" + id + "\" once");
      }
      i++;
    }
  }

  private void registers() {
    Set<String> ids = values("/registers", "id");
    for (String register : REGISTERS) {
      if (!ids.contains(register)) {
        file.fault("/registers", "lacks \"" + register + "\"; expected all of " + REGISTERS);
      }
    }
    for (int r = 0; r < declared.path("registers").size(); r++) {
      String groups = "/registers/" + r + "/groups";
      unique(groups, "id", new HashSet<>());
      Set<String> names = new HashSet<>();
      for (int g = 0; g < declared.at(groups).size(); g++) {
        String fields = groups + "/" + g + "/fields";
        unique(fields, "name", names);
        for (int f = 0; f < declared.at(fields).size(); f++) {
          choices(fields + "/" + f);
        }
      }
    }
  }

  private void choices(String field) {
    boolean choice = declared.at(field).path("type").asText().equals("choice");
    if (choice != declared.at(field).has("choices")) {
      file.fault(field + "/choices", "goes with the type choice; expected both or neither");
    }
    unique(field + "/choices", "value", new HashSet<>());
  }

  private void references() {
    Set<String> recipients = values("/recipients", "id");
    for (int i = 0; i < declared.path("purposes").size(); i++) {
      known("/purposes/" + i + "/recipients", recipients, "recipients");
    }
    recipients.add("self");
    for (int i = 0; i < declared.path("storage").size(); i++) {
      known("/storage/" + i + "/host", recipients, "recipients or self");
    }
    by(declared, "", values("/roles", "id"));
  }

  /// Wherever somebody does something, it is a declared role.
  private void by(JsonNode node, String pointer, Set<String> roles) {
    if (node.has("by")) {
      known(pointer + "/by", roles, "roles");
    }
    children(node, pointer).forEach(child -> by(declared.at(child), child, roles));
  }

  private void known(String pointer, Set<String> ids, String kind) {
    JsonNode node = declared.at(pointer);
    if (node.isTextual() && !ids.contains(node.textValue())) {
      file.fault(
          pointer,
          "\""
              + node.textValue()
              + "\" is unknown; expected one of the "
              + kind
              + " "
              + sorted(ids));
    }
    children(node, pointer).forEach(child -> known(child, ids, kind));
  }

  private void recipients() {
    for (int i = 0; i < declared.path("recipients").size(); i++) {
      String place = "/recipients/" + i;
      JsonNode recipient = declared.at(place);
      Set<String> fields = new HashSet<>();
      recipient.path("registers").forEach(register -> fields.addAll(fields(register.asText())));
      known(place + "/fields", fields, "fields");
      String country = recipient.path("country").asText();
      if (!EUROPEAN_ECONOMIC_AREA.contains(country) && !recipient.has("transfer")) {
        file.fault(
            place + "/transfer",
            "is missing for " + country + "; expected what allows the transfer (Art. 44-49)");
      }
    }
  }

  private void personnelRetention() {
    String rules = "/retention/personnel/fields";
    Set<String> fields = fields("personnel");
    for (int i = 0; i < declared.at(rules).size(); i++) {
      known(rules + "/" + i + "/field", fields, "fields");
    }
    for (String field : sorted(fields)) {
      if (!values(rules, "field").contains(field)) {
        file.fault(rules, "lacks \"" + field + "\"; expected a rule for each personnel field");
      }
    }
  }

  private void quarantine() {
    JsonNode rules = declared.path("quarantine");
    int days = rules.path("days").asInt();
    int before = 0;
    for (int i = 0; i < rules.path("reminderDays").size(); i++) {
      int day = rules.path("reminderDays").path(i).asInt();
      String place = "/quarantine/reminderDays/" + i;
      if (day > days) {
        file.fault(place, "is day " + day + "; expected at most the last day, " + days);
      } else if (day < before) {
        file.fault(place, "is day " + day + "; expected the days in ascending order");
      }
      before = day;
    }
    if (rules.has("hardLimitDays") && rules.path("hardLimitDays").asInt() < days) {
      file.fault(
          "/quarantine/hardLimitDays", "ends before the quarantine; expected " + days + " or more");
    }
    outlives("/quarantine/keep", "/reEntry/refused/for");
    outlives("/quarantine/keep", "/reEntry/complained/for");
    outlives("/quarantine/keep", "/reEntry/expired/for");
    outlives("/evidence/digestKeys", "/quarantine/keep");
    outlives("/evidence/digestKeys", "/evidence/ledger");
  }

  private void outlives(String longer, String shorter) {
    try {
      LocalDate start = LocalDate.of(2026, 1, 1);
      LocalDate end = start.plus(Period.parse(declared.at(longer).asText()));
      if (end.isBefore(start.plus(Period.parse(declared.at(shorter).asText())))) {
        file.fault(
            longer,
            "ends too early; expected at least "
                + declared.at(shorter).asText()
                + " as in "
                + shorter.substring(1).replace('/', '.'));
      }
    } catch (DateTimeException _) {
      return; // the schema reports a period that is none
    }
  }

  private void texts(JsonNode node, String pointer) {
    boolean text = node.isObject() && !node.isEmpty();
    for (var entry : node.properties()) {
      text &= Set.of("sv", "fi", "en").contains(entry.getKey());
    }
    for (JsonNode language : declared.path("languages")) {
      if (text && !node.has(language.asText())) {
        file.fault(
            pointer + "/" + language.asText(), "is missing; expected the text in every language");
      }
    }
    children(node, pointer).forEach(child -> texts(declared.at(child), child));
  }

  private Set<String> fields(String register) {
    Set<String> names = new HashSet<>();
    for (JsonNode candidate : declared.path("registers")) {
      if (candidate.path("id").asText().equals(register)) {
        candidate
            .findValues("fields")
            .forEach(fields -> fields.forEach(field -> names.add(field.path("name").asText())));
      }
    }
    return names;
  }

  private Set<String> values(String list, String key) {
    Set<String> values = new HashSet<>();
    declared.at(list).forEach(member -> values.add(member.path(key).asText()));
    return values;
  }

  private static List<String> children(JsonNode node, String pointer) {
    List<String> children = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            key -> children.add(pointer + "/" + key.replace("~", "~0").replace("/", "~1")));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.add(pointer + "/" + i);
    }
    return children;
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }
}
