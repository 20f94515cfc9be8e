package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Handlers;
import fi.samtycke.local.template.EventFiles;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import fi.samtycke.platform.Wiring;
import fi.samtycke.web.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// What the template deploys is what the code has, and the reverse.
class FunctionsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final List<String> FUNCTION_MODULES =
      List.of(
          "intake",
          "consent",
          "contacts",
          "inbox",
          "mailbox",
          "imports",
          "rights",
          "extracts",
          "erasure",
          "mail",
          "inbound",
          "retention",
          "evidence");

  /// Dear at a cold start, or not licensed for it, or of tests.
  private static final List<String> NEVER_DEPLOYED =
      List.of(
          "netty",
          "apache-client",
          "apache5-client",
          "httpclient",
          "httpcore",
          "jackson-databind",
          "gson",
          "aws-crt",
          "DynamoDBLocal",
          "sqlite",
          "javalin",
          "jetty",
          "snakeyaml",
          "json-schema",
          "junit",
          "assertj",
          "aws-lambda-java-serialization");

  static List<Template.Function> functions() {
    return List.copyOf(APPLICATION.stack().template().functions().values());
  }

  @Test
  void every_handler_is_deployed_and_what_is_deployed_is_a_handler() throws IOException {
    Set<String> handlers =
        Rules.HOUSE_CLASSES.stream()
            .filter(type -> !type.getPackageName().startsWith("fi.samtycke.local"))
            .filter(type ->
                type.isAssignableTo(RequestStreamHandler.class)
                    || type.isAssignableTo(RequestHandler.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(type -> type.getName())
            .collect(Collectors.toSet());
    Template everything =
        TemplateReader.read(Application.HOME.resolve("template.yaml"), Map.of("SnapStart", "on"));
    assertThat(everything.functions().values())
        .extracting(Template.Function::handler)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(handlers);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void the_id_of_a_function_and_its_handler_are_named_alike_and_Lambda_can_make_it(
      Template.Function function) throws ReflectiveOperationException {
    Class<?> handler = Class.forName(function.handler());
    assertThat(handler.getSimpleName())
        .isEqualTo(function.id().replaceFirst("Function$", "Handler"));
    assertThat(handler.getConstructor().getParameterCount()).isZero();
  }

  /// A function that serves HTTP reads some of them when a route is asked for that needs them, so
  /// every event there is of it is played.
  @ParameterizedTest
  @MethodSource("functions")
  void a_function_reads_the_variables_that_the_template_gives_it_and_no_other(
      Template.Function function) throws IOException {
    Recording environment = new Recording(function.environment());
    if (Handlers.of(function, environment) instanceof HttpHandler handler) {
      for (Path event : events().of(function.id())) {
        try (InputStream input = Files.newInputStream(event)) {
          handler.handleRequest(input, OutputStream.nullOutputStream(), null);
        }
      }
    }
    environment.read.removeIf(name -> name.startsWith("AWS_"));
    assertThat(environment.read).isEqualTo(new TreeSet<>(function.environment().keySet()));
  }

  private static EventFiles events() {
    return new EventFiles(APPLICATION.stack().template(), Application.HOME.resolve("events"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTROLLERS", "CONVERSATIONS_TABLE", "AWS_REGION"})
  void I05_what_is_missing_at_the_start_is_named_at_once(String missing) {
    Template.Function function =
        APPLICATION.stack().template().functions().get("ReceiveMessageFunction");
    Map<String, String> given = new HashMap<>(function.environment());
    given.put("AWS_REGION", Template.REGION);
    given.remove(missing);
    Wiring wiring = new Wiring(given, InstantSource.system(), UrlConnectionHttpClient.create());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new fi.samtycke.intake.form.ReceiveMessageHandler(wiring)))
        .hasMessageContaining(missing);
  }

  @ParameterizedTest
  @MethodSource("zips")
  void a_deployed_zip_holds_its_functions_and_nothing_dear(Path zip) throws IOException {
    if (!Files.exists(zip)) {
      System.err.println("SKIPPED: " + zip + " IS NOT BUILT YET, RUN mvn -Pall verify");
      Assumptions.abort(zip + " is not built");
    }
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> entries = file.stream().map(entry -> entry.getName()).toList();
      assertThat(dear(entries)).isEmpty();
      assertThat(entries)
          .allMatch(entry -> entry.startsWith("lib/"))
          .anyMatch(entry -> entry.contains("lib/" + zip.getParent().getParent().getFileName()))
          .anyMatch(entry -> entry.contains("url-connection-client"));
    }
  }

  @Test
  void a_zip_with_another_HTTP_client_would_be_seen() {
    assertThat(dear(List.of("lib/netty-nio-client-2.41.18.jar", "lib/intake.jar"))).hasSize(1);
  }

  static Stream<Path> zips() {
    return FUNCTION_MODULES.stream()
        .map(name -> Application.HOME.resolve("functions/%s/target/%s.zip".formatted(name, name)));
  }

  private static List<String> dear(List<String> entries) {
    return entries.stream()
        .filter(entry -> NEVER_DEPLOYED.stream().anyMatch(entry::contains))
        .toList();
  }

  /// Notes every name that was asked for.
  private static final class Recording extends HashMap<String, String> {
    private static final long serialVersionUID = 1;

    /// A unit of work looks which of the two its function was given.
    private static final Set<String> OF_A_UNIT_OF_WORK = Set.of("CHANGE_LOG_TABLE", "OUTBOX_TABLE");

    private final transient Set<String> read = new TreeSet<>();

    Recording(Map<String, String> values) {
      super(values);
    }

    @Override
    public String get(Object name) {
      if (containsKey(name) || !OF_A_UNIT_OF_WORK.contains(name)) {
        read.add((String) name);
      }
      return super.get(name);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
