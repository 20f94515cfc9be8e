package fi.samtycke.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private static final RouteTable ROUTES =
      new RouteTable(
          Stream.of("/{c}/form", "/{c}/form/thanks", "/api/{c}/changes", "/{all+}", "/api/form")
              .map(path -> new Template.Route("GET", path, "F", Optional.empty()))
              .toList());

  @ParameterizedTest
  @CsvSource({
    "/plaza/form, /{c}/form",
    "/api/form, /api/form",
    "/plaza/form/thanks, /{c}/form/thanks",
    "/api/plaza/changes, /api/{c}/changes",
    "/plaza/form/, /{all+}",
    "/anything, /{all+}",
    "//form, /{all+}",
  })
  void the_most_exact_route_takes_a_path(String path, String route) {
    assertThat(ROUTES.match("GET", path).orElseThrow().route().path()).isEqualTo(route);
  }

  @Test
  void another_method_is_another_route() {
    assertThat(ROUTES.match("POST", "/plaza/form")).isEmpty();
  }

  @Test
  void parameters_are_decoded() {
    assertThat(ROUTES.match("GET", "/a%2Fb%20c+d/form").orElseThrow().parameters())
        .isEqualTo(Map.of("c", "a/b c+d"));
  }
}
