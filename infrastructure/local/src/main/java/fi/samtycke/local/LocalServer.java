package fi.samtycke.local;

import fi.samtycke.local.http.Gateway;
import fi.samtycke.local.run.NotStarted;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;

/// The one HTTP server: what lies under `/_local` is the local stack's own, the rest the gateway's.
final class LocalServer implements AutoCloseable {
  private static final int LARGEST_HEADERS = 10 << 10;

  private final CountDownLatch ready = new CountDownLatch(1);
  private final Javalin server;

  LocalServer(LocalStack stack, Gateway gateway) {
    this.server =
        Javalin.create(config -> {
          configure(config);
          config.routes.before(this::await);
          LocalRoutes.add(config.routes, stack);
          gateway.add(config.routes);
        });
  }

  /// @throws NotStarted when the port is taken
  void open(int port) {
    try {
      server.start("127.0.0.1", port);
    } catch (JavalinBindException taken) {
      throw new NotStarted(
          "Port %d is taken. Stop what listens there, or choose another: PORT=8081 (0 for any)."
              .formatted(port),
          taken);
    }
  }

  void ready() {
    ready.countDown();
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /// A request that comes before the functions are there waits for them.
  private void await(Context context) throws InterruptedException {
    if (!ready.await(30, TimeUnit.SECONDS)) {
      context.status(503);
    }
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setUriCompliance(UriCompliance.UNSAFE);
      http.setRequestHeaderSize(LARGEST_HEADERS);
      http.setSendServerVersion(false);
    });
    config.jetty.modifyServletContextHandler(
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
  }
}
