package fi.samtycke.declaration.build.claims;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.declaration.build.claims.Claims.Act;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What makes texts true: something that runs, a rule, the law, or somebody's own hand.
///
/// @param name in `carriers.yaml`
/// @param does the acts that it may be named for; the one who acts by hand may do all
/// @param texts ids of texts, or beginnings of ids with `*` at the end
/// @param declared paths in a declaration, down to a text or to what is around texts
public record Carrier(
    String name, By by, Set<Act> does, List<String> texts, List<String> declared) {
  private static final String ANY = "*";

  /// Who carries.
  public sealed interface By {}

  /// A function of the template.
  ///
  /// @param scheduled whether it runs by a schedule that is on, too
  public record Function(String id, boolean scheduled) implements By {}

  /// A route of the template: `POST /{controller}/my-data`.
  public record Route(String key) implements By {}

  /// Another resource of the template.
  public record Resource(String id) implements By {}

  /// A provision, and where it was read.
  ///
  /// @param checked whether somebody has compared it with the source; what is not is told to nobody
  public record Law(String source, boolean checked) implements By {}

  /// Somebody acts, and the text says so or asks for it.
  ///
  /// @param whose such as the reader's
  public record Hand(String whose) implements By {}

  /// Declared, but nothing does it yet: told to nobody.
  ///
  /// @param why what is missing
  public record Nobody(String why) implements By {}

  public static Carrier read(JsonNode node) {
    String name = node.path("carrier").asText();
    Set<Act> does = EnumSet.noneOf(Act.class);
    node.path("does").forEach(act -> does.add(Act.named(act.asText())));
    By by = by(name, node);
    return new Carrier(
        name,
        by,
        by instanceof Hand ? EnumSet.allOf(Act.class) : does,
        strings(node.path("texts")),
        strings(node.path("declared")));
  }

  private static By by(String name, JsonNode node) {
    if (node.has("function")) {
      return new Function(node.path("function").asText(), node.path("scheduled").asBoolean());
    }
    if (node.has("route")) {
      return new Route(node.path("route").asText());
    }
    if (node.has("resource")) {
      return new Resource(node.path("resource").asText());
    }
    if (node.has("law")) {
      return new Law(node.path("law").asText(), node.path("checked").asBoolean());
    }
    if (node.has("hand")) {
      return new Hand(node.path("hand").asText());
    }
    if (node.has("nobody")) {
      return new Nobody(node.path("nobody").asText());
    }
    throw new IllegalStateException("the carrier " + name + " says not who it is");
  }

  /// Whether what it carries may be shown.
  public boolean isThere() {
    return switch (by) {
      case Function _, Route _, Resource _, Hand _ -> true;
      case Law law -> law.checked();
      case Nobody _ -> false;
    };
  }

  /// How exactly it names a text: the letters that agree; empty when it does not.
  public Optional<Integer> names(String text) {
    return texts.stream()
        .filter(id -> isOf(id, text))
        .map(id -> id.endsWith(ANY) ? id.length() - ANY.length() : Integer.MAX_VALUE)
        .max(Integer::compare);
  }

  /// Whether an id, or the beginning of one, names a text.
  public static boolean isOf(String id, String text) {
    return id.endsWith(ANY)
        ? text.startsWith(id.substring(0, id.length() - ANY.length()))
        : text.equals(id);
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(each -> strings.add(each.asText()));
    return List.copyOf(strings);
  }
}
