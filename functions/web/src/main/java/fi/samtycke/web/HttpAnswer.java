package fi.samtycke.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a handler answers, in the form that an HTTP API takes (payload format 2.0).
public record HttpAnswer(
    int status, Map<String, String> headers, List<String> cookies, String body) {

  public static HttpAnswer of(int status, String contentType, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", contentType);
    headers.put("cache-control", "no-store");
    headers.put("x-content-type-options", "nosniff");
    headers.put("referrer-policy", "no-referrer");
    headers.put("strict-transport-security", "max-age=31536000");
    return new HttpAnswer(status, headers, List.of(), body);
  }

  public static HttpAnswer json(int status, String body) {
    return of(status, "application/json", body);
  }

  /// Sends the browser to another page of ours by GET (RFC 9110 section 15.4.4).
  public static HttpAnswer seeOther(String location) {
    return of(303, "text/plain; charset=utf-8", "").with("location", location);
  }

  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, more, cookies, body);
  }

  public HttpAnswer withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new HttpAnswer(status, headers, more, body);
  }

  /// The same answer to a HEAD request.
  HttpAnswer withoutBody() {
    return new HttpAnswer(status, headers, cookies, "");
  }

  void write(JsonFactory factory, OutputStream out) throws IOException {
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", status);
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : headers.entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      if (!cookies.isEmpty()) {
        json.writeArrayFieldStart("cookies");
        for (String cookie : cookies) {
          json.writeString(cookie);
        }
        json.writeEndArray();
      }
      json.writeStringField("body", body);
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
  }
}
