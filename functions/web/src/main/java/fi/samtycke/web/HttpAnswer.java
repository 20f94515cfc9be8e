package fi.samtycke.web;

import fi.samtycke.platform.JsonWriter;
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

  public static HttpAnswer json(int status, JsonWriter.Members object) {
    return json(status, JsonWriter.text(object));
  }

  /// It is done, and there is nothing to say about it.
  public static HttpAnswer noContent() {
    return json(204, "");
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

  void write(OutputStream out) throws IOException {
    out.write(
        JsonWriter.bytes(json -> {
          json.put("statusCode", status).put("headers", headers);
          if (!cookies.isEmpty()) {
            json.put("cookies", cookies);
          }
          json.put("body", body).put("isBase64Encoded", false);
        }));
  }
}
