package fi.samtycke.web.staff;

import fi.samtycke.platform.JsonWriter;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Json;
import fi.samtycke.web.input.PageQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers a part of a collection: `{"items":[...],"nextCursor":null}`.
public final class Listing {
  private Listing() {}

  /// The whole collection.
  public static <T> HttpAnswer answer(Collection<T> items, Function<T, JsonWriter.Members> json) {
    return answer(items, json, Optional.empty());
  }

  /// @param nextCursor as the store left it
  public static <T> HttpAnswer answer(
      Collection<T> items, Function<T, JsonWriter.Members> json, Optional<String> nextCursor) {
    return HttpAnswer.json(
        200,
        list ->
            list.put("items", items.stream().map(json).toList())
                .putOrNull("nextCursor", nextCursor.map(PageQuery::encode)));
  }

  public static HttpAnswer answer(List<?> items, Optional<String> nextCursor) {
    String all =
        items.stream()
            .map(item ->
                item instanceof Json.Writable old
                    ? Json.text(old)
                    : JsonWriter.text((JsonWriter.Members) item))
            .collect(Collectors.joining(","));
    String cursor = nextCursor.map(each -> "\"" + PageQuery.encode(each) + "\"").orElse("null");
    return HttpAnswer.json(200, "{\"items\":[" + all + "],\"nextCursor\":" + cursor + "}");
  }
}
