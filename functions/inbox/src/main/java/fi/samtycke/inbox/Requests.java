package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What several routes of the inbox read alike.
final class Requests {
  private static final int LONGEST_NUMBER = 8;

  private Requests() {}

  static Optional<EntryId> id(HttpRequest request) {
    String id = request.path().getOrDefault("id", "");
    return EntryId.isWellFormed(id) ? Optional.of(new EntryId(id)) : Optional.empty();
  }

  /// Of a query, what a route knows.
  static Map<String, Object> members(Map<String, String> query, String... known) {
    Map<String, Object> members = new HashMap<>();
    for (String name : known) {
      members.put(name, query.getOrDefault(name, ""));
    }
    return members;
  }

  /// @param otherwise for what is no number
  static int number(String text, int otherwise) {
    boolean number =
        !text.isEmpty()
            && text.length() <= LONGEST_NUMBER
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Math.min(Integer.parseInt(text), 99_999_998) : otherwise;
  }

  static HttpAnswer unknownReason() {
    return wrong("reason", "unknown-choice");
  }

  static HttpAnswer wrong(String field, String code) {
    return Problem.of(
        400,
        "invalid-request",
        "The request is not complete",
        List.of(new FieldError(field, code)));
  }
}
