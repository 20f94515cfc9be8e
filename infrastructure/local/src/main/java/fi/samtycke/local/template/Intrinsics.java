package fi.samtycke.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// CloudFormation's intrinsic functions, applied to a value of the template.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">reference</a>
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private static final JsonMapper JSON = new JsonMapper();

  /// Stands for `AWS::NoValue`: the property is not there.
  private static final Object NOTHING = new Object();

  private final Names names;
  private final Map<?, ?> conditions;
  private final Map<?, ?> mappings;

  /// @param document the whole template
  /// @param given values of parameters, instead of their defaults
  Intrinsics(Map<?, ?> document, Map<String, String> given) {
    this.conditions = section(document, "Conditions");
    this.mappings = section(document, "Mappings");
    this.names =
        new Names(this, section(document, "Parameters"), given, section(document, "Resources"));
  }

  Names names() {
    return names;
  }

  static Map<?, ?> section(Map<?, ?> document, String name) {
    return document.get(name) instanceof Map<?, ?> section ? section : Map.of();
  }

  /// The value with every function in it applied.
  Object resolve(String where, Object value) {
    return switch (value) {
      case Map<?, ?> map -> resolveMap(where, map);
      case List<?> list ->
          list.stream()
              .map(each -> resolve(where, each))
              .filter(Predicate.not(NOTHING::equals))
              .toList();
      default -> value;
    };
  }

  boolean condition(String where, String name) {
    Object condition = conditions.get(name);
    if (condition == null) {
      throw new TemplateRefused(where, "names the condition " + name + ", which is not declared");
    }
    return truth("Conditions." + name, condition);
  }

  private Object resolveMap(String where, Map<?, ?> map) {
    if (map.size() == 1) {
      var only = map.entrySet().iterator().next();
      String function = String.valueOf(only.getKey());
      if (function.equals("Ref") || function.startsWith("Fn::")) {
        return apply(where, function, only.getValue());
      }
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach((key, each) -> {
      Object value = resolve(where + "." + key, Objects.requireNonNullElse(each, ""));
      if (!NOTHING.equals(value)) {
        resolved.put(String.valueOf(key), value);
      }
    });
    return resolved;
  }

  private Object apply(String where, String function, Object argument) {
    return switch (function) {
      case "Ref" -> argument.equals("AWS::NoValue") ? NOTHING : names.ref(where, text(argument));
      case "Fn::GetAtt" -> attribute(where, argument);
      case "Fn::Sub" -> substitute(where, argument);
      case "Fn::If" -> {
        List<?> parts = list(where, argument, 3);
        yield resolve(where, parts.get(condition(where, text(parts.getFirst())) ? 1 : 2));
      }
      case "Fn::Join" -> {
        List<?> parts = list(where, argument, 2);
        yield texts(where, parts.get(1)).stream().collect(Collectors.joining(text(parts.get(0))));
      }
      case "Fn::Split" -> {
        List<?> parts = list(where, argument, 2);
        String whole = text(resolve(where, parts.get(1)));
        yield List.of(whole.split(Pattern.quote(text(parts.get(0))), -1));
      }
      case "Fn::Select" -> {
        List<?> parts = list(where, argument, 2);
        yield texts(where, parts.get(1)).get(Integer.parseInt(text(parts.get(0))));
      }
      case "Fn::FindInMap" -> {
        Object found = mappings;
        for (Object key : list(where, argument, 3)) {
          found = found instanceof Map<?, ?> map ? map.get(text(resolve(where, key))) : null;
        }
        if (found == null) {
          throw new TemplateRefused(where, "finds nothing in Mappings for " + argument);
        }
        yield found;
      }
      case "Fn::ToJsonString" -> json(where, resolve(where, argument));
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> truth(where, Map.of(function, argument));
      default -> throw new TemplateRefused(where, "uses " + function + ", which is not known here");
    };
  }

  private boolean truth(String where, Object value) {
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      var only = map.entrySet().iterator().next();
      Object argument = only.getValue();
      switch (String.valueOf(only.getKey())) {
        case "Condition" -> {
          return condition(where, text(argument));
        }
        case "Fn::Equals" -> {
          List<?> parts = list(where, argument, 2);
          return text(resolve(where, parts.get(0))).equals(text(resolve(where, parts.get(1))));
        }
        case "Fn::Not" -> {
          return !truth(where, list(where, argument, 1).getFirst());
        }
        case "Fn::And" -> {
          return list(where, argument, -1).stream().allMatch(each -> truth(where, each));
        }
        case "Fn::Or" -> {
          return list(where, argument, -1).stream().anyMatch(each -> truth(where, each));
        }
        default -> {}
      }
    }
    throw new TemplateRefused(where, "is no condition that is known here: " + value);
  }

  private Object attribute(String where, Object argument) {
    List<String> path =
        argument instanceof String text ? List.of(text.split("\\.", 2)) : texts(where, argument);
    if (path.size() != 2) {
      throw new TemplateRefused(where, "has a GetAtt without an attribute: " + argument);
    }
    return names.attribute(where, path.get(0), path.get(1));
  }

  private String substitute(String where, Object argument) {
    String pattern = text(argument instanceof List<?> parts ? parts.getFirst() : argument);
    Map<?, ?> own =
        argument instanceof List<?> parts && parts.get(1) instanceof Map<?, ?> map ? map : Map.of();
    Matcher matcher = VARIABLE.matcher(pattern);
    return matcher.replaceAll(found -> {
      String name = found.group(2);
      Object value = own.get(name);
      String text =
          !found.group(1).isEmpty()
              ? "${" + name + "}"
              : value != null
                  ? text(resolve(where, value))
                  : name.contains(".")
                      ? text(attribute(where, name))
                      : text(names.ref(where, name));
      return Matcher.quoteReplacement(text);
    });
  }

  private List<String> texts(String where, Object value) {
    List<String> texts = new ArrayList<>();
    if (resolve(where, value) instanceof List<?> list) {
      list.forEach(each -> texts.add(text(each)));
      return texts;
    }
    throw new TemplateRefused(where, "should be a list");
  }

  private static List<?> list(String where, Object value, int size) {
    if (value instanceof List<?> list && (size < 0 || list.size() == size)) {
      return list;
    }
    throw new TemplateRefused(where, "has a function with the wrong number of arguments: " + value);
  }

  private static String json(String where, Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new TemplateRefused(where, "cannot be written as JSON: " + unwritable.getMessage());
    }
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}
