package fi.samtycke.web.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.MalformedRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads the body of a request, JSON or `application/x-www-form-urlencoded`. All methods throw
/// [MalformedRequestException] for what is neither, too large (64 kilobytes unless told otherwise),
/// no UTF-8, no JSON object, no form.
public final class Body {
  private static final int LARGEST = 64 * 1024;
  private static final int MOST_FIELDS = 100;

  private Body() {}

  /// Whether the body is an HTML form's.
  public static boolean isUrlEncoded(HttpRequest request) {
    return BodyText.isUrlEncoded(request);
  }

  /// What a visitor posts. Fields that are not known are ignored.
  public static Form form(HttpRequest request) {
    if (BodyText.isUrlEncoded(request)) {
      return new Form(urlEncoded(BodyText.of(request, LARGEST)));
    }
    if (!BodyText.isJson(request)) {
      throw unsupported("Send JSON or an HTML form, in UTF-8");
    }
    return new Form(json(BodyText.of(request, LARGEST)));
  }

  /// What staff send: JSON, without members that are not known.
  ///
  /// @param known the members that the route takes
  public static Form ofStaff(HttpRequest request, String... known) {
    Map<String, Object> members = ofSystem(request, LARGEST);
    if (!Set.of(known).containsAll(members.keySet())) {
      throw new MalformedRequestException(400, "unknown-field", "The request has an unknown field");
    }
    return new Form(members);
  }

  /// What another system sends: JSON, whatever members it has.
  ///
  /// @param largest in bytes
  /// @return as [JsonReader] reads it
  public static Map<String, Object> ofSystem(HttpRequest request, int largest) {
    if (!BodyText.isJson(request)) {
      throw unsupported(
          BodyText.isUrlEncoded(request)
              ? "Send JSON, in UTF-8"
              : "Send JSON or an HTML form, in UTF-8");
    }
    return json(BodyText.of(request, largest));
  }

  private static Map<String, Object> json(String text) {
    try (JsonParser json = Json.FACTORY.createParser(text)) {
      return JsonReader.object(json, BodyText::storable);
    } catch (JacksonException | IllegalArgumentException malformed) {
      throw new MalformedRequestException("malformed-json");
    } catch (IOException aTextInMemoryDoesNotFail) {
      throw new UncheckedIOException(aTextInMemoryDoesNotFail);
    }
  }

  private static Map<String, Object> urlEncoded(String text) {
    Map<String, Object> texts = new HashMap<>();
    if (!text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = PercentDecoder.decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentDecoder.decode(pair.substring(equals + 1));
        if (texts.put(name, BodyText.storable(value)) != null || texts.size() > MOST_FIELDS) {
          throw new MalformedRequestException("malformed-form");
        }
      }
    }
    return texts;
  }

  private static MalformedRequestException unsupported(String title) {
    return new MalformedRequestException(415, "unsupported-media-type", title);
  }
}
