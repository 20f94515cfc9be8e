package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.Record;
import com.amazonaws.services.dynamodbv2.model.StreamRecord;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.template.Template;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stream records as Lambda hands them over.
final class StreamEvent {
  private static final JsonMapper JSON = new JsonMapper();

  private StreamEvent() {}

  static ObjectNode of(List<ObjectNode> records) {
    ObjectNode event = JSON.createObjectNode();
    event.putArray("Records").addAll(records);
    return event;
  }

  static ObjectNode record(Record read, String streamArn, Instant now) {
    StreamRecord change = read.getDynamodb();
    ObjectNode record =
        JSON.createObjectNode()
            .put("eventID", read.getEventID())
            .put("eventVersion", "1.1")
            .put("awsRegion", Template.REGION)
            .put("eventName", read.getEventName())
            .put("eventSource", "aws:dynamodb")
            .put("eventSourceARN", streamArn);
    ObjectNode dynamodb = record.putObject("dynamodb");
    dynamodb.put("ApproximateCreationDateTime", now.getEpochSecond());
    item(dynamodb, "Keys", change.getKeys());
    item(dynamodb, "NewImage", change.getNewImage());
    item(dynamodb, "OldImage", change.getOldImage());
    dynamodb
        .put("SequenceNumber", change.getSequenceNumber())
        .put("SizeBytes", change.getSizeBytes())
        .put("StreamViewType", change.getStreamViewType());
    return record;
  }

  static String sequenceNumber(ObjectNode record) {
    return record.path("dynamodb").path("SequenceNumber").asText();
  }

  private static void item(
      ObjectNode parent, String name, @Nullable Map<String, AttributeValue> item) {
    if (item != null) {
      ObjectNode node = parent.putObject(name);
      item.forEach((key, value) -> node.set(key, value(value)));
    }
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode node = JSON.createObjectNode();
    if (value.getS() != null) {
      node.put("S", value.getS());
    } else if (value.getN() != null) {
      node.put("N", value.getN());
    } else if (value.getBOOL() != null) {
      node.put("BOOL", value.getBOOL());
    } else if (value.getNULL() != null) {
      node.put("NULL", true);
    } else if (value.getM() != null) {
      item(node, "M", value.getM());
    } else if (value.getL() != null) {
      value.getL().forEach(each -> node.withArray("L").add(value(each)));
    } else if (value.getSS() != null) {
      value.getSS().forEach(each -> node.withArray("SS").add(each));
    } else if (value.getNS() != null) {
      value.getNS().forEach(each -> node.withArray("NS").add(each));
    } else if (value.getB() != null) {
      byte[] bytes = new byte[value.getB().remaining()];
      value.getB().duplicate().get(bytes);
      node.put("B", Base64.getEncoder().encodeToString(bytes));
    } else {
      throw new IllegalArgumentException("an attribute type that is not known here: " + value);
    }
    return node;
  }
}
