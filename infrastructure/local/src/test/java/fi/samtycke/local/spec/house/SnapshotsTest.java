package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.TemplateReader;
import fi.samtycke.local.template.WholeTemplate;
import fi.samtycke.retention.WarmSnapshotsHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which functions start from a snapshot when `SnapStart` is on: those that a person waits for who
/// came by a website or by a mailed link. See docs/adr/0021-snapshots-of-public-pages.md
class SnapshotsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String KEEPER = "WarmSnapshotsFunction";

  private static WholeTemplate template;

  @BeforeAll
  static void read() throws IOException {
    template = WholeTemplate.read(Application.HOME.resolve("template.yaml"));
  }

  /// The functions that show a page to anybody.
  private static Set<String> withPublicPages() {
    return APPLICATION.stack().template().api().routes().stream()
        .filter(route -> route.authorizer().isEmpty() && route.method().equals("GET"))
        .map(Template.Route::function)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_functions_with_public_pages_have_versions_and_snapshots_and_no_others() {
    assertThat(WholeTemplate.map(template.document().get("Globals")).toString())
        .doesNotContain("AutoPublish", "SnapStart");
    for (String property :
        Set.of("AutoPublishAlias", "AutoPublishAliasAllProperties", "SnapStart")) {
      assertThat(
              template.functions().entrySet().stream()
                  .filter(function -> function.getValue().containsKey(property))
                  .map(Map.Entry::getKey))
          .as(property)
          .containsExactlyInAnyOrderElementsOf(withPublicPages());
    }
  }

  @Test
  void the_keeper_calls_every_snapshot_and_may_call_nothing_else() {
    List<Map<String, String>> aliases =
        withPublicPages().stream().map(function -> Map.of("Ref", function + ".Alias")).toList();
    Map<?, ?> keeper = template.functions().get(KEEPER);
    assertThat(WholeTemplate.under(keeper, "SNAPSHOTS").toList())
        .isEqualTo(List.of(Map.of("Fn::Join", List.of(",", aliases(keeper)))));
    assertThat(aliases(keeper)).containsExactlyInAnyOrderElementsOf(aliases);
    assertThat(WholeTemplate.under(keeper, "Action").toList())
        .isEqualTo(List.of("lambda:InvokeFunction"));
  }

  /// On which the role of the keeper may act.
  private static List<Object> aliases(Map<?, ?> keeper) {
    return WholeTemplate.under(keeper, "Resource")
        .<Object>flatMap(resources -> WholeTemplate.list(resources).stream())
        .toList();
  }

  @Test
  void the_keeper_runs_daily_where_there_are_snapshots_and_leaves_no_receipt() throws IOException {
    Path file = Application.HOME.resolve("template.yaml");
    List<Template.Schedule> schedules =
        new ArrayList<>(TemplateReader.read(file, Map.of("SnapStart", "on")).schedules());
    schedules.removeAll(APPLICATION.stack().template().schedules());
    assertThat(schedules)
        .extracting(Template.Schedule::function, Template.Schedule::expression)
        .containsExactly(tuple(KEEPER, "cron(50 1 * * ? *)"));
  }

  @Test
  void the_call_of_the_keeper_is_answered_by_each_function_and_costs_it_nothing()
      throws IOException {
    for (String function : withPublicPages()) {
      byte[] answer =
          APPLICATION
              .stack()
              .functions()
              .call(function, WarmSnapshotsHandler.CALL.getBytes(StandardCharsets.UTF_8));
      assertThat(
              Application.read(new String(answer, StandardCharsets.UTF_8))
                  .path("statusCode")
                  .asInt())
          .as(function)
          .isEqualTo(404);
    }
  }
}
