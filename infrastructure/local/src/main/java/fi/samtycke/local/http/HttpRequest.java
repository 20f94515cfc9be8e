package fi.samtycke.local.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// A request as API Gateway sees it.
///
/// @param path as sent, not decoded
/// @param query as sent, without the question mark; empty when there is none
/// @param source the caller's address: the sender's, or what `X-Local-Source` says
/// @param headers names in lower case, values of one name joined by commas, without cookies
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpRequest(
    String method,
    String path,
    String query,
    String protocol,
    String source,
    Map<String, String> headers,
    List<String> cookies,
    byte[] body) {

  static final int LARGEST_BODY = 10 << 20;

  static HttpRequest of(Context context) throws IOException {
    HttpServletRequest sent = context.req();
    Map<String, String> headers = new TreeMap<>();
    for (String name : Collections.list(sent.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT), String.join(",", Collections.list(sent.getHeaders(name))));
    }
    String cookies = Objects.requireNonNullElse(headers.remove("cookie"), "");
    String local = headers.remove("x-local-source");
    String source = local == null ? sent.getRemoteAddr() : local;
    headers.merge("x-forwarded-for", source, (before, own) -> before + ", " + own);
    byte[] body = sent.getInputStream().readNBytes(LARGEST_BODY + 1);
    headers.putIfAbsent("content-length", Integer.toString(body.length));
    headers.put("x-amzn-trace-id", "Root=1-" + UUID.randomUUID());
    headers.put("x-forwarded-port", "443");
    headers.put("x-forwarded-proto", "https");
    return new HttpRequest(
        sent.getMethod(),
        sent.getRequestURI(),
        Objects.requireNonNullElse(sent.getQueryString(), ""),
        sent.getProtocol(),
        source,
        headers,
        Arrays.stream(cookies.split(";")).map(String::strip).filter(c -> !c.isEmpty()).toList(),
        body);
  }

  boolean tooLarge() {
    return body.length > LARGEST_BODY;
  }
}
