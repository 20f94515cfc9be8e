package fi.samtycke.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.template.Template;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A request as API Gateway hands it to a function, payload format 2.0.
///
/// @see <a
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload
///   format</a>
final class HttpEvent {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  /// Bodies of other types arrive in base64, forms among them.
  private static final Pattern TEXT =
      Pattern.compile(
          "(text/.*|application/(json|xml|javascript))\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private HttpEvent() {}

  /// @param claims of the token, if an authorizer took one
  static byte[] of(
      HttpRequest request,
      RouteTable.Match match,
      Optional<Map<String, String>> claims,
      Instant now) {
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", match.route().key())
        .put("rawPath", request.path())
        .put("rawQueryString", request.query());
    if (!request.cookies().isEmpty()) {
      request.cookies().forEach(event.putArray("cookies")::add);
    }
    request.headers().forEach(event.putObject("headers")::put);
    if (!request.query().isEmpty()) {
      Query.parameters(request.query()).forEach(event.putObject("queryStringParameters")::put);
    }
    event.set("requestContext", context(request, match.route(), claims, now));
    if (!match.parameters().isEmpty()) {
      match.parameters().forEach(event.putObject("pathParameters")::put);
    }
    return body(event, request).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode context(
      HttpRequest request,
      Template.Route route,
      Optional<Map<String, String>> claims,
      Instant now) {
    String host = request.headers().getOrDefault("host", "localhost").replaceFirst(":\\d+$", "");
    ObjectNode context =
        JSON.createObjectNode().put("accountId", Template.ACCOUNT).put("apiId", "local");
    claims.ifPresent(each -> {
      ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
      each.forEach(jwt.putObject("claims")::put);
      jwt.putNull("scopes");
    });
    context.put("domainName", host).put("domainPrefix", host.split("\\.", 2)[0]);
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", request.protocol())
        .put("sourceIp", request.source())
        .put("userAgent", request.headers().getOrDefault("user-agent", ""));
    return context
        .put("requestId", requestId())
        .put("routeKey", route.key())
        .put("stage", "$default")
        .put("time", TIME.format(now.atOffset(ZoneOffset.UTC)))
        .put("timeEpoch", now.toEpochMilli());
  }

  /// Looks like API Gateway's, `JKJaXmPLvHcESHA=`.
  private static String requestId() {
    byte[] random = UUID.randomUUID().toString().substring(0, 11).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(random);
  }

  private static ObjectNode body(ObjectNode event, HttpRequest request) {
    byte[] body = request.body();
    if (body.length == 0) {
      return event.put("isBase64Encoded", false);
    }
    String type = request.headers().getOrDefault("content-type", "");
    Optional<String> text = TEXT.matcher(type).matches() ? text(body) : Optional.empty();
    return event
        .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
        .put("isBase64Encoded", text.isEmpty());
  }

  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
