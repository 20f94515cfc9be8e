package fi.samtycke.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.intake.form.ReceiveMessageHandler;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.dynamo.Attributes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Posts to the function of the contact form, which is called through bytes, as Lambda does; what
/// it prints is kept.
final class FormPosts {
  static final String JSON = "application/json";
  static final String HTML = "application/x-www-form-urlencoded";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ROUTE = "POST /{controller}/contact-form";

  private final StoreExtension store;
  private final ReceiveMessageHandler handler;
  private int sources;

  /// What an API gets back.
  ///
  /// @param took how long the call took
  /// @param printed what the function printed during the call
  record Answer(JsonNode event, Duration took, String printed) {
    int status() {
      return event.path("statusCode").asInt();
    }

    String body() {
      return event.path("body").asText();
    }
  }

  FormPosts(StoreExtension store) {
    this.store = store.listening();
    DigestKeyStore keys = new DigestKeyStore(store.wiring, store.dynamoDb());
    for (ControllerId id : List.of(StoreExtension.PLAZA, StoreExtension.TRANSFORMERS)) {
      keys.create(id, 1, new byte[32], store.clock.instant());
    }
    handler = new ReceiveMessageHandler(store.wiring);
  }

  /// Posts a body that API Gateway takes for text.
  Answer post(String contentType, String body) {
    return call(event(contentType).put("body", body).put("isBase64Encoded", false));
  }

  /// Posts a body as API Gateway hands over bytes.
  Answer postOctets(String contentType, byte[] body) {
    return call(
        event(contentType)
            .put("body", Base64.getEncoder().encodeToString(body))
            .put("isBase64Encoded", true));
  }

  /// An event of a post to btb-plaza's form, each from a source of its own.
  ObjectNode event(String contentType) {
    ObjectNode event = MAPPER.createObjectNode().put("version", "2.0").put("routeKey", ROUTE);
    event.putObject("headers").put("content-type", contentType);
    event.putObject("pathParameters").put("controller", "btb-plaza");
    ObjectNode context = event.putObject("requestContext").put("requestId", "request");
    int source = sources++;
    context
        .putObject("http")
        .put("method", "POST")
        .put("sourceIp", "10.0.%d.%d".formatted(source / 256, source % 256));
    return event;
  }

  Answer call(ObjectNode event) {
    return call(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  Answer call(byte[] event) {
    store.forgetPrinted();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      long begun = System.nanoTime();
      handler.handleRequest(new ByteArrayInputStream(event), out, null);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return new Answer(MAPPER.readTree(out.toByteArray()), took, store.printed());
    } catch (IOException aStreamInMemoryDoesNotFail) {
      throw new UncheckedIOException(aStreamInMemoryDoesNotFail);
    }
  }

  /// The fields of every stored message.
  List<Map<String, String>> stored() {
    return store.tables.everything("CONVERSATIONS").stream()
        .filter(item -> item.required("pk").startsWith("btb-plaza#conversation#"))
        .map(item -> {
          Map<String, String> fields = item.textMap("fields");
          fields.put("message", item.required("message"));
          return fields;
        })
        .toList();
  }

  /// How many items all tables hold that a post may write to.
  int items() {
    List<Attributes> all = new java.util.ArrayList<>();
    for (String table : List.of("CONVERSATIONS", "CHANGE_LOG", "OUTBOX", "QUARANTINE")) {
      all.addAll(store.tables.everything(table));
    }
    return all.size();
  }
}
