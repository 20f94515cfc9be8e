package fi.samtycke.local.run;

import fi.samtycke.local.aws.RoleHttp;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpClient;

/// All functions of the template. Each is called at once, or later and again like Lambda's
/// asynchronous runs; what fails on its last try is a dead letter.
public final class Functions {
  private final Template template;
  private final UnaryOperator<Map<String, String>> environment;
  private final LocalClock clock;
  private final SdkHttpClient http;
  private final Work work;
  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
  private volatile Map<String, LocalFunction> functions = Map.of();

  /// An event that a function could not take.
  public record DeadLetter(String function, String event, String fault) {}

  /// @param environment adds to a function's variables what AWS would add
  public Functions(
      Template template,
      UnaryOperator<Map<String, String>> environment,
      LocalClock clock,
      SdkHttpClient http,
      Work work) {
    this.template = template;
    this.environment = environment;
    this.clock = clock;
    this.http = http;
    this.work = work;
  }

  /// Makes every handler, so that one that cannot be made is known at once.
  ///
  /// @throws NotStarted with a sentence on the first that cannot be made
  public void start() {
    restart();
    functions.values().forEach(LocalFunction::start);
  }

  /// Forgets every handler, as a deployment does: each is made anew when it is called first.
  public void restart() {
    Map<String, LocalFunction> declared = new LinkedHashMap<>();
    for (Template.Function each : template.functions().values()) {
      declared.put(
          each.id(),
          new LocalFunction(
              each,
              () ->
                  new Wiring(
                      environment.apply(each.environment()), clock, new RoleHttp(http, each))));
    }
    deadLetters.clear();
    functions = declared;
  }

  /// Runs a function and waits for its answer.
  ///
  /// @throws FunctionFailed when it throws
  public byte[] call(String function, byte[] event) {
    LocalFunction called = function(function);
    try (Work.Ticket ticket = work.begin()) {
      return ticket.carry(() -> called.call(event));
    }
  }

  /// Runs a function later, and again when it fails.
  public void later(String function, byte[] event) {
    LocalFunction called = function(function);
    Work.Ticket ticket = work.begin();
    Thread.ofPlatform()
        .daemon()
        .name(function)
        .start(() -> {
          try (ticket) {
            ticket.carry(() -> {
              untilDone(called, event, ticket);
              return true;
            });
          }
        });
  }

  public void deadLetter(String function, String event, String fault) {
    deadLetters.add(new DeadLetter(function, event, fault));
  }

  public List<DeadLetter> deadLetters() {
    return List.copyOf(deadLetters);
  }

  private void untilDone(LocalFunction called, byte[] event, Work.Ticket ticket) {
    String id = called.declared().id();
    for (int tries = 0; !ticket.cancelled(); tries++) {
      try {
        called.call(event);
        return;
      } catch (FunctionFailed failed) {
        Console.fault(failed);
        if (tries == called.declared().retries()) {
          deadLetter(
              id, new String(event, StandardCharsets.UTF_8), String.valueOf(failed.getMessage()));
          return;
        }
      }
    }
  }

  private LocalFunction function(String id) {
    LocalFunction function = functions.get(id);
    if (function == null) {
      throw new IllegalArgumentException("the template has no function " + id);
    }
    return function;
  }
}
