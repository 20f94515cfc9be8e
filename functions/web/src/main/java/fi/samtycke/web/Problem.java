package fi.samtycke.web;

import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.JsonWriter;
import java.time.Duration;
import java.util.List;

/// Problem documents (RFC 9457). They repeat nothing that was sent.
public final class Problem {
  private Problem() {}

  public static HttpAnswer of(int status, String type, String title) {
    return of(status, type, title, List.of());
  }

  /// @param errors what is wrong with which field
  public static HttpAnswer of(int status, String type, String title, List<FieldError> errors) {
    String body =
        JsonWriter.text(json -> {
          json.put("type", "/problems/" + type).put("title", title).put("status", status);
          if (!errors.isEmpty()) {
            json.put("errors", errors.stream().map(Problem::error).toList());
          }
        });
    return HttpAnswer.of(status, "application/problem+json", body);
  }

  private static JsonWriter.Members error(FieldError error) {
    return json -> json.put("field", error.field()).put("code", error.code());
  }

  /// One field of a request is wrong.
  public static HttpAnswer wrong(String field, String code) {
    return invalid(List.of(new FieldError(field, code)));
  }

  public static HttpAnswer invalid(List<FieldError> errors) {
    return of(400, "invalid-request", "The request is not complete", errors);
  }

  public static HttpAnswer notPermitted() {
    return of(403, "not-permitted", "Your role does not permit this");
  }

  /// An unknown controller, route, entry or link: one answer, the same bytes for all of them.
  public static HttpAnswer notFound() {
    return of(404, "not-found", "There is nothing here");
  }

  public static HttpAnswer tooMany(Duration wait) {
    return of(429, "too-many-requests", "Too many requests from this address")
        .with("retry-after", Long.toString(wait.toSeconds()));
  }

  /// @param what was posted: `message`, `request`
  public static HttpAnswer keyReused(String what) {
    return of(422, "idempotency-key-reused", "The idempotency key was used for another " + what);
  }

  /// @param requestId names the log lines of this request
  public static HttpAnswer fault(String requestId) {
    return of(500, "fault", "Something went wrong on our side").with("x-request-id", requestId);
  }

  public static HttpAnswer busy() {
    return of(503, "busy", "Busy at the moment, try again shortly").with("retry-after", "5");
  }
}
