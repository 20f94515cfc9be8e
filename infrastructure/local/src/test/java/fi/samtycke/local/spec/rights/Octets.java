package fi.samtycke.local.spec.rights;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;

/// Every byte that the application keeps, as one text: tables, indexes, buckets, facts, dead
/// letters.
final class Octets {
  private Octets() {}

  static String kept(Application application, DynamoDbClient tables) {
    StringBuilder all = new StringBuilder();
    for (Template.Table table : application.stack().template().tables().values()) {
      tables
          .scanPaginator(scan -> scan.tableName(table.name()))
          .items()
          .forEach(item -> append(all, item));
      List<GlobalSecondaryIndexDescription> indexes =
          tables.describeTable(it -> it.tableName(table.name())).table().globalSecondaryIndexes();
      for (GlobalSecondaryIndexDescription index : indexes) {
        tables
            .scanPaginator(scan -> scan.tableName(table.name()).indexName(index.indexName()))
            .items()
            .forEach(item -> append(all, item));
      }
    }
    for (Template.Bucket bucket : application.stack().template().buckets().values()) {
      application
          .stack()
          .buckets()
          .all(bucket.name())
          .forEach((key, file) ->
              all.append(key).append(new String(file.content(), StandardCharsets.ISO_8859_1)));
    }
    all.append(application.stack().bus().facts());
    all.append(application.stack().functions().deadLetters());
    return all.toString();
  }

  private static void append(StringBuilder all, Map<String, AttributeValue> item) {
    item.forEach((name, value) -> append(all.append(name).append('='), value));
  }

  private static void append(StringBuilder all, AttributeValue value) {
    switch (value.type()) {
      case B -> all.append(new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1));
      case L -> value.l().forEach(each -> append(all, each));
      case M -> append(all, value.m());
      default -> all.append(value);
    }
    all.append('\n');
  }
}
