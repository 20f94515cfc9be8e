package fi.samtycke.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Stores a note, `{"id","to","ends"}`; the stream carries it to [SendNoteHandler].
public final class PutNoteHandler implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  private final Aws aws;
  private final String table;

  public PutNoteHandler(Wiring wiring) {
    this.aws = Aws.of(wiring);
    this.table = wiring.required("NOTES_TABLE");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode note = JSON.readTree(JSON.readTree(input).path("body").asText());
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", AttributeValue.fromS("note#" + note.path("id").asText()));
    item.put("sk", AttributeValue.fromS("note"));
    item.put("day", AttributeValue.fromS("today"));
    item.put("to", AttributeValue.fromS(note.path("to").asText()));
    if (note.has("ends")) {
      item.put("timeToLive", AttributeValue.fromN(note.path("ends").asText()));
    }
    Map<String, Object> answer = new HashMap<>(Map.of("statusCode", 202));
    try {
      Put put = Put.builder().tableName(table).item(item).build();
      aws.dynamodb()
          .transactWriteItems(
              write -> write.transactItems(TransactWriteItem.builder().put(put).build()));
    } catch (SdkException refused) {
      answer.put("statusCode", 503);
      answer.put("body", refused.getClass().getSimpleName());
    }
    JSON.writeValue(output, answer);
  }
}
