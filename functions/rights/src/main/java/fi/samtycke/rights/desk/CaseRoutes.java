package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the routes of the cases read alike.
final class CaseRoutes {
  private static final int LONGEST = 10_000;
  private static final int MOST_ENTRIES = 100;

  private CaseRoutes() {}

  /// Of the path; empty for what no entry can be called.
  static Optional<EntryId> id(HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id) ? Optional.of(new EntryId(id)) : Optional.empty();
  }

  /// A text that must be there.
  static Optional<String> words(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text
            && !text.isBlank()
            && text.codePointCount(0, text.length()) <= LONGEST
        ? Optional.of(text.strip())
        : Optional.empty();
  }

  static String fault(Map<String, Object> members, String name) {
    return switch (members.get(name)) {
      case String text when !text.isBlank() -> "too-long";
      case String _ -> "required";
      case null -> "required";
      default -> "not-text";
    };
  }

  /// Ids, each once; empty when they are none, too many or malformed.
  static List<EntryId> entries(Map<String, Object> members) {
    List<EntryId> entries = new ArrayList<>();
    if (members.get("entries") instanceof List<?> ids && ids.size() <= MOST_ENTRIES) {
      for (Object id : ids) {
        if (!(id instanceof String text) || !EntryId.isWellFormed(text)) {
          return List.of();
        }
        entries.add(new EntryId(text));
      }
    }
    return entries.stream().distinct().toList();
  }

  static HttpAnswer invalid(String field, String code) {
    return Problem.of(
        400, "invalid-step", "The step is not complete", List.of(new FieldError(field, code)));
  }
}
