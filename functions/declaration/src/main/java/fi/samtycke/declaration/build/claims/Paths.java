package fi.samtycke.declaration.build.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Paths that name places of every declaration: `retention.chat.text`, `purposes.newsletter`. A
/// member of a list goes by its id, name, field, right or register, `*` is any key or member. A
/// path names what lies within, too.
public final class Paths {
  private static final List<String> NAMES = List.of("id", "name", "field", "right", "register");

  private Paths() {}

  /// By what each step from the whole to a place goes.
  public static List<Set<String>> of(JsonNode whole, String pointer) {
    List<Set<String>> path = new ArrayList<>();
    JsonNode at = whole;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      boolean member = at.isArray();
      at = member ? at.path(Integer.parseInt(step)) : at.path(step);
      path.add(member ? names(at) : Set.of(step));
    }
    return path;
  }

  /// Whether a place is the named one, or lies within it.
  public static boolean isWithin(List<Set<String>> place, String path) {
    String[] steps = path.split("\\.", -1);
    if (steps.length > place.size()) {
      return false;
    }
    for (int i = 0; i < steps.length; i++) {
      if (!steps[i].equals("*") && !place.get(i).contains(steps[i])) {
        return false;
      }
    }
    return true;
  }

  /// Takes out what paths name.
  public static void remove(JsonNode whole, List<String> paths) {
    for (String path : paths) {
      removeFrom(whole, List.of(path.split("\\.", -1)));
    }
  }

  private static void removeFrom(JsonNode node, List<String> steps) {
    String first = steps.getFirst();
    boolean here = steps.size() == 1;
    switch (node) {
      case ObjectNode object -> {
        Iterator<Map.Entry<String, JsonNode>> entries = object.properties().iterator();
        while (entries.hasNext()) {
          Map.Entry<String, JsonNode> entry = entries.next();
          step(entries, entry.getValue(), Set.of(entry.getKey()), first, here, steps);
        }
      }
      case ArrayNode array -> {
        Iterator<JsonNode> members = array.iterator();
        while (members.hasNext()) {
          JsonNode member = members.next();
          step(members, member, names(member), first, here, steps);
        }
      }
      default -> {}
    }
  }

  private static void step(
      Iterator<?> around,
      JsonNode node,
      Set<String> names,
      String first,
      boolean here,
      List<String> steps) {
    if (!first.equals("*") && !names.contains(first)) {
      return;
    }
    if (here) {
      around.remove();
    } else {
      removeFrom(node, steps.subList(1, steps.size()));
    }
  }

  private static Set<String> names(JsonNode member) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : NAMES) {
      if (member.path(key).isTextual()) {
        names.add(member.path(key).textValue());
      }
    }
    if (member.path("registers").size() == 1) {
      names.add(member.path("registers").path(0).asText());
    }
    return names;
  }
}
