package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// R7: which websites may post the form from a script of theirs (CORS).
class OriginsTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  static List<String> declaredWebsites() {
    return Declarations.load(APPLICATION.stack().controllers(), "{}").all().stream()
        .map(Controller::websites)
        .flatMap(List::stream)
        .toList();
  }

  /// CORS is answered by API Gateway from the template, so the two must say the same.
  @Test
  void the_template_allows_the_declared_websites_and_no_other() {
    assertThat(APPLICATION.stack().template().api().cors().orElseThrow().origins())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(declaredWebsites());
  }

  @ParameterizedTest
  @MethodSource("declaredWebsites")
  void a_declared_website_may_post(String website) {
    Browser.Reply preflight = preflight(website);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue(website);
    assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers").orElse(""))
        .contains("content-type", "idempotency-key");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    Browser.Reply post = post(website);
    assertThat(post.status()).isEqualTo(202);
    assertThat(post.header("Access-Control-Allow-Origin")).hasValue(website);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://www.btb-plaza.example",
        "https://www.btb-plaza.example.evil.example",
        "https://www.btb-plaza.example:8443"
      })
  void any_other_origin_is_told_nothing(String origin) {
    assertThat(preflight(origin).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight(origin).header("Access-Control-Allow-Methods")).isEmpty();
    assertThat(post(origin).header("Access-Control-Allow-Origin")).isEmpty();
  }

  private static Browser.Reply preflight(String origin) {
    return APPLICATION
        .browser()
        .send(
            "OPTIONS",
            Application.FORM,
            "",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");
  }

  private static Browser.Reply post(String origin) {
    return APPLICATION.postJson(
        Map.of("email", "v@example.com", "message", origin), "Origin", origin);
  }
}
