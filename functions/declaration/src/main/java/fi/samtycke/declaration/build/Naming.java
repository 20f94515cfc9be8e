package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// By what the members of a list are told apart.
final class Naming {
  /// A member is called by the first of these that it has, whole.
  private static final List<List<String>> NAMES =
      List.of(
          List.of("id"),
          List.of("name"),
          List.of("field"),
          List.of("value"),
          List.of("register", "system", "host"));

  private Naming() {}

  /// What a member is called: its id, the name of a field, `customers/this/aws` for where a
  /// register lies; empty for what has no name.
  static Optional<String> of(JsonNode member) {
    return NAMES.stream()
        .filter(keys -> keys.stream().allMatch(key -> member.path(key).isTextual()))
        .findFirst()
        .map(keys ->
            keys.stream()
                .map(key -> member.path(key).textValue())
                .collect(Collectors.joining("/")));
  }
}
