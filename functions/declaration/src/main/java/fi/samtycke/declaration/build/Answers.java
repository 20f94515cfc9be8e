package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// That a declaration answers what the law asks of each purpose and recipient, and of what it says
/// to be the system's own.
final class Answers {
  private static final String CONSENT = "6(1)(a)";
  private static final String INTEREST = "6(1)(f)";

  private final Whole file;
  private final JsonNode declared;

  Answers(Whole file) {
    this.file = file;
    this.declared = file.content();
  }

  /// Adds what is not answered to the faults.
  void check() {
    file.children("/purposes").forEach(this::purpose);
    file.children("/recipients").forEach(this::recipient);
    file.children("/quarantine/relations").forEach(this::relation);
    file.children("/quarantine/purposes").forEach(this::asked);
    assumed("");
  }

  private void purpose(String purpose) {
    switch (declared.at(purpose + "/basis/article").asText()) {
      case INTEREST ->
          expect(
              purpose + "/basis/assessment", INTEREST, "why the interest outweighs the person's");
      case CONSENT -> {
        expect(purpose + "/name", CONSENT, "what it is called where nobody agreed to it");
        expect(purpose + "/statement", CONSENT, "what a person says who consents to it");
      }
      default -> {}
    }
  }

  private void recipient(String recipient) {
    String kind = declared.at(recipient).path("kind").asText("controller");
    if (!kind.equals("controller") && declared.at(recipient).path("contract").isObject()) {
      expect(recipient + "/contract/subprocessors", kind, "who else works for it, or [not-stated]");
    }
  }

  private void expect(String pointer, String of, String what) {
    if (declared.at(pointer).isMissingNode()) {
      file.fault(pointer, "is missing for " + of + "; expected " + what);
    }
  }

  /// A relation is one of those that the register knows, and its contacts are asked or told.
  private void relation(String relation) {
    String id = relation.substring(relation.lastIndexOf('/') + 1);
    if (!relations().contains(id)) {
      file.fault(relation, "is no relation; expected a choice of the field relation");
    }
    for (JsonNode purpose : declared.path("purposes")) {
      String article = purpose.at("/basis/article").asText();
      if (purpose.path("id").equals(declared.at(relation))
          && !article.equals(CONSENT)
          && !article.equals(INTEREST)) {
        file.fault(relation, "rests on " + article + "; expected " + CONSENT + " or " + INTEREST);
      }
    }
  }

  /// Nobody is asked to consent to what rests on something else.
  private void asked(String place) {
    for (JsonNode purpose : declared.path("purposes")) {
      String article = purpose.at("/basis/article").asText();
      if (purpose.path("id").equals(declared.at(place)) && !article.equals(CONSENT)) {
        file.fault(place, "rests on " + article + "; expected " + CONSENT);
      }
    }
  }

  private Set<String> relations() {
    Set<String> relations = new HashSet<>();
    for (String register : file.children("/registers")) {
      for (String group : file.children(register + "/groups")) {
        for (String field : file.children(group + "/fields")) {
          if (declared.at(field).path("name").asText().equals("relation")) {
            relations.addAll(declared.at(field + "/choices").findValuesAsText("value"));
          }
        }
      }
    }
    return relations;
  }

  /// What is said to be assumed stands beside it.
  private void assumed(String pointer) {
    JsonNode node = declared.at(pointer);
    JsonNode keys = node.path("assumed");
    for (int i = 0; keys.isArray() && i < keys.size(); i++) {
      if (!node.has(keys.path(i).asText())) {
        file.fault(
            pointer + "/assumed/" + i,
            "is " + keys.path(i) + "; expected a key that stands beside");
      }
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      assumed(Pointer.to(pointer, child.getKey()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      assumed(pointer + "/" + i);
    }
  }
}
