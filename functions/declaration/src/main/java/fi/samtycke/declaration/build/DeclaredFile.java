package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One controller's YAML file: its content as JSON, and the line of everything in it.
final class DeclaredFile {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final String name;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private JsonNode content = JSON.objectNode();

  private record Found(int line, String pointer, String what) {}

  private DeclaredFile(String name) {
    this.name = name;
  }

  /// Reads the text. What is not YAML, or has a key twice, is among [#faults()].
  static DeclaredFile read(String name, String yaml) {
    DeclaredFile file = new DeclaredFile(name);
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        file.content = file.object(mapping, "");
      } else {
        file.fault("", "is not a declaration; expected keys and values, such as id: btb-plaza");
      }
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      file.found.add(new Found(line, "", "is not YAML: " + broken.getProblem()));
    } catch (YamlEngineException broken) {
      file.fault("", "is not YAML: " + broken.getMessage());
    }
    return file;
  }

  String name() {
    return name;
  }

  /// The content; an empty object when the file cannot be read.
  JsonNode content() {
    return content;
  }

  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Found one : found) {
      faults.add(new Fault(name, one.line(), key(one.pointer()), one.what()));
    }
    return faults;
  }

  /// Adds a fault.
  ///
  /// @param pointer the JSON pointer (RFC 6901) of the place
  void fault(String pointer, String what) {
    String place = pointer;
    while (!place.isEmpty() && !lines.containsKey(place)) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    found.add(new Found(lines.getOrDefault(place, 1), pointer, what));
  }

  /// The pointers of what stands directly in the object or list at a pointer.
  List<String> children(String pointer) {
    List<String> children = new ArrayList<>();
    JsonNode node = content.at(pointer);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      children.add(pointer + "/" + escaped(entry.getKey()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.add(pointer + "/" + i);
    }
    return children;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode json(Node node, String pointer) {
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer);
      case SequenceNode sequence -> {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
          String place = pointer + "/" + array.size();
          lines.put(place, line(item));
          array.add(json(item, place));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> JSON.nullNode();
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      String key =
          entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "a key of its own";
      String place = pointer + "/" + escaped(key);
      int line = line(entry.getKeyNode());
      if (object.has(key)) {
        String what = "stands here again, first in line " + lines.get(place) + "; expected once";
        found.add(new Found(line, place, what));
        continue;
      }
      lines.put(place, line);
      object.set(key, json(entry.getValueNode(), place));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String value = scalar.getValue();
    if (tag.equals(Tag.INT)) {
      return value.length() < 10
          ? JSON.numberNode(Integer.parseInt(value))
          : JSON.numberNode(new BigInteger(value));
    }
    if (tag.equals(Tag.FLOAT)) {
      return value.matches("[-+.0-9eE]+")
          ? JSON.numberNode(new BigDecimal(value))
          : JSON.textNode(value);
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(value.equalsIgnoreCase("true"));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(value);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /// The pointer as one reads it: members of lists by their id where they have one.
  private String key(String pointer) {
    StringBuilder key = new StringBuilder();
    JsonNode at = content;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      boolean member = at.isArray() && step.matches("\\d+");
      at = member ? at.path(Integer.parseInt(step)) : at.path(step);
      if (member) {
        key.append('[').append(nameOf(at).orElse(step)).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return key.toString();
  }

  private static Optional<String> nameOf(JsonNode member) {
    for (String naming : List.of("id", "name", "field", "value")) {
      if (member.path(naming).isTextual()) {
        return Optional.of(member.path(naming).textValue());
      }
    }
    return Optional.empty();
  }
}
