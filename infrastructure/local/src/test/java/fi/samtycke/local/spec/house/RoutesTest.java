package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Handlers;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.WholeTemplate;
import fi.samtycke.web.Route;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the API says of its routes, and what the functions behind it let the API do.
class RoutesTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static WholeTemplate template;

  @BeforeAll
  static void read() throws IOException {
    template = WholeTemplate.read(Application.HOME.resolve("template.yaml"));
  }

  private static List<Template.Route> routes() {
    return APPLICATION.stack().template().api().routes();
  }

  private static Set<String> behindTheApi() {
    return routes().stream()
        .map(Template.Route::function)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void what_lies_under_api_demands_a_token_and_nothing_else_does() {
    assertThat(routes())
        .hasSizeGreaterThan(80)
        .allSatisfy(route ->
            assertThat(route.authorizer().isPresent())
                .as(route.key())
                .isEqualTo(route.path().startsWith("/api/")));
  }

  @Test
  void each_function_behind_the_API_has_one_integration_and_one_permission() {
    Map<String, String> called = new TreeMap<>();
    WholeTemplate.under(api(), "x-amazon-apigateway-integrations")
        .flatMap(all -> WholeTemplate.map(all).entrySet().stream())
        .forEach(each ->
            called.merge(
                each.getKey() + "Function",
                String.valueOf(WholeTemplate.under(each.getValue(), "Fn::Sub").toList()),
                String::concat));
    assertThat(called.keySet()).isEqualTo(behindTheApi());
    called.forEach(
        (id, uri) -> assertThat(uri).contains("/functions/${" + entrance(id) + "}/invocations"));

    List<Map<?, ?>> permissions =
        template.resources("AWS::Lambda::Permission").values().stream()
            .filter(each -> "apigateway.amazonaws.com".equals(each.get("Principal")))
            .toList();
    assertThat(permissions)
        .allSatisfy(
            each -> assertThat(String.valueOf(each.get("SourceArn"))).endsWith(":${Api}/*}"))
        .extracting(each -> String.valueOf(WholeTemplate.map(each.get("FunctionName")).get("Ref")))
        .containsExactlyInAnyOrderElementsOf(
            behindTheApi().stream().map(id -> entrance(id).replaceFirst("\\.Arn$", "")).toList());
  }

  /// The alias where there is one; a function without versions is called itself.
  private static String entrance(String function) {
    return template.functions().get(function).containsKey("AutoPublishAlias")
        ? function + ".Alias"
        : function + ".Arn";
  }

  @Test
  void a_public_post_is_limited_more_tightly_than_the_rest() {
    Map<?, ?> settings = WholeTemplate.map(api().get("RouteSettings"));
    assertThat(settings.keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrderElementsOf(
            routes().stream()
                .filter(route -> route.authorizer().isEmpty() && route.method().equals("POST"))
                .map(Template.Route::key)
                .toList());
    Object rate = WholeTemplate.map(api().get("DefaultRouteSettings")).get("ThrottlingRateLimit");
    assertThat(settings.values())
        .extracting(each -> (Integer) WholeTemplate.map(each).get("ThrottlingRateLimit"))
        .allMatch(limit -> limit < (Integer) rate);
  }

  private static Map<?, ?> api() {
    return template.resources("AWS::Serverless::HttpApi").get("Api");
  }

  /// The table of each handler against the template: the same routes, and a permission where a
  /// token is demanded. [fi.samtycke.local.spec.access.AccessTest] tries each with every role.
  @Test
  void each_function_has_a_table_of_the_routes_that_lead_to_it() {
    for (String id : behindTheApi()) {
      List<Route<?>> table = Handlers.routes(APPLICATION.stack().template().functions().get(id));
      assertThat(table)
          .as(id)
          .extracting(Route::key)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              routes().stream()
                  .filter(route -> route.function().equals(id))
                  .map(Template.Route::key)
                  .toList());
      assertThat(table)
          .as(id)
          .allSatisfy(row ->
              assertThat(row.permissions().isEmpty())
                  .as(row.key())
                  .isEqualTo(!row.path().startsWith("/api/")));
    }
  }
}
