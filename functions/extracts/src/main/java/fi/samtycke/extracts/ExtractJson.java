package fi.samtycke.extracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.extract.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/// Writes an extract as JSON: structured, common, readable by machines (GDPR Art. 20). The shape is
/// a published contract (docs/extract.md); whoever reads it looks at `formatVersion` first. Every
/// value stands exactly as it is stored. The same extract always gives the same bytes.
final class ExtractJson {
  private static final int FORMAT_VERSION = 1;

  private ExtractJson() {}

  static byte[] of(Extract extract) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("formatVersion", FORMAT_VERSION);
      json.writeObjectFieldStart("controller");
      json.writeStringField("id", extract.controller().value());
      json.writeStringField("name", extract.controllerName());
      json.writeEndObject();
      json.writeStringField("title", extract.title());
      json.writeStringField("language", extract.language().tag());
      json.writeStringField("madeAt", extract.madeAt().toString());
      json.writeStringField("case", extract.about().value());
      json.writeStringField("declaration", extract.declaration());
      json.writeArrayFieldStart("sections");
      for (Section section : extract.sections()) {
        write(section, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return out.toByteArray();
  }

  private static void write(Section section, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", section.id());
    json.writeStringField("title", section.title());
    json.writeStringField("note", section.note());
    json.writeArrayFieldStart("parts");
    for (Part part : section.parts()) {
      json.writeStartObject();
      json.writeStringField("id", part.id());
      json.writeStringField("title", part.title());
      switch (part) {
        case Part.Facts facts -> write(facts, json);
        case Part.Rows rows -> write(rows, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Part.Facts part, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("facts");
    for (Fact fact : part.facts()) {
      json.writeStartObject();
      json.writeStringField("name", fact.name());
      json.writeStringField("label", fact.label());
      json.writeStringField("value", fact.value().exact());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(Part.Rows part, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("columns");
    for (Column column : part.columns()) {
      json.writeStringField(column.name(), column.label());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("rows");
    for (List<Value> row : part.rows()) {
      json.writeStartObject();
      Iterator<Column> columns = part.columns().iterator();
      for (Value value : row) {
        json.writeStringField(columns.next().name(), value.exact());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
