package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;

/// JSON pointers (RFC 6901), and how a person reads them.
final class Pointer {
  private Pointer() {}

  /// The pointer of what stands under a key.
  static String to(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /// The pointer of what is around; of everything for a key of the file itself.
  static String around(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  /// The pointer as one reads it, members of lists by their names where they have one:
  /// `registers[customers].name`.
  static String readable(JsonNode content, String pointer) {
    StringBuilder key = new StringBuilder();
    JsonNode at = content;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      boolean member = at.isArray() && step.matches("\\d+");
      at = member ? at.path(Integer.parseInt(step)) : at.path(step);
      if (member) {
        key.append('[').append(Naming.of(at).orElse(step)).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return key.toString();
  }
}
