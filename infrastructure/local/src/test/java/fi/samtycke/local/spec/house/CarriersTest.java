package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.declaration.build.Carriers;
import fi.samtycke.declaration.build.claims.Carrier;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// N21: whoever is said to do something stands in `template.yaml`, and runs.
class CarriersTest {
  private static final Path TEMPLATE = Application.HOME.resolve("template.yaml");

  @TempDir private Path folder;

  @Test
  void N21_every_carrier_is_in_the_template_and_every_schedule_is_on() throws IOException {
    assertThat(Carriers.ofTheApplication().all()).hasSizeGreaterThan(20);
    assertThat(missing(Carriers.ofTheApplication(), TEMPLATE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\n  SweepQuarantineFunction: | \\n  SweepNothingFunction: | the sweep of the quarantine
          cron(0 6 * * ? *) | cron(0 6 * * ? *)\\n            State: DISABLED | the sweep of the quarantine
          cron(15 6 * * ? *) | rate(1 day)\\n            State: DISABLED | the sweep of conversations
          /{controller}/answer/{link}: | /{controller}/reply/{link}: | the answer
          \\n  Ledger:\\n | \\n  Journal:\\n | the ledger
          """)
  void N21_a_template_without_a_carrier_is_told(String passage, String instead, String carrier)
      throws IOException {
    String whole = Files.readString(TEMPLATE);
    assertThat(whole).contains(unfolded(passage));
    Path broken =
        Files.writeString(
            folder.resolve("template.yaml"), whole.replace(unfolded(passage), unfolded(instead)));

    assertThat(missing(Carriers.ofTheApplication(), broken))
        .anyMatch(fault -> fault.startsWith(carrier + ": "));
  }

  @Test
  void N21_a_function_without_a_schedule_carries_nothing_that_is_scheduled() throws IOException {
    Carriers scheduled =
        Carriers.saying(
            "carriers: [{carrier: form, function: ReceiveMessageFunction, scheduled: true}]");

    assertThat(missing(scheduled, TEMPLATE)).containsExactly("form: runs by no schedule");
  }

  @Test
  void N21_every_function_that_a_declaration_names_is_called_or_runs_by_a_schedule()
      throws IOException {
    WholeTemplate template = WholeTemplate.read(TEMPLATE);
    String model =
        Files.readString(
            Application.HOME.resolve("infrastructure/controllers/finnish-company.yaml"));
    List<String> named =
        Pattern.compile("carrier: (\\w+Function)")
            .matcher(model)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named)
        .hasSizeGreaterThan(1)
        .allMatch(function -> runs(function, template) || isCalled(function, template));
  }

  private static String unfolded(String passage) {
    return passage.replace("\\n", "\n");
  }

  private static List<String> missing(Carriers carriers, Path file) throws IOException {
    WholeTemplate template = WholeTemplate.read(file);
    List<String> faults = new ArrayList<>();
    for (Carrier carrier : carriers.all()) {
      fault(carrier.by(), template).ifPresent(fault -> faults.add(carrier.name() + ": " + fault));
    }
    return faults;
  }

  private static Optional<String> fault(Carrier.By by, WholeTemplate template) {
    return switch (by) {
      case Carrier.Function function -> {
        if (!template.functions().containsKey(function.id())) {
          yield Optional.of("is not in the template");
        }
        yield function.scheduled() && !runs(function.id(), template)
            ? Optional.of("runs by no schedule")
            : Optional.empty();
      }
      case Carrier.Route route -> {
        String[] key = route.key().split(" ", 2);
        Map<?, ?> path = WholeTemplate.map(paths(template).get(key[1]));
        yield path.containsKey(key[0].toLowerCase(Locale.ROOT))
            ? Optional.empty()
            : Optional.of("is no route");
      }
      case Carrier.Resource resource ->
          WholeTemplate.map(template.document().get("Resources")).containsKey(resource.id())
              ? Optional.empty()
              : Optional.of("is not in the template");
      case Carrier.Law _, Carrier.Hand _, Carrier.Nobody _ -> Optional.empty();
    };
  }

  private static boolean runs(String function, WholeTemplate template) {
    return template.events("ScheduleV2").stream()
        .filter(event -> event.function().equals(function))
        .anyMatch(event -> !"DISABLED".equals(event.properties().get("State")));
  }

  private static boolean isCalled(String function, WholeTemplate template) {
    return template.resources("AWS::Lambda::Permission").values().stream()
        .anyMatch(permission -> permission.toString().contains(function));
  }

  private static Map<?, ?> paths(WholeTemplate template) {
    Map<?, ?> api = template.resources("AWS::Serverless::HttpApi").values().iterator().next();
    return WholeTemplate.map(WholeTemplate.map(api.get("DefinitionBody")).get("paths"));
  }
}
