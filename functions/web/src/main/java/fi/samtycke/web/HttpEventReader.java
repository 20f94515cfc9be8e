package fi.samtycke.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import fi.samtycke.platform.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Reads the event of an HTTP API as a stream: data binding would load a thousand classes more at
/// every cold start. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
final class HttpEventReader {
  private HttpEventReader() {}

  /// @throws MalformedRequestException when it is no event of payload format 2.0
  static HttpRequest read(InputStream input) throws IOException {
    Map<String, Object> event = event(input);
    Object context = JsonReader.at(event, "requestContext");
    String method = JsonReader.textAt(context, "http", "method");
    if (method.isEmpty()) {
      throw new MalformedRequestException("malformed-event");
    }
    Map<String, String> headers = new HashMap<>();
    texts(JsonReader.at(event, "headers"))
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    List<String> cookies = new ArrayList<>();
    if (JsonReader.at(event, "cookies") instanceof List<?> list) {
      list.forEach(cookie -> cookies.add(text(cookie)));
    }
    return new HttpRequest(
        method,
        JsonReader.textAt(event, "routeKey"),
        JsonReader.textAt(context, "requestId"),
        JsonReader.textAt(context, "http", "sourceIp"),
        texts(JsonReader.at(event, "pathParameters")),
        texts(JsonReader.at(event, "queryStringParameters")),
        headers,
        cookies,
        texts(JsonReader.at(context, "authorizer", "jwt", "claims")),
        new HttpRequest.Body(
            JsonReader.textAt(event, "body"),
            JsonReader.at(event, "isBase64Encoded").equals(true)));
  }

  private static Map<String, Object> event(InputStream input) throws IOException {
    try (JsonParser json = Json.FACTORY.createParser(input)) {
      return JsonReader.object(json, UnaryOperator.identity());
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new MalformedRequestException("malformed-event");
    }
  }

  /// The members of an object; what is no object has none.
  private static Map<String, String> texts(Object object) {
    Map<String, String> texts = new HashMap<>();
    if (object instanceof Map<?, ?> members) {
      members.forEach((name, value) -> texts.put(String.valueOf(name), text(value)));
    }
    return texts;
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> || value instanceof List<?> ? "" : String.valueOf(value);
  }
}
