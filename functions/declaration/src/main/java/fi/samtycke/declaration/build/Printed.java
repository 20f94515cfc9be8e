package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The whole of a controller for people to read: YAML again, with the place of each value behind
/// it.
final class Printed {
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|null|yes|no|on|off)$)\\p{L}[\\p{L}\\d _.,;/()@'§&-]*(?<! )");
  private static final Pattern PLAIN_IN_A_LIST =
      Pattern.compile("(?!(?i:true|false|null|yes|no|on|off)$)\\p{L}[\\p{L}\\d_.@-]*");
  private static final int COLUMN = 60;

  private final Whole whole;
  private final List<String> lines = new ArrayList<>();

  private Printed(Whole whole) {
    this.whole = whole;
  }

  /// Lines of YAML; behind each value two spaces, `# ` and `file:line`, or `# default`.
  static List<String> of(Whole whole) {
    Printed printed = new Printed(whole);
    printed.within("", "", "", whole.content());
    return printed.lines;
  }

  /// @param first what the first line begins with
  /// @param indent what the others begin with
  private void within(String first, String indent, String pointer, JsonNode node) {
    String start = first;
    for (String child : whole.children(pointer)) {
      String key = Pointer.readable(node, child.substring(pointer.length()));
      put(start + (node.isArray() ? "-" : key + ":"), indent + "  ", child);
      start = indent;
    }
  }

  /// @param begun the line so far
  private void put(String begun, String indent, String pointer) {
    JsonNode node = whole.content().at(pointer);
    if (node.isValueNode()) {
      line(begun + " " + scalar(node, PLAIN), pointer);
    } else if (isFlat(node)) {
      List<String> members = new ArrayList<>();
      node.forEach(member -> members.add(scalar(member, PLAIN_IN_A_LIST)));
      line(begun + " [" + String.join(", ", members) + "]", pointer);
    } else if (begun.endsWith("-")) {
      within(begun + " ", indent, pointer, node);
    } else {
      lines.add(begun);
      within(indent, indent, pointer, node);
    }
  }

  private void line(String text, String pointer) {
    String place = whole.place(pointer).map(Place::toString).orElse("default");
    lines.add(text + " ".repeat(Math.max(0, COLUMN - text.length())) + "  # " + place);
  }

  private static boolean isFlat(JsonNode node) {
    for (JsonNode member : node) {
      if (member.isContainerNode()) {
        return false;
      }
    }
    return node.isArray();
  }

  private static String scalar(JsonNode value, Pattern plain) {
    return value.isTextual() && plain.matcher(value.textValue()).matches()
        ? value.textValue()
        : value.toString();
  }
}
