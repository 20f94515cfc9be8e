package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import fi.samtycke.local.run.NotStarted;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Starts DynamoDB Local. In memory it remembers its tables' schemas, which it would else read and
/// parse anew at every call: a fifth of its work when calls are as small as those of a sweep.
final class Engine {
  /// The engine's name for the one database that all keys share.
  private static final String SHARED = "shared-local-instance";

  private static final int JOBS = 10;

  private Engine() {}

  /// @param directory where the data stay; in memory without
  static LocalDynamoDBRequestHandler start(Optional<Path> directory) {
    try {
      if (directory.isPresent()) {
        String path = Files.createDirectories(directory.get()).toString();
        return new LocalDynamoDBRequestHandler(0, false, path, true, false);
      }
      LocalDynamoDBRequestHandler engine =
          new LocalDynamoDBRequestHandler(0, true, null, true, false);
      JobsRegister jobs = new JobsRegister(Executors.newFixedThreadPool(JOBS), false);
      databases(engine).put(SHARED, new LocalDBClient(new Schemas(), jobs));
      return engine;
    } catch (IOException | ReflectiveOperationException | DynamoDBLocalServiceException closed) {
      throw new NotStarted(
          "The data cannot be kept in " + directory.map(Path::toString).orElse("memory"), closed);
    }
  }

  /// The engine has no other door for a database of ours.
  @SuppressWarnings("unchecked")
  private static Map<String, AmazonDynamoDBLocal> databases(LocalDynamoDBRequestHandler engine)
      throws ReflectiveOperationException {
    Field databases = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
    databases.setAccessible(true);
    return (Map<String, AmazonDynamoDBLocal>) databases.get(engine);
  }

  /// Tables are made when the local stack starts and never changed; one that is not there is asked
  /// for again.
  private static final class Schemas extends SQLiteDBAccess {
    private final Map<String, TableInfo> remembered = new ConcurrentHashMap<>();

    @Override
    public TableInfo getTableInfo(String table) {
      TableInfo known = remembered.get(table);
      if (known != null) {
        return known;
      }
      TableInfo read = super.getTableInfo(table);
      if (read != null) {
        remembered.put(table, read);
      }
      return read;
    }

    @Override
    public void deleteTable(String table) {
      super.deleteTable(table);
      remembered.remove(table);
    }
  }
}
