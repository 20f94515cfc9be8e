package fi.samtycke.web;

import fi.samtycke.core.subject.FieldError;
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
        Json.text(json -> {
          json.writeStartObject();
          json.writeStringField("type", "/problems/" + type);
          json.writeStringField("title", title);
          json.writeNumberField("status", status);
          if (!errors.isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (FieldError error : errors) {
              json.writeStartObject();
              json.writeStringField("field", error.field());
              json.writeStringField("code", error.code());
              json.writeEndObject();
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        });
    return HttpAnswer.of(status, "application/problem+json", body);
  }

  /// An unknown controller, route, entry or link: one answer, the same octets for all of them.
  public static HttpAnswer notFound() {
    return of(404, "not-found", "There is nothing here");
  }

  public static HttpAnswer malformed(String type) {
    return of(400, type, "The request could not be read");
  }

  public static HttpAnswer tooMany(Duration wait) {
    return of(429, "too-many-requests", "Too many requests from this address")
        .with("retry-after", Long.toString(wait.toSeconds()));
  }

  /// @param requestId names the log lines of this request
  public static HttpAnswer fault(String requestId) {
    return of(500, "fault", "Something went wrong on our side").with("x-request-id", requestId);
  }

  public static HttpAnswer busy() {
    return of(503, "busy", "Busy at the moment, try again shortly").with("retry-after", "5");
  }
}
