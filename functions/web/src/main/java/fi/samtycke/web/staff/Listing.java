package fi.samtycke.web.staff;

import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Json;
import fi.samtycke.web.input.PageQuery;
import java.util.List;
import java.util.Optional;

/// Answers a part of a collection: `{"items":[...],"nextCursor":null}`.
public final class Listing {
  private Listing() {}

  /// @param nextCursor as the store left it
  public static HttpAnswer answer(List<Json.Writable> items, Optional<String> nextCursor) {
    return HttpAnswer.json(
        200,
        Json.text(json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("items");
          for (Json.Writable item : items) {
            item.write(json);
          }
          json.writeEndArray();
          if (nextCursor.isPresent()) {
            json.writeStringField("nextCursor", PageQuery.encode(nextCursor.get()));
          } else {
            json.writeNullField("nextCursor");
          }
          json.writeEndObject();
        }));
  }
}
