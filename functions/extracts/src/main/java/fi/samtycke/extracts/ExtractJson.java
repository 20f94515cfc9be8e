package fi.samtycke.extracts;

import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.extract.Value;
import fi.samtycke.platform.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes an extract as JSON: structured, common, readable by machines (GDPR Art. 20). The shape is
/// a published contract (docs/extract.md); whoever reads it looks at `formatVersion` first. Every
/// value stands exactly as it is stored. The same extract always gives the same bytes.
final class ExtractJson {
  private static final int FORMAT_VERSION = 1;

  private ExtractJson() {}

  static byte[] of(Extract extract) {
    return JsonWriter.bytes(json ->
        json.put("formatVersion", FORMAT_VERSION)
            .put(
                "controller",
                controller ->
                    controller
                        .put("id", extract.controller().value())
                        .put("name", extract.controllerName()))
            .put("title", extract.title())
            .put("language", extract.language().tag())
            .put("madeAt", extract.madeAt().toString())
            .put("case", extract.about().value())
            .put("declaration", extract.declaration())
            .put("sections", extract.sections().stream().map(ExtractJson::section).toList()));
  }

  private static JsonWriter.Members section(Section section) {
    return json ->
        json.put("id", section.id())
            .put("title", section.title())
            .put("note", section.note())
            .put("parts", section.parts().stream().map(ExtractJson::part).toList());
  }

  private static JsonWriter.Members part(Part part) {
    return json -> {
      json.put("id", part.id()).put("title", part.title());
      switch (part) {
        case Part.Facts facts ->
            json.put("facts", facts.facts().stream().map(ExtractJson::fact).toList());
        case Part.Rows rows -> {
          Map<String, String> columns = new LinkedHashMap<>();
          rows.columns().forEach(column -> columns.put(column.name(), column.label()));
          json.put("columns", columns)
              .put("rows", rows.rows().stream().map(row -> row(rows.columns(), row)).toList());
        }
      }
    };
  }

  private static JsonWriter.Members fact(Fact fact) {
    return json ->
        json.put("name", fact.name()).put("label", fact.label()).put("value", fact.value().exact());
  }

  private static Map<String, String> row(List<Column> columns, List<Value> values) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      row.put(columns.get(i).name(), values.get(i).exact());
    }
    return row;
  }
}
