package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// That every name stands once, and that what one place of a declaration names stands in another.
final class References {
  /// The fields that the program itself handles: it answers to the one and mails the other.
  private static final Map<String, List<String>> HANDLED =
      Map.of(
          "customers", List.of("name", "email"),
          "personnel", List.of(),
          "chat", List.of(),
          "contact-form", List.of("email", "message"));

  private final Whole file;
  private final JsonNode declared;

  References(Whole file) {
    this.file = file;
    this.declared = file.content();
  }

  /// Adds what stands twice or nowhere to the faults.
  void check() {
    for (String list :
        List.of("registers", "activities", "purposes", "recipients", "systems", "roles", "gaps")) {
      unique("/" + list, "id", new HashSet<>());
    }
    unique("/collection/provenance", "id", new HashSet<>());
    unique("/retention/personnel/fields", "field", new HashSet<>());
    file.children("/registers").forEach(this::register);
    HANDLED.forEach(this::handled);
    recipients();
    systems();
    personnelRetention();
    known("/quarantine/purposes", values("/purposes", "id"), "purposes");
    known("/quarantine/relations", values("/purposes", "id"), "purposes");
    by("", values("/roles", "id"));
    if (!values("/collection/provenance", "id").contains("contact-form")) {
      file.fault("/collection/provenance", "lacks \"contact-form\"; expected it: the form uses it");
    }
  }

  private void register(String register) {
    unique(register + "/groups", "id", new HashSet<>());
    Set<String> names = new HashSet<>();
    for (String group : file.children(register + "/groups")) {
      unique(group + "/fields", "name", names);
      for (String field : file.children(group + "/fields")) {
        boolean choice = declared.at(field).path("type").asText().equals("choice");
        if (choice != declared.at(field).has("choices")) {
          file.fault(field + "/choices", "goes with the type choice; expected both or neither");
        }
        unique(field + "/choices", "value", new HashSet<>());
      }
    }
  }

  private void handled(String register, List<String> names) {
    String place = place(register);
    if (place.isEmpty()) {
      file.fault("/registers", "lacks \"" + register + "\"; expected all four registers");
      return;
    }
    for (String name : names) {
      if (fields(register).stream()
          .filter(field -> field.path("required").asBoolean())
          .noneMatch(field -> field.path("name").asText().equals(name))) {
        file.fault(place, "lacks \"" + name + "\"; expected such a field, with required: true");
      }
    }
  }

  private void recipients() {
    Set<String> recipients = values("/recipients", "id");
    Set<String> purposeful = values("/registers", "id");
    purposeful.addAll(values("/activities", "id"));
    for (String purpose : file.children("/purposes")) {
      known(purpose + "/register", purposeful, "registers and activities");
      known(purpose + "/recipients", recipients, "recipients");
    }
    for (String recipient : file.children("/recipients")) {
      Set<String> fields = new TreeSet<>();
      for (JsonNode register : declared.at(recipient + "/registers")) {
        fields.addAll(names(register.asText()));
      }
      known(recipient + "/fields", fields, "fields");
    }
    known("/retention/chat/outside/recipient", recipients, "recipients");
    known("/retention/personnel/accounts/recipient", recipients, "recipients");
    recipients.add("self");
    for (String place : file.children("/storage")) {
      known(place + "/host", recipients, "recipients, or self");
    }
    for (String system : file.children("/systems")) {
      known(system + "/host", recipients, "recipients, or self");
    }
  }

  /// Wherever data lies outside somebody sees to it, and nobody looks where none lies.
  private void systems() {
    Set<String> outside = new TreeSet<>();
    for (JsonNode place : declared.path("storage")) {
      if (place.path("system").asText().equals("outside")) {
        outside.add(place.path("register").asText() + "/" + place.path("host").asText());
      }
    }
    Set<String> unseen = new TreeSet<>(outside);
    for (String system : file.children("/systems")) {
      for (JsonNode register : declared.at(system).path("registers")) {
        String place = register.asText() + "/" + declared.at(system).path("host").asText();
        unseen.remove(place);
        if (!outside.contains(place)) {
          file.fault(system, "is to hold " + place + "; expected storage outside with this host");
        }
      }
    }
    if (!unseen.isEmpty()) {
      file.fault("/systems", "lacks " + unseen + "; expected a system for all that lies outside");
    }
  }

  private void personnelRetention() {
    String rules = "/retention/personnel/fields";
    Set<String> fields = names("personnel");
    for (String rule : file.children(rules)) {
      known(rule + "/field", fields, "fields");
    }
    fields.removeAll(values(rules, "field"));
    for (String field : fields) {
      file.fault(rules, "lacks \"" + field + "\"; expected a rule for each personnel field");
    }
  }

  /// Wherever somebody does something, it is a declared role.
  private void by(String pointer, Set<String> roles) {
    if (pointer.endsWith("/by")) {
      known(pointer, roles, "roles");
    }
    file.children(pointer).forEach(child -> by(child, roles));
  }

  private void known(String pointer, Set<String> ids, String kind) {
    JsonNode node = declared.at(pointer);
    if (node.isTextual() && !ids.contains(node.textValue())) {
      file.fault(
          pointer,
          "is \""
              + node.textValue()
              + "\"; expected one of the "
              + kind
              + ": "
              + String.join(", ", ids));
    }
    file.children(pointer).forEach(child -> known(child, ids, kind));
  }

  private void unique(String list, String key, Set<String> seen) {
    for (String member : file.children(list)) {
      JsonNode id = declared.at(member).path(key);
      if (id.isTextual() && !seen.add(id.textValue())) {
        file.fault(member + "/" + key, "stands here again; expected once");
      }
    }
  }

  private String place(String register) {
    for (String place : file.children("/registers")) {
      if (declared.at(place).path("id").asText().equals(register)) {
        return place;
      }
    }
    return "";
  }

  private List<JsonNode> fields(String register) {
    return file.children(place(register) + "/groups").stream()
        .flatMap(group -> file.children(group + "/fields").stream())
        .map(declared::at)
        .toList();
  }

  private Set<String> names(String register) {
    Set<String> names = new TreeSet<>();
    fields(register).forEach(field -> names.add(field.path("name").asText()));
    return names;
  }

  private Set<String> values(String list, String key) {
    Set<String> values = new TreeSet<>();
    declared.at(list).forEach(member -> values.add(member.path(key).asText()));
    return values;
  }
}
