package fi.samtycke.web.staff;

import fi.samtycke.platform.JsonWriter;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.input.PageQuery;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/// Answers a part of a collection: `{"items":[...],"nextCursor":null}`.
public final class Listing {
  private Listing() {}

  /// The whole collection.
  public static <T> HttpAnswer answer(Collection<T> items, Function<T, JsonWriter.Members> json) {
    return answer(items, json, Optional.empty());
  }

  /// The whole collection, after something was put into it.
  public static <T> HttpAnswer created(Collection<T> items, Function<T, JsonWriter.Members> json) {
    return answer(201, items, json, Optional.empty());
  }

  /// @param nextCursor as the store left it
  public static <T> HttpAnswer answer(
      Collection<T> items, Function<T, JsonWriter.Members> json, Optional<String> nextCursor) {
    return answer(200, items, json, nextCursor);
  }

  private static <T> HttpAnswer answer(
      int status,
      Collection<T> items,
      Function<T, JsonWriter.Members> json,
      Optional<String> nextCursor) {
    return HttpAnswer.json(
        status,
        list ->
            list.put("items", items.stream().map(json).toList())
                .putOrNull("nextCursor", nextCursor.map(PageQuery::encode)));
  }
}
