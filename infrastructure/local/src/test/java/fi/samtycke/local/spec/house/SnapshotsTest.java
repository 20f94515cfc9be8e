package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
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
  void every_snapshot_is_called_daily() {
    assertThat(template.resources("AWS::Scheduler::Schedule").values())
        .extracting(
            schedule -> String.valueOf(WholeTemplate.map(schedule.get("Target")).get("Arn")))
        .containsExactlyInAnyOrderElementsOf(
            withPublicPages().stream().map(function -> "{Ref=" + function + ".Alias}").toList());
  }
}
