package fi.samtycke.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Meter;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stands between the functions and AWS and counts what they ask for. Of every item that a write
/// names it looks at what was there before and after. One thread at a time.
final class MeteringHttpClient implements SdkHttpClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final SdkHttpClient real;
  private final Meter meter = new Meter();
  private Optional<DynamoDbClient> dynamoDb = Optional.empty();
  private Spent spent = Spent.NOTHING;

  /// An item by its place.
  private record Place(String table, Map<String, AttributeValue> key) {}

  MeteringHttpClient(SdkHttpClient real) {
    this.real = meter.reading(real);
  }

  /// @param looking past the functions, into the same tables
  void open(DynamoDbClient looking) {
    dynamoDb = Optional.of(looking);
  }

  /// What was asked for since the last time, the invocations left open.
  Spent taken() {
    Spent taken = spent;
    spent = Spent.NOTHING;
    double readUnits = meter.readUnits();
    meter.reset();
    return taken.plus(new Spent(0, readUnits, 0, 0, 0, 0, 0));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return dynamoDb.isEmpty() ? prepared.call() : counted(request, prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private synchronized HttpExecuteResponse counted(
      HttpExecuteRequest request, ExecutableHttpRequest prepared) throws IOException {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("SendEmail");
    String operation = target.substring(target.indexOf('.') + 1);
    JsonNode body = body(request);
    boolean database = target.startsWith("DynamoDB");
    List<Place> places = database ? places(operation, body) : List.of();
    List<Map<String, AttributeValue>> before = places.stream().map(this::look).toList();
    HttpExecuteResponse response = prepared.call();
    int factor = operation.equals("TransactWriteItems") ? 2 : 1;
    int units = 0;
    int index = 0;
    for (int i = 0; i < places.size(); i++) {
      Map<String, AttributeValue> after = look(places.get(i));
      int bytes = Math.max(ItemSize.of(before.get(i)), ItemSize.of(after));
      units += factor * ItemSize.units(bytes);
      index += indexUnits(places.get(i).table(), before.get(i), after);
    }
    int facts = operation.equals("PutEvents") ? body.path("Entries").size() : 0;
    int mails = database || operation.equals("PutEvents") ? 0 : 1;
    spent = spent.plus(new Spent(database ? 1 : 0, 0, units, index, mails, facts, 0));
    return response;
  }

  /// An entry that comes, goes or changes is written; one whose key changes is written twice.
  private static int indexUnits(
      String table, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    int units = 0;
    for (Template.Table declared : Backstage.TEMPLATE.tables().values()) {
      if (declared.name().equals(table)) {
        for (Template.Index index : declared.indexes()) {
          Set<String> key =
              index.keys().stream().map(Template.Key::attribute).collect(Collectors.toSet());
          Map<String, AttributeValue> old = entry(before, index, key);
          Map<String, AttributeValue> now = entry(after, index, key);
          if (!old.equals(now)) {
            boolean moved =
                !old.isEmpty() && !now.isEmpty() && !keyOf(old, key).equals(keyOf(now, key));
            units += (moved ? 2 : 1) * ItemSize.units(Math.max(ItemSize.of(old), ItemSize.of(now)));
          }
        }
      }
    }
    return units;
  }

  /// What the index holds of an item; nothing, when the item lacks its key.
  private static Map<String, AttributeValue> entry(
      Map<String, AttributeValue> item, Template.Index index, Set<String> key) {
    if (!item.keySet().containsAll(key)) {
      return Map.of();
    }
    Set<String> held = new HashSet<>(index.attributes());
    held.addAll(key);
    held.addAll(Set.of("pk", "sk"));
    return item.entrySet().stream()
        .filter(each -> index.projection().equals("ALL") || held.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, AttributeValue> keyOf(
      Map<String, AttributeValue> entry, Set<String> key) {
    return entry.entrySet().stream()
        .filter(each -> key.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, AttributeValue> look(Place place) {
    return dynamoDb
        .orElseThrow()
        .getItem(it -> it.tableName(place.table()).key(place.key()).consistentRead(true))
        .item();
  }

  private static List<Place> places(String operation, JsonNode body) {
    List<Place> places = new ArrayList<>();
    switch (operation) {
      case "PutItem", "UpdateItem", "DeleteItem" -> places.add(place(body));
      case "TransactWriteItems" ->
          body.path("TransactItems")
              .forEach(item -> item.forEach(action -> places.add(place(action))));
      case "BatchWriteItem" ->
          throw new IllegalStateException("a batch is not priced yet: add it here");
      default -> {}
    }
    return places;
  }

  private static Place place(JsonNode action) {
    JsonNode key = action.has("Key") ? action.path("Key") : action.path("Item");
    return new Place(
        action.path("TableName").asText(),
        Map.of(
            "pk", AttributeValue.fromS(key.path("pk").path("S").asText()),
            "sk", AttributeValue.fromS(key.path("sk").path("S").asText())));
  }

  private static JsonNode body(HttpExecuteRequest request) {
    if (request.contentStreamProvider().isEmpty()) {
      return JSON.createObjectNode();
    }
    try (InputStream sent = request.contentStreamProvider().get().newStream()) {
      return JSON.readTree(sent);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Override
  public String clientName() {
    return real.clientName();
  }

  @Override
  public void close() {
    real.close();
  }
}
