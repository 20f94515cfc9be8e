package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.model.DescribeStreamRequest;
import com.amazonaws.services.dynamodbv2.model.DescribeTableRequest;
import com.amazonaws.services.dynamodbv2.model.GetRecordsRequest;
import com.amazonaws.services.dynamodbv2.model.GetShardIteratorRequest;
import com.amazonaws.services.dynamodbv2.model.Record;
import com.amazonaws.services.dynamodbv2.model.Shard;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.run.LocalClock;
import fi.samtycke.local.run.Work;
import fi.samtycke.local.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one stream for one function, shard after shard, and remembers how far it came.
final class StreamReader {
  private final LocalDynamoDBRequestHandler engine;
  private final StreamDelivery delivery;
  private final Template.Stream mapping;
  private final LocalClock clock;
  private final String arn;

  /// The last record delivered, by shard. An iterator would be shorter, but the engine forgets
  /// those it handed out for an empty shard.
  private final Map<String, String> delivered = new HashMap<>();

  StreamReader(Database database, Template.Stream mapping, Functions functions, LocalClock clock) {
    this.engine = database.engine();
    this.delivery = new StreamDelivery(mapping, functions);
    this.mapping = mapping;
    this.clock = clock;
    String table =
        database.tables().stream()
            .filter(each -> each.id().equals(mapping.table()))
            .findFirst()
            .orElseThrow()
            .name();
    this.arn =
        engine
            .describeTable(Database.KEY, Template.REGION, new DescribeTableRequest(table))
            .getTable()
            .getLatestStreamArn();
  }

  /// Delivers what has come since the last time.
  void deliver(Work.Ticket ticket) {
    for (Shard shard : shards()) {
      List<Record> read = next(shard.getShardId());
      while (!read.isEmpty() && !ticket.cancelled()) {
        delivery.deliver(
            read.stream().map(each -> StreamEvent.record(each, arn, clock.instant())).toList(),
            ticket);
        delivered.put(shard.getShardId(), read.getLast().getDynamodb().getSequenceNumber());
        read = next(shard.getShardId());
      }
    }
  }

  private List<Record> next(String shard) {
    GetShardIteratorRequest from =
        new GetShardIteratorRequest().withStreamArn(arn).withShardId(shard);
    String last = delivered.get(shard);
    if (last == null) {
      from.setShardIteratorType("TRIM_HORIZON");
    } else {
      from.setShardIteratorType("AFTER_SEQUENCE_NUMBER");
      from.setSequenceNumber(last);
    }
    String iterator =
        engine.getShardIterator(Database.KEY, Template.REGION, from).getShardIterator();
    GetRecordsRequest request =
        new GetRecordsRequest().withShardIterator(iterator).withLimit(mapping.batchSize());
    return engine.getRecords(Database.KEY, Template.REGION, request).getRecords();
  }

  private List<Shard> shards() {
    return engine
        .describeStream(
            Database.KEY, Template.REGION, new DescribeStreamRequest().withStreamArn(arn))
        .getStreamDescription()
        .getShards();
  }
}
