package fi.samtycke.declaration.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The compact form of a declaration: one line of JSON, first what the functions read at every cold
/// start, last under `description` all that the file says.
final class CompactForm {
  /// What the functions read, without the texts that they do not show.
  private static final List<String> READ_AT_START =
      List.of(
          "id",
          "name",
          "identity",
          "languages",
          "zone",
          "publicUrl",
          "websites",
          "mail",
          "intake",
          "chat",
          "registers",
          "roles",
          "responsible",
          "retention",
          "evidence",
          "collection",
          "quarantine",
          "reEntry",
          "cookies",
          "rights",
          "recipients",
          "systems");

  private static final Set<String> SHOWN = Set.of("name", "label", "help", "role", "authority");

  /// What stands beside a rule for people to read, and is no text.
  private static final Set<String> TOLD =
      Set.of(
          "about",
          "accounts",
          "assumed",
          "carrier",
          "checked",
          "collected",
          "contract",
          "ground",
          "transfer");

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private CompactForm() {}

  /// @param carriers whoever does what the declaration says; what nobody does is left out of what
  ///   functions read at a cold start
  static String of(JsonNode declared, Carriers carriers) {
    JsonNode complete = declared.deepCopy();
    speak(complete, complete.path("languages").path(0).asText());
    ObjectNode compact = JsonNodeFactory.instance.objectNode();
    compact.put("version", version(complete));
    JsonNode carried = complete.deepCopy();
    carriers.quiet(carried);
    for (String key : READ_AT_START) {
      compact.set(key, withoutDescription(carried.path(key)));
    }
    spellOutPurposes((ObjectNode) compact.path("quarantine"), complete.path("purposes"));
    spellOutRelations((ObjectNode) compact.path("quarantine"), complete.path("purposes"));
    ((ObjectNode) compact.path("rights")).remove("channels");
    Notices.spellOut(compact.path("registers"), complete);
    compact.set("description", complete);
    return compact.toString();
  }

  /// Puts the purposes that a person is asked about in the place of their ids.
  private static void spellOutPurposes(ObjectNode quarantine, JsonNode purposes) {
    ArrayNode spelledOut = JsonNodeFactory.instance.arrayNode();
    for (JsonNode id : quarantine.path("purposes")) {
      purpose(purposes, id).ifPresent(purpose -> spelledOut.add(words(purpose)));
    }
    quarantine.set("purposes", spelledOut);
  }

  /// Says of each relation what its purpose is, and whether it rests on consent.
  private static void spellOutRelations(ObjectNode quarantine, JsonNode purposes) {
    ArrayNode spelledOut = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, JsonNode> relation : quarantine.path("relations").properties()) {
      purpose(purposes, relation.getValue())
          .ifPresent(purpose ->
              spelledOut
                  .addObject()
                  .put("id", relation.getKey())
                  .put("asked", purpose.at("/basis/article").asText().equals("6(1)(a)"))
                  .set("purpose", words(purpose)));
    }
    quarantine.set("relations", spelledOut);
  }

  private static Optional<JsonNode> purpose(JsonNode purposes, JsonNode id) {
    return purposes.valueStream().filter(purpose -> purpose.path("id").equals(id)).findFirst();
  }

  private static ObjectNode words(JsonNode purpose) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    words.set("id", purpose.path("id"));
    words.set("text", purpose.path("text"));
    words.set("name", purpose.path(purpose.has("name") ? "name" : "text"));
    words.set("statement", purpose.path(purpose.has("statement") ? "statement" : "text"));
    return words.put("marketing", purpose.path("marketing").asBoolean());
  }

  private static JsonNode withoutDescription(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .removeIf(entry ->
              TOLD.contains(entry.getKey())
                  || (Sense.isText(entry.getValue()) && !SHOWN.contains(entry.getKey())));
    }
    node.forEach(CompactForm::withoutDescription);
    return node;
  }

  /// A language that the controller does not offer says what the default says.
  private static void speak(JsonNode node, String standard) {
    if (node instanceof ObjectNode text && Sense.isText(text)) {
      for (String language : List.of("sv", "fi", "en")) {
        if (!text.has(language)) {
          text.set(language, text.path(standard));
        }
      }
    } else {
      node.forEach(child -> speak(child, standard));
    }
  }

  /// The first 16 hexadecimal digits of the SHA-256 of the content with sorted keys: comments, the
  /// order of keys and a default written out change nothing.
  private static String version(JsonNode complete) {
    try {
      Object sortable = CANONICAL.treeToValue(complete, Object.class);
      byte[] canonical = CANONICAL.writeValueAsString(sortable).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (JsonProcessingException fault) {
      throw new UncheckedIOException(fault);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
