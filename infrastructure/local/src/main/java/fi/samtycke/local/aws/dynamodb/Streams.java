package fi.samtycke.local.aws.dynamodb;

import fi.samtycke.local.run.Console;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.run.LocalClock;
import fi.samtycke.local.run.Work;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Attempt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;

/// Carries the streams of the tables to the functions that are mapped to them, after every write. A
/// write counts as in flight until what it put on a stream was delivered.
public final class Streams implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("streams").factory());
  private final AtomicReference<Work.@Nullable Ticket> queued = new AtomicReference<>();
  private final Database database;
  private final List<Template.Stream> mappings;
  private final List<String> streamed;
  private final Functions functions;
  private final LocalClock clock;
  private final Work work;
  private volatile List<StreamReader> readers = List.of();

  public Streams(
      Database database,
      List<Template.Stream> mappings,
      Functions functions,
      LocalClock clock,
      Work work) {
    this.database = database;
    this.mappings = mappings;
    this.streamed =
        database.tables().stream()
            .filter(table -> table.streamed().isPresent())
            .map(Template.Table::name)
            .toList();
    this.functions = functions;
    this.clock = clock;
    this.work = work;
  }

  /// Begins at the oldest record that the streams hold.
  public void start() {
    queued.set(null);
    readers =
        mappings.stream().map(each -> new StreamReader(database, each, functions, clock)).toList();
    wake();
  }

  /// Something was written: delivers it, if it names a table with a stream.
  public void wake(HttpExecuteRequest write) {
    String body =
        write.contentStreamProvider().map(content -> text(content.newStream())).orElse("");
    if (streamed.stream().anyMatch(body::contains)) {
      wake();
    }
  }

  /// Something may have been written.
  public void wake() {
    Work.Ticket ticket = work.begin();
    if (!queued.compareAndSet(null, ticket)) {
      ticket.close();
      return;
    }
    reader.execute(() -> {
      try (ticket) {
        Attempt<Boolean> delivery =
            Attempt.at(() ->
                ticket.carry(() -> {
                  queued.compareAndSet(ticket, null);
                  readers.forEach(each -> each.deliver(ticket));
                  return true;
                }));
        if (delivery instanceof Attempt.Faulted<Boolean>(var fault) && !ticket.cancelled()) {
          Console.fault(fault);
        }
      }
    });
  }

  private static String text(InputStream content) {
    try (content) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Waits for the delivery that is on its way: it reads from an engine that is shut down next, and
  /// would open it again.
  @Override
  public void close() {
    reader.shutdownNow();
    try {
      boolean ended = reader.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        Console.fault(new IllegalStateException("a delivery goes on after the end"));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
