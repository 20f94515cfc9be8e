package fi.samtycke.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the event of an HTTP API as a stream: data binding would load a thousand classes more at
/// every cold start. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
final class HttpEventReader {
  private final JsonParser json;
  private String method = "";
  private String routeKey = "";
  private String requestId = "";
  private String sourceIp = "";
  private String body = "";
  private boolean base64;
  private Map<String, String> path = Map.of();
  private Map<String, String> query = Map.of();
  private Map<String, String> headers = Map.of();
  private Map<String, String> claims = Map.of();
  private final List<String> cookies = new ArrayList<>();

  private HttpEventReader(JsonParser json) {
    this.json = json;
  }

  /// @throws MalformedRequestException when it is no event of payload format 2.0
  static HttpRequest read(JsonFactory factory, InputStream event) throws IOException {
    try (JsonParser json = factory.createParser(event)) {
      return new HttpEventReader(json).event();
    } catch (JsonParseException | StreamConstraintsException malformed) {
      throw new MalformedRequestException("malformed-event");
    }
  }

  private HttpRequest event() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedRequestException("malformed-event");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "routeKey" -> routeKey = text();
        case "body" -> body = text();
        case "isBase64Encoded" -> base64 = value == JsonToken.VALUE_TRUE;
        case "pathParameters" -> path = texts();
        case "queryStringParameters" -> query = texts();
        case "headers" -> headers = lowerCased(texts());
        case "cookies" -> readCookies();
        case "requestContext" -> context();
        default -> json.skipChildren();
      }
    }
    if (method.isEmpty()) {
      throw new MalformedRequestException("malformed-event");
    }
    return new HttpRequest(
        method,
        routeKey,
        requestId,
        sourceIp,
        path,
        query,
        headers,
        cookies,
        claims,
        new HttpRequest.Body(body, base64));
  }

  private void context() throws IOException {
    members(name -> {
      switch (name) {
        case "requestId" -> requestId = text();
        case "http" -> http();
        case "authorizer" -> authorizer();
        default -> json.skipChildren();
      }
    });
  }

  private void http() throws IOException {
    members(name -> {
      switch (name) {
        case "method" -> method = text();
        case "sourceIp" -> sourceIp = text();
        default -> json.skipChildren();
      }
    });
  }

  private void authorizer() throws IOException {
    members(name -> {
      if (name.equals("jwt")) {
        jwt();
      } else {
        json.skipChildren();
      }
    });
  }

  private void jwt() throws IOException {
    members(name -> {
      if (name.equals("claims")) {
        claims = texts();
      } else {
        json.skipChildren();
      }
    });
  }

  /// Reads a member whose name was just passed.
  private interface MemberReader {
    void read(String name) throws IOException;
  }

  /// Goes through the members of the present object; what is no object has none.
  private void members(MemberReader reader) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      reader.read(name);
    }
  }

  private void readCookies() throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      cookies.add(text());
    }
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new HashMap<>();
    members(name -> texts.put(name, text()));
    return texts;
  }

  private String text() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    if (json.currentToken().isScalarValue()) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  private static Map<String, String> lowerCased(Map<String, String> headers) {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }
}
