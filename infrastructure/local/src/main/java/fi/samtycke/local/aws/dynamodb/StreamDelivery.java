package fi.samtycke.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.Patterns;
import fi.samtycke.local.run.Console;
import fi.samtycke.local.run.FunctionFailed;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.run.Work;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Hands stream records to a function as Lambda's event source mapping does: those that pass the
/// filter, again from the first that failed, and to the dead letters after the last try.
///
/// @see <a
///   href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial
///   failures</a>
record StreamDelivery(Template.Stream mapping, Functions functions) {
  private static final JsonMapper JSON = new JsonMapper();

  void deliver(List<ObjectNode> records, Work.Ticket ticket) {
    List<ObjectNode> left = records.stream().filter(this::passes).toList();
    for (int tries = 0; !left.isEmpty() && !ticket.cancelled(); tries++) {
      left = failing(left);
      if (!left.isEmpty() && tries >= mapping.retries()) {
        functions.deadLetter(
            mapping.function(), StreamEvent.of(left).toString(), "failed on its last try");
        return;
      }
    }
  }

  /// The records that must be tried again, in order.
  private List<ObjectNode> failing(List<ObjectNode> batch) {
    try {
      byte[] event = StreamEvent.of(batch).toString().getBytes(StandardCharsets.UTF_8);
      byte[] answer = functions.call(mapping.function(), event);
      if (!mapping.partialFailures() || answer.length == 0) {
        return List.of();
      }
      Set<String> failed = new HashSet<>();
      for (JsonNode each : JSON.readTree(answer).path("batchItemFailures")) {
        failed.add(each.path("itemIdentifier").asText());
      }
      int first = 0;
      while (first < batch.size()
          && !failed.contains(StreamEvent.sequenceNumber(batch.get(first)))) {
        first++;
      }
      boolean unknown = !failed.isEmpty() && first == batch.size();
      return unknown ? batch : batch.subList(first, batch.size());
    } catch (FunctionFailed | IOException failed) {
      Console.fault(failed);
      return batch;
    }
  }

  private boolean passes(ObjectNode record) {
    return mapping.patterns().isEmpty()
        || mapping.patterns().stream().anyMatch(each -> Patterns.match(each, record));
  }
}
