package fi.samtycke.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// The rules for JSON that comes in: 50 levels deep at most, no name twice in an object.
public final class Json {
  private static final int DEEPEST = 50;

  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /// Something that writes itself as JSON.
  public interface Writable {
    void write(JsonGenerator json) throws IOException;
  }

  public static String text(Writable content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      content.write(json);
    } catch (IOException aWriterInMemoryDoesNotFail) {
      throw new UncheckedIOException(aWriterInMemoryDoesNotFail);
    }
    return text.toString();
  }
}
