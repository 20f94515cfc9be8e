package fi.samtycke.web.input;

import fi.samtycke.platform.JsonReader;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Json;
import fi.samtycke.web.MalformedRequestException;
import fi.samtycke.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the JSON body of a signed-in request, under the same rules as a form: strict UTF-8, 64
/// kilobytes, 50 levels, no name twice. Members that are not known are refused.
public final class JsonBody {
  private JsonBody() {}

  /// What came of reading.
  public sealed interface Outcome {
    /// @param members as [JsonReader] reads them
    record Read(Map<String, Object> members) implements Outcome {}

    record Refused(HttpAnswer answer) implements Outcome {}
  }

  /// @param known the members that this route takes
  public static Outcome read(HttpRequest request, Set<String> known) {
    if (FormReader.isUrlEncoded(request)) {
      return new Outcome.Refused(Problem.of(415, "unsupported-media-type", "Send JSON, in UTF-8"));
    }
    return switch (FormReader.readText(request)) {
      case FormReader.TextOutcome.Refused(HttpAnswer answer) -> new Outcome.Refused(answer);
      case FormReader.TextOutcome.Read(String text) -> members(text, known);
    };
  }

  /// Reads what another system sends, whatever members it has.
  ///
  /// @param largest in octets
  public static Outcome ofSystem(HttpRequest request, int largest) {
    if (FormReader.isUrlEncoded(request)) {
      return new Outcome.Refused(Problem.of(415, "unsupported-media-type", "Send JSON, in UTF-8"));
    }
    return switch (FormReader.readText(request, largest)) {
      case FormReader.TextOutcome.Refused(HttpAnswer answer) -> new Outcome.Refused(answer);
      case FormReader.TextOutcome.Read(String text) -> new Outcome.Read(members(text));
    };
  }

  private static Outcome members(String text, Set<String> known) {
    Map<String, Object> members = members(text);
    return known.containsAll(members.keySet())
        ? new Outcome.Read(members)
        : new Outcome.Refused(
            Problem.of(400, "unknown-field", "The request has a field that is not known here"));
  }

  private static Map<String, Object> members(String text) {
    if (!(parse(text) instanceof Map<?, ?> map)) {
      throw new MalformedRequestException("malformed-json");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> {
      FormReader.storable((String) name);
      requireStorable(member);
      members.put((String) name, member);
    });
    return members;
  }

  private static void requireStorable(Object value) {
    switch (value) {
      case String text -> FormReader.storable(text);
      case Map<?, ?> object ->
          object.forEach((name, member) -> {
            FormReader.storable((String) name);
            requireStorable(member);
          });
      case List<?> list -> list.forEach(JsonBody::requireStorable);
      default -> {}
    }
  }

  private static Object parse(String text) {
    try {
      return JsonReader.read(
          Json.FACTORY, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequestException("malformed-json", malformed);
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
  }
}
