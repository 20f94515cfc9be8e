package fi.samtycke.rights.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What staff say in a request, read alike everywhere.
public final class StaffInput {
  private static final int LONGEST = 2_000;

  private StaffInput() {}

  /// An id of the path; empty for what no entry can be called.
  public static Optional<EntryId> id(HttpRequest request, String name) {
    String id = request.path().getOrDefault(name, "");
    return EntryId.isWellFormed(id) ? Optional.of(new EntryId(id)) : Optional.empty();
  }

  /// A text; empty when there is none or it is too long.
  public static String words(Map<String, Object> members, String name) {
    String text = members.get(name) instanceof String words ? words.strip() : "";
    return text.codePointCount(0, text.length()) <= LONGEST ? text : "";
  }

  public static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  public static Optional<Instant> moment(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException noInstant) {
      return Optional.empty();
    }
  }

  public static HttpAnswer wrong(String field, String code) {
    return Problem.of(
        400,
        "invalid-request",
        "The request is not complete",
        List.of(new FieldError(field, code)));
  }
}
