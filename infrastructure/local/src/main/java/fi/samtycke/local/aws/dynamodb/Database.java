package fi.samtycke.local.aws.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.amazonaws.services.dynamodbv2.model.DeleteTableRequest;
import com.amazonaws.services.dynamodbv2.model.ListTablesRequest;
import fi.samtycke.local.template.Template;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/// DynamoDB Local in this JVM, in memory or in a directory, with the tables of the template. Its
/// own HTTP handler serves the functions; the local stack asks the engine directly.
public final class Database implements AutoCloseable {
  /// Any key serves: the engine is started as one shared database.
  static final String KEY = "local";

  private static final Logger NOISE = Logger.getLogger("com.amazonaws");

  private final List<Template.Table> tables;
  private final Optional<Path> directory;
  private final Server server;
  private volatile LocalDynamoDBRequestHandler engine;
  private volatile LocalDynamoDBServerHandler handler;

  /// @param directory where the data stay; in memory without
  public Database(List<Template.Table> tables, Optional<Path> directory) {
    NOISE.setLevel(Level.SEVERE);
    this.tables = tables;
    this.directory = directory;
    this.engine = Engine.start(directory);
    this.handler = new LocalDynamoDBServerHandler(engine, null);
    this.server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            return handler.handle(request, response, callback);
          }
        });
    LifeCycle.start(server);
    createTables();
  }

  public URI address() {
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  LocalDynamoDBRequestHandler engine() {
    return engine;
  }

  List<Template.Table> tables() {
    return tables;
  }

  /// Empties every table.
  public void empty() {
    if (directory.isPresent()) {
      for (String name : names()) {
        engine.deleteTable(KEY, Template.REGION, new DeleteTableRequest(name));
      }
    } else {
      LocalDynamoDBRequestHandler before = engine;
      engine = Engine.start(directory);
      handler = new LocalDynamoDBServerHandler(engine, null);
      before.shutdown();
    }
    createTables();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    engine.shutdown();
  }

  private void createTables() {
    List<String> there = names();
    for (Template.Table table : tables) {
      if (!there.contains(table.name())) {
        engine.createTable(KEY, Template.REGION, Schema.of(table));
      }
    }
  }

  private List<String> names() {
    return engine.listTables(KEY, Template.REGION, new ListTablesRequest()).getTableNames();
  }
}
