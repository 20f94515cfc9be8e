package fi.samtycke.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// CloudFormation's YAML as plain maps, lists and scalars. The short forms of intrinsic functions
/// become the long ones: `!Sub x` is `{"Fn::Sub": "x"}`.
final class TemplateYaml extends StandardConstructor {
  private static final List<String> SHORT_FORMS =
      List.of(
          "And",
          "Base64",
          "Cidr",
          "Equals",
          "FindInMap",
          "GetAtt",
          "GetAZs",
          "If",
          "ImportValue",
          "Join",
          "Not",
          "Or",
          "Select",
          "Split",
          "Sub",
          "ToJsonString",
          "Transform");

  private TemplateYaml(LoadSettings settings) {
    super(settings);
    for (String name : SHORT_FORMS) {
      tagConstructors.put(new Tag("!" + name), node -> Map.of("Fn::" + name, content(node)));
    }
    tagConstructors.put(new Tag("!Ref"), node -> Map.of("Ref", content(node)));
    tagConstructors.put(new Tag("!Condition"), node -> Map.of("Condition", content(node)));
  }

  static Map<?, ?> read(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Load load = new Load(settings, new TemplateYaml(settings));
      if (load.loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException malformed) {
      throw new TemplateRefused(file.toString(), "is no YAML: " + malformed.getMessage());
    }
    throw new TemplateRefused(file.toString(), "is not a mapping");
  }

  private Object content(Node node) {
    return switch (node) {
      case ScalarNode scalar -> constructScalar(scalar);
      case SequenceNode sequence -> constructSequence(sequence);
      case MappingNode mapping -> constructMapping(mapping);
      default -> throw new TemplateRefused(node.getTag().toString(), "has an unknown form");
    };
  }
}
