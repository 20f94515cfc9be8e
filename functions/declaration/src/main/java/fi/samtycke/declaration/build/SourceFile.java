package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fi.samtycke.declaration.build.Value.Group;
import fi.samtycke.declaration.build.Value.Listed;
import fi.samtycke.declaration.build.Value.Single;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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

/// One YAML file, as it stands: a company's, or a model's.
final class SourceFile {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final String name;
  private final List<Repeated> repeated = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private Group content;

  private record Repeated(Place place, String pointer, Place first) {}

  private SourceFile(String name) {
    this.name = name;
    this.content = new Group(new Place(name, 1), new LinkedHashMap<>());
  }

  /// Reads the text. What is not YAML, or has a key twice, is among [#faults()].
  static SourceFile read(String name, String yaml) {
    SourceFile file = new SourceFile(name);
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        file.content = file.group(mapping, "", new Place(name, 1));
        file.tellRepeated();
      } else {
        file.fault(1, "is not a declaration; expected keys and values, such as id: btb-plaza");
      }
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      file.fault(line, "is not YAML: " + broken.getProblem());
    } catch (YamlEngineException broken) {
      file.fault(1, "is not YAML: " + broken.getMessage());
    }
    return file;
  }

  String name() {
    return name;
  }

  /// What it says; nothing when it cannot be read.
  Group content() {
    return content;
  }

  List<Fault> faults() {
    return faults;
  }

  /// A model says what companies have in common, and leaves the `id` blank.
  boolean isModel() {
    Value id = content.members().get("id");
    return id != null && id.isBlank();
  }

  private void fault(int line, String what) {
    faults.add(new Fault(name, line, "", what));
  }

  private void tellRepeated() {
    JsonNode json = content.json();
    for (Repeated one : repeated) {
      String what = "stands here again, first in line " + one.first().line() + "; expected once";
      String key = Pointer.readable(json, one.pointer());
      faults.add(new Fault(name, one.place().line(), key, what));
    }
  }

  private Value value(Node node, String pointer, Place place) {
    return switch (node) {
      case MappingNode mapping -> group(mapping, pointer, place);
      case SequenceNode sequence -> {
        List<Value> members = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          members.add(value(item, pointer + "/" + members.size(), place(item)));
        }
        yield new Listed(place, members);
      }
      case ScalarNode scalar -> new Single(place, scalar(scalar));
      default -> new Single(place, JSON.nullNode());
    };
  }

  private Group group(MappingNode mapping, String pointer, Place place) {
    SequencedMap<String, Value> members = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key =
          entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "a key of its own";
      String to = Pointer.to(pointer, key);
      Place here = place(entry.getKeyNode());
      Value first = members.get(key);
      if (first != null) {
        repeated.add(new Repeated(here, to, first.place()));
      } else {
        members.put(key, value(entry.getValueNode(), to, here));
      }
    }
    return new Group(place, members);
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

  private Place place(Node node) {
    return new Place(name, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
  }
}
