package fi.samtycke.web.input;

import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

public final class JsonBody {
  private JsonBody() {}

  public sealed interface Outcome {
    record Read(Map<String, Object> members) implements Outcome {}

    record Refused(HttpAnswer answer) implements Outcome {}
  }

  public static Outcome read(HttpRequest request, Set<String> known) {
    return new Outcome.Read(
        new LinkedHashMap<>(Body.ofStaff(request, known.toArray(String[]::new)).members()));
  }
}
