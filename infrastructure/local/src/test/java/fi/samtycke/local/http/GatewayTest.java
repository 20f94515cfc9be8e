package fi.samtycke.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.SampleStack;
import fi.samtycke.local.Samples;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @Test
  void a_request_is_an_event_of_payload_format_2() {
    JsonNode event =
        SAMPLE
            .browser()
            .get(
                "/btb-plaza/echo?a=1&b=x%20y&a=2&empty",
                "X-Mixed-Case",
                "one",
                "X-Mixed-Case",
                "two",
                "Cookie",
                "first=1; second=2",
                "User-Agent",
                "a browser")
            .json();
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("GET /{controller}/echo");
    assertThat(event.path("rawPath").asText()).isEqualTo("/btb-plaza/echo");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2&empty");
    assertThat(event.path("queryStringParameters"))
        .hasToString("{\"a\":\"1,2\",\"b\":\"x y\",\"empty\":\"\"}");
    assertThat(event.path("pathParameters")).hasToString("{\"controller\":\"btb-plaza\"}");
    assertThat(event.path("cookies")).hasToString("[\"first=1\",\"second=2\"]");
    assertThat(event.path("headers").path("x-mixed-case").asText()).isEqualTo("one,two");
    assertThat(event.path("headers").has("cookie")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(event.has("body")).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("http"))
        .hasToString(
            "{\"method\":\"GET\",\"path\":\"/btb-plaza/echo\",\"protocol\":\"HTTP/1.1\","
                + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"a browser\"}");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("time").asText()).isEqualTo("20/Mar/2026:12:00:00 +0000");
    assertThat(context.path("timeEpoch").asLong()).isEqualTo(Samples.NOON.toEpochMilli());
    assertThat(context.path("requestId").asText()).isNotEmpty();
  }

  @Test
  void the_local_source_is_the_callers_address_and_no_header() {
    JsonNode event =
        SAMPLE.browser().get("/btb-plaza/echo", "X-Local-Source", "203.0.113.7").json();
    assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("203.0.113.7");
    assertThat(event.path("headers").has("x-local-source")).isFalse();
    assertThat(event.at("/headers/x-forwarded-for").asText()).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, false",
    "application/json; charset=utf-8, false",
    "text/plain, false",
    "application/x-www-form-urlencoded, true",
    "application/octet-stream, true",
  })
  void a_body_that_is_no_text_arrives_in_base64(String type, boolean encoded) {
    JsonNode event =
        SAMPLE.browser().post("/btb-plaza/echo", "päivää=1", "Content-Type", type).json();
    String body = event.path("body").asText();
    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
    assertThat(encoded ? new String(Base64.getDecoder().decode(body), UTF_8) : body)
        .isEqualTo("päivää=1");
  }

  @Test
  void the_answer_of_a_function_becomes_http() {
    Browser.Reply reply = SAMPLE.browser().get("/btb-plaza/echo?as=cookies");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(reply.header("X-Own")).hasValue("yes");
    assertThat(reply.response().headers().allValues("Set-Cookie"))
        .containsExactly("language=sv; Path=/", "other=1");
    assertThat(reply.body()).isEqualTo("<p>hej");
    assertThat(SAMPLE.browser().get("/btb-plaza/echo?as=base64").body()).isEqualTo("hej");
    assertThat(SAMPLE.browser().get("/btb-plaza/echo?as=nothing").status()).isEqualTo(204);
  }

  @Test
  void a_fault_of_a_function_is_an_internal_server_error() {
    Browser.Reply reply = SAMPLE.browser().get("/btb-plaza/echo?as=fault");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/btb-plaza/echo/", "/btb-plaza", "/api/x/echo"})
  void a_route_that_the_template_does_not_declare_is_not_found(String path) {
    Browser.Reply reply = SAMPLE.browser().post(path, "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void head_is_a_route_of_its_own() {
    assertThat(SAMPLE.browser().send("HEAD", "/btb-plaza/echo", "").status()).isEqualTo(200);
    assertThat(SAMPLE.browser().send("HEAD", "/only-get", "").status()).isEqualTo(404);
    assertThat(SAMPLE.browser().get("/only-get").status()).isEqualTo(200);
  }

  @Test
  void a_rest_of_a_path_is_one_parameter() {
    assertThat(SAMPLE.browser().get("/rest/a/b%20c").json().path("pathParameters"))
        .hasToString("{\"rest\":\"a/b c\"}");
  }

  @Test
  void a_body_over_ten_megabytes_is_too_large() {
    assertThat(SAMPLE.browser().post("/btb-plaza/echo", "x".repeat((10 << 20) + 1)).status())
        .isEqualTo(413);
  }

  @Test
  void a_preflight_of_a_declared_website_is_answered_without_a_function() {
    Browser.Reply reply =
        SAMPLE
            .browser()
            .send(
                "OPTIONS",
                "/btb-plaza/echo",
                "",
                "Origin",
                "https://www.example.com",
                "Access-Control-Request-Method",
                "POST");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://www.example.com");
    assertThat(reply.header("Access-Control-Allow-Methods")).hasValue("GET,POST");
    assertThat(reply.header("Access-Control-Allow-Headers")).hasValue("content-type");
    assertThat(reply.header("Access-Control-Max-Age")).hasValue("600");
  }

  @Test
  void only_declared_websites_may_read_an_answer_whatever_the_function_says() {
    String path = "/btb-plaza/echo?as=cookies";
    assertThat(allowed(path, "https://www.example.org")).isEqualTo("https://www.example.org");
    assertThat(allowed(path, "https://evil.example")).isEmpty();
    assertThat(
            SAMPLE
                .browser()
                .get(path, "Origin", "https://www.example.org")
                .header("Access-Control-Expose-Headers"))
        .hasValue("retry-after");
  }

  @Test
  void a_token_arrives_as_claims_that_are_texts() {
    String token =
        SAMPLE.stack().signIn("anna", List.of("btb-plaza:administrator", "btb-plaza:employee"));
    JsonNode claims =
        SAMPLE
            .browser()
            .get("/api/btb-plaza/echo", "Authorization", "Bearer " + token)
            .json()
            .at("/requestContext/authorizer/jwt/claims");
    assertThat(claims.path("cognito:groups").asText())
        .isEqualTo("[btb-plaza:administrator btb-plaza:employee]");
    assertThat(claims.path("token_use").asText()).isEqualTo("access");
    assertThat(claims.path("sub").asText()).isEqualTo(Tokens.sub("anna"));
    assertThat(claims.path("iat").isTextual()).isTrue();
    assertThat(claims.path("iat").asText()).isEqualTo("" + Samples.NOON.getEpochSecond());
  }

  @Test
  void without_a_valid_token_a_signed_in_route_is_unauthorized() {
    String token = SAMPLE.stack().signIn("anna", List.of());
    String[] parts = token.split("\\.");
    String forged = parts[0] + "." + parts[1] + "." + parts[2].replaceFirst("^.{4}", "AAAA");
    String unsigned = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
    for (String authorization : new String[] {"", "Bearer x", "Bearer " + forged, unsigned}) {
      Browser.Reply reply =
          authorization.isEmpty()
              ? SAMPLE.browser().get("/api/btb-plaza/echo")
              : SAMPLE.browser().get("/api/btb-plaza/echo", "Authorization", authorization);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    }
  }

  @Test
  void functions_know_this_machine_as_the_public_address_of_every_controller() {
    JsonNode variables = SAMPLE.browser().get("/btb-plaza/echo").json().path("variables");
    assertThat(variables.path("DECLARATION_OVERRIDES").asText())
        .isEqualTo(
            ("{'btb-plaza':{'mail':{'from':'plaza@example.com'},'publicUrl':'%1$s'},"
                    + "'btb-transformers':{'publicUrl':'%1$s'}}")
                .formatted(SAMPLE.stack().baseUrl())
                .replace('\'', '"'));
    assertThat(variables.path("AWS_REGION").asText()).isEqualTo("eu-north-1");
  }

  @Test
  void functions_live_by_the_local_clock_and_know_the_time_they_have() {
    JsonNode event = SAMPLE.browser().get("/btb-plaza/echo").json();
    assertThat(event.path("localNow").asText()).isEqualTo(Samples.NOON.toString());
    assertThat(event.path("remaining").asInt()).isBetween(1_000, 10_000);
  }

  private static String allowed(String path, String origin) {
    return SAMPLE
        .browser()
        .get(path, "Origin", origin)
        .header("Access-Control-Allow-Origin")
        .orElse("");
  }
}
