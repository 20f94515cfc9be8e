package fi.samtycke.local;

import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.run.Console;
import fi.samtycke.local.run.NotStarted;
import fi.samtycke.local.template.TemplateRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts the local stack and says where everything is.
public final class Main {
  private static final String HELP =
      """
      The whole application on this machine, as template.yaml describes it.

        mvn -q -Prun process-classes                 start, on http://127.0.0.1:8080
        PORT=8081 mvn -q -Prun process-classes       on another port, 0 for any
        DATA=dir mvn -q -Prun process-classes        keep the data in dir (else in memory)
        mvn -q -Prun process-classes -Dcontrollers=dir   the companies declared in dir
        HELP=1 mvn -q -Prun process-classes          this text

      Mails arrive at /_local/mailbox, the clock is at /_local/clock, tokens at /_local/tokens.
      Ctrl-C stops it.
      """;

  private Main() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    if (environment.containsKey("HELP") || List.of(arguments).contains("--help")) {
      Console.say(HELP);
      return;
    }
    if (List.of(arguments).contains("--end-with-parent")) {
      endWithParent();
    }
    try {
      LocalStack stack = LocalStack.start(options(environment));
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      Console.say(Addresses.table(stack));
      Console.say("ready " + stack.baseUrl());
    } catch (NotStarted | TemplateRefused refused) {
      Console.say("The local stack did not start. " + refused.getMessage());
      System.exit(1);
    }
  }

  /// Maven does not end what it started when it is ended itself; the port would stay taken.
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> Thread.ofVirtual().start(() -> endAfter(parent)));
  }

  private static void endAfter(ProcessHandle parent) {
    parent.onExit().join();
    System.exit(0);
  }

  private static Options options(Map<String, String> environment) {
    String port = environment.getOrDefault("PORT", "8080");
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new NotStarted("PORT should be a number from 0 to 65535, not " + port + ".");
    }
    Path home = Path.of(System.getProperty("samtycke.home", "."));
    Options options =
        Options.ofApplication(home, Declarations.declared()).on(Integer.parseInt(port));
    return Optional.ofNullable(environment.get("DATA"))
        .filter(data -> !data.isBlank())
        .map(data -> options.keeping(home.resolve(data)))
        .orElse(options);
  }
}
