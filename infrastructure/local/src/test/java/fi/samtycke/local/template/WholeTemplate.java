package fi.samtycke.local.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All of `template.yaml`, also what the local stack makes no use of. Intrinsic functions stand in
/// their long form.
public final class WholeTemplate {
  private final Map<?, ?> document;

  private WholeTemplate(Map<?, ?> document) {
    this.document = document;
  }

  public static WholeTemplate read(Path file) throws IOException {
    return new WholeTemplate(TemplateYaml.read(file));
  }

  /// The properties of the resources of a type, by logical id.
  public Map<String, Map<?, ?>> resources(String type) {
    Map<String, Map<?, ?>> found = new TreeMap<>();
    map(document.get("Resources"))
        .forEach((id, resource) -> {
          if (type.equals(map(resource).get("Type"))) {
            found.put(String.valueOf(id), map(map(resource).get("Properties")));
          }
        });
    return found;
  }

  /// The functions, by logical id.
  public Map<String, Map<?, ?>> functions() {
    return resources("AWS::Serverless::Function");
  }

  /// An event of the template that starts a function.
  ///
  /// @param name in the template
  public record Event(String function, String name, Map<?, ?> properties) {}

  /// The events of a type, of all functions.
  public List<Event> events(String type) {
    List<Event> found = new ArrayList<>();
    functions()
        .forEach((id, function) ->
            map(function.get("Events"))
                .forEach((name, event) -> {
                  if (type.equals(map(event).get("Type"))) {
                    found.add(
                        new Event(id, String.valueOf(name), map(map(event).get("Properties"))));
                  }
                }));
    return found;
  }

  /// Every value below this one that stands under a key of the name.
  public static Stream<Object> under(@Nullable Object tree, String name) {
    return switch (tree) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(each ->
                  Stream.concat(
                      each.getKey().equals(name) ? Stream.of(each.getValue()) : Stream.empty(),
                      under(each.getValue(), name)));
      case List<?> list -> list.stream().flatMap(each -> under(each, name));
      case null, default -> Stream.empty();
    };
  }

  public Map<?, ?> document() {
    return document;
  }

  /// A value as a mapping; what is none has no members.
  public static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : new LinkedHashMap<>();
  }

  /// A value as a list; what is none is the one element.
  public static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }
}
