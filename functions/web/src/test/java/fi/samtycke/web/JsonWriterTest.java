package fi.samtycke.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fi.samtycke.platform.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written for which call, to the byte.
class JsonWriterTest {
  private static JsonWriter.Members one(JsonWriter.Members members) {
    return members;
  }

  static Stream<Arguments> members() {
    return Stream.of(
        Arguments.of("{}", one(json -> {})),
        Arguments.of("{\"a\":\"\"}", one(json -> json.put("a", ""))),
        Arguments.of(
            "{\"a\":\"\\\"\\\\\\n\\u0001/åé€\uD83D\uDE00\"}",
            one(json -> json.put("a", "\"\\\n\u0001/åé€\uD83D\uDE00"))),
        Arguments.of("{\"\\\"\":1}", one(json -> json.put("\"", 1))),
        Arguments.of(
            "{\"b\":-9223372036854775808,\"a\":true}",
            one(json -> json.put("b", Long.MIN_VALUE).put("a", true))),
        Arguments.of(
            "{\"o\":{\"p\":{}},\"z\":0}",
            one(json -> json.put("o", o -> o.put("p", p -> {})).put("z", 0))),
        Arguments.of(
            "{\"l\":[\"x\",{\"i\":1},[\"y\"],2,false],\"e\":[]}",
            one(json ->
                json.put("l", List.of("x", one(i -> i.put("i", 1)), List.of("y"), 2, false))
                    .put("e", List.of()))),
        Arguments.of(
            "{\"m\":{\"k\":{\"v\":\"w\"}}}",
            one(json -> json.put("m", Map.of("k", Map.of("v", "w"))))),
        Arguments.of(
            "{\"n\":null,\"t\":\"u\",\"i\":7}",
            one(json ->
                json.putOrNull("n", Optional.empty())
                    .putOrNull("t", Optional.of("u"))
                    .putOrNull("i", Optional.of(7)))),
        Arguments.of(
            "{\"t\":\"u\"}",
            one(json ->
                json.putIfPresent("n", Optional.empty()).putIfPresent("t", Optional.of("u")))));
  }

  @ParameterizedTest
  @MethodSource("members")
  void members_stand_in_the_order_of_the_calls(String expected, JsonWriter.Members members) {
    assertThat(JsonWriter.text(members)).isEqualTo(expected);
    assertThat(new String(JsonWriter.bytes(members), StandardCharsets.UTF_8))
        .isEqualTo(expected.replace("\uD83D\uDE00", "\\uD83D\\uDE00"));
  }

  @Test
  void what_is_no_value_of_JSON_is_not_guessed_at() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonWriter.text(json -> json.put("a", List.of(Instant.EPOCH))));
  }
}
