package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts beside each register what people are told when their data comes in: what its purposes rest
/// on and who gets the data. Of the customer register these are the quarantine and what is asked
/// there.
final class Notices {
  private final JsonNode declared;

  private Notices(JsonNode declared) {
    this.declared = declared;
  }

  /// @param registers gets a `notice` in each
  static void spellOut(JsonNode registers, JsonNode declared) {
    Notices notices = new Notices(declared);
    for (JsonNode register : registers) {
      notices.write(((ObjectNode) register).putObject("notice"), register.path("id").asText());
    }
  }

  private void write(ObjectNode notice, String register) {
    ArrayNode bases = notice.putArray("bases");
    ArrayNode recipients = notice.putArray("recipients");
    ArrayNode transfers = notice.putArray("transfers");
    Set<JsonNode> named = new LinkedHashSet<>();
    Set<JsonNode> told = new LinkedHashSet<>();
    for (JsonNode purpose : purposes(register)) {
      JsonNode basis = purpose.path("basis");
      if (told.add(basis.path("text"))) {
        bases
            .addObject()
            .put("article", basis.path("article").asText())
            .set("name", basis.path("text"));
      }
      purpose.path("recipients").forEach(named::add);
    }
    for (JsonNode recipient : declared.path("recipients")) {
      if (named.contains(recipient.path("id"))) {
        recipients.addObject().set("name", withName(recipient));
        if (recipient.path("transfer").has("text")) {
          transfers.addObject().set("name", recipient.at("/transfer/text"));
        }
      }
    }
  }

  private List<JsonNode> purposes(String register) {
    List<JsonNode> purposes = new ArrayList<>();
    for (JsonNode purpose : declared.path("purposes")) {
      if (purpose.path("register").asText().equals(register)
          && !purpose.path("carrier").asText().equals("none")
          && (!register.equals("customers") || isAsked(purpose.path("id")))) {
        purposes.add(purpose);
      }
    }
    return purposes;
  }

  private boolean isAsked(JsonNode purpose) {
    boolean asked = purpose.asText().equals("quarantine");
    for (JsonNode one : declared.at("/quarantine/purposes")) {
      asked |= one.equals(purpose);
    }
    return asked;
  }

  private static JsonNode withName(JsonNode recipient) {
    ObjectNode words = recipient.path("text").deepCopy();
    for (Map.Entry<String, JsonNode> text : words.properties()) {
      text.setValue(
          words.textNode(recipient.path("name").asText() + ": " + text.getValue().asText()));
    }
    return words;
  }
}
