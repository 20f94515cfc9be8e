package fi.samtycke.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.stores.dynamo.ContentionException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// I-01, I-02: what a fault looks like from outside and in the log.
class HttpHandlerTest {
  private static final String EVENT =
      """
      {"routeKey":"GET /x","requestContext":{"requestId":"request-1","http":{"method":"GET"}}}\
      """;

  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void listen_no_more() {
    System.setOut(standardOutput);
  }

  static List<RuntimeException> passing() {
    return List.of(
        new ContentionException(new IllegalStateException("marker")),
        DynamoDbException.builder()
            .message("marker")
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("ProvisionedThroughputExceededException")
                    .build())
            .build(),
        DynamoDbException.builder().message("marker").statusCode(500).build(),
        SdkClientException.create("marker", new java.net.SocketException("marker")));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void A13_what_passes_is_answered_with_a_time_to_come_back(RuntimeException fault) {
    JsonNode answer = throwing(fault);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(answer.at("/headers/retry-after").asText()).isNotEmpty();
    assertSilent(answer);
  }

  static List<RuntimeException> lasting() {
    return List.of(
        new IllegalStateException("marker", new IllegalArgumentException("marker")),
        new NullPointerException("marker"),
        DynamoDbException.builder().message("marker").statusCode(400).build());
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void I02_any_other_fault_is_answered_with_the_id_of_the_request_alone(RuntimeException fault) {
    JsonNode answer = throwing(fault);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(answer.at("/headers/x-request-id").asText()).isEqualTo("request-1");
    assertThat(answer.path("body").asText()).doesNotContain("Exception", "fi.samtycke", "at ");
    assertSilent(answer);
  }

  @Test
  void a_request_leaves_one_line_with_route_and_status() {
    Answers.to(EVENT, _ -> HttpAnswer.json(201, "{\"secret\":\"marker\"}"));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .contains("\"route\":\"GET /x\"", "\"status\":201", "\"requestId\":\"request-1\"")
                .doesNotContain("marker"));
  }

  private static JsonNode throwing(RuntimeException fault) {
    return Answers.to(
        EVENT,
        _ -> {
          throw fault;
        });
  }

  private void assertSilent(JsonNode answer) {
    assertThat(answer.toString()).doesNotContain("marker");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("\"fault\":\"", "HttpHandlerTest")
        .doesNotContain("marker");
  }
}
