package fi.samtycke.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The odd mails that others have thought of, sent to btb-plaza.
final class Samples {
  static final Declarations DECLARED =
      Declarations.load(List.of("btb-plaza", "btb-transformers"), "{}");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    all().forEach(single -> ids.add(single.get("id").asText()));
    return ids;
  }

  static IncomingMail mail(String id) {
    for (JsonNode single : all()) {
      if (single.get("id").asText().equals(id)) {
        return mail(single.get("event"));
      }
    }
    throw new AssertionError("no case " + id);
  }

  /// The sample `ok` with another text in the place of one of its own.
  static IncomingMail ok(String before, String after) {
    try {
      String ok = all().get(0).get("event").toString();
      if (!ok.contains(before)) {
        throw new AssertionError("the sample does not say " + before);
      }
      return mail(JSON.readTree(ok.replace(before, after)));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static IncomingMail mail(JsonNode event) {
    String told = event.toString().replace("lambda@amazon.com", "dataskydd@btb-plaza.example");
    try {
      Object read =
          JsonReader.read(new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8)));
      List<?> records = (List<?>) JsonReader.at(read, "Records");
      return IncomingMail.of(JsonReader.at(records.getFirst(), "ses"));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static JsonNode all() {
    try (InputStream in = Samples.class.getResourceAsStream("/ses-inbound/derived_cases.json")) {
      return JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
