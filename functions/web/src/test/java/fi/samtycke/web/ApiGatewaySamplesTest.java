package fi.samtycke.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every published sample of an HTTP API's event is read whole.
class ApiGatewaySamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/apigw_v2");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_read_whole(Path sample) throws IOException {
    JsonNode event = new JsonMapper().readTree(Files.readAllBytes(sample));
    List<HttpRequest> seen = new ArrayList<>();
    JsonNode answer =
        Answers.to(
            Files.readAllBytes(sample),
            request -> {
              seen.add(request);
              return HttpAnswer.json(200, "{}");
            });
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    HttpRequest request = seen.getFirst();
    assertThat(request.method()).isEqualTo(event.at("/requestContext/http/method").asText());
    assertThat(request.sourceIp()).isEqualTo(event.at("/requestContext/http/sourceIp").asText());
    assertThat(request.routeKey()).isEqualTo(event.path("routeKey").asText());
    assertThat(request.requestId()).isEqualTo(event.at("/requestContext/requestId").asText());
    assertThat(request.path()).isEqualTo(texts(event.path("pathParameters"), false));
    assertThat(request.query()).isEqualTo(texts(event.path("queryStringParameters"), false));
    assertThat(request.headers()).isEqualTo(texts(event.path("headers"), true));
    assertThat(request.cookies()).hasSize(event.path("cookies").size());
    assertThat(request.claims())
        .isEqualTo(texts(event.at("/requestContext/authorizer/jwt/claims"), false));
    assertThat(request.body().text()).isEqualTo(event.path("body").asText(""));
    assertThat(request.body().base64()).isEqualTo(event.path("isBase64Encoded").asBoolean());
  }

  @Test
  void there_are_samples() throws IOException {
    assertThat(samples()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("notEvents")
  void what_is_no_event_is_refused(String event) {
    JsonNode answer = Answers.to(event, _ -> HttpAnswer.json(200, "{}"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
  }

  static List<String> notEvents() {
    return List.of(
        "",
        "null",
        "[]",
        "{}",
        "{\"version\":\"1.0\",\"httpMethod\":\"GET\",\"path\":\"/\"}",
        "{\"requestContext\":{\"http\":{\"method\":",
        "{\"requestContext\":{\"http\":\"GET\"}}",
        "{\"requestContext\":[]}",
        "[".repeat(1000));
  }

  private static Map<String, String> texts(JsonNode object, boolean lowerCase) {
    Map<String, String> texts = new java.util.HashMap<>();
    object
        .properties()
        .forEach(each ->
            texts.put(
                lowerCase ? each.getKey().toLowerCase(Locale.ROOT) : each.getKey(),
                each.getValue().asText()));
    return texts;
  }
}
