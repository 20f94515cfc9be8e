package fi.samtycke.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken for the body of a form, and what is refused before any field of it is looked at.
class BodyTest {
  private static final String JSON = "application/json";
  private static final String HTML = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @CsvSource({
    "a=b, b",
    "a=, ''",
    "a, ''",
    "a=+b+, ' b '",
    "a=%2B, +",
    "a=%c3%a5, å",
    "a=%C3%A5å%e2%82%ac, åå€",
    "a=%F0%9F%98%80!, \uD83D\uDE00!",
    "%61=b, b",
  })
  void a_form_is_decoded_strictly(String body, String value) {
    assertThat(Body.form(request(HTML, body)).members()).isEqualTo(Map.of("a", value));
    assertThat(Body.form(inBase64(HTML, utf8(body))).members()).isEqualTo(Map.of("a", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%2",
        "a=%zz",
        "a=%C3",
        "a=%C3x%A5",
        "a=%C0%80",
        "a=%ED%A0%80",
        "a=%FF",
        "a=%٠٠",
        "a=1&a=2",
        "a&%61"
      })
  void a_form_that_could_be_read_in_two_ways_is_refused(String body) {
    assertThat(refusal(request(HTML, body))).isEqualTo("malformed-form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%00", "a=\u0000"})
  void NUL_is_refused_in_a_form(String body) {
    assertThat(refusal(request(HTML, body))).isEqualTo("malformed-text");
  }

  @Test
  void JSON_is_read_with_its_types() {
    String body =
        "{\"t\":\"å\\uD83D\\uDE00\",\"b\":true,\"n\":1.50,\"z\":null,\"l\":[\"x\"],\"o\":{\"i\":\"\"}}";
    Form form = Body.form(request(JSON, body));
    assertThat(form.text("t")).isEqualTo("å\uD83D\uDE00");
    assertThat(form.isTicked("b")).isTrue();
    assertThat(form.isText("n")).isFalse();
    assertThat(form.members().get("n")).hasToString("1.50");
    assertThat(form.text("z")).isEmpty();
    assertThat(form.isText("z")).isTrue();
    assertThat(form.texts("l")).contains(List.of("x"));
    assertThat(form.form("o").has("i")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"a\"",
        "null",
        "1",
        "{",
        "{\"a\":1",
        "{'a':1}",
        "{\"a\":1}{}",
        "{\"a\":1} x",
        "{\"a\":1,\"a\":2}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"a\":NaN}",
        "{\"a\":1,}"
      })
  void what_is_no_single_object_is_refused(String body) {
    assertThat(refusal(request(JSON, body))).isEqualTo("malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\uD800\"}",
        "{\"a\":\"\\uDC00\\uD800\"}",
        "{\"a\":\"\\uD800x\"}",
        "{\"a\":[{\"b\":\"\\uDFFF\"}]}",
        "{\"\\u0000\":1}",
        "{\"a\":\"\uFFFD\"}"
      })
  void what_cannot_be_stored_exactly_is_refused(String body) {
    assertThat(refusal(request(JSON, body))).isEqualTo("malformed-text");
  }

  @Test
  void fifty_levels_are_taken_and_one_more_is_not() {
    assertThat(refusal(request(JSON, nested(50)))).isEmpty();
    assertThat(refusal(request(JSON, nested(51)))).isEqualTo("malformed-json");
  }

  @Test
  void bytes_that_are_no_UTF_8_are_refused() {
    for (byte[] bytes :
        List.of(
            new byte[] {'a', '=', (byte) 0xC3},
            new byte[] {'a', '=', (byte) 0xC0, (byte) 0x80},
            new byte[] {'a', '=', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {'a', '=', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80})) {
      assertThat(refusal(inBase64(HTML, bytes))).isEqualTo("malformed-text");
    }
    assertThat(refusal(request(HTML, "a=\uD800"))).isEqualTo("malformed-text");
    assertThat(refusal(request(HTML, "a===", true))).isEqualTo("malformed-body");
  }

  @Test
  void the_last_byte_of_64_kilobytes_counts() {
    for (String letter : List.of("x", "å", "€", "\uD83D\uDE00")) {
      int bytes = utf8(letter).length;
      String body = "a=" + letter.repeat((64 * 1024 - 2) / bytes);
      String full = body + "x".repeat(64 * 1024 - utf8(body).length);
      assertThat(refusal(request(HTML, full))).isEmpty();
      assertThat(refusal(inBase64(HTML, utf8(full)))).isEmpty();
      assertThat(refusal(request(HTML, full + "x"))).isEqualTo("too-large");
      assertThat(refusal(inBase64(HTML, utf8(full + "x")))).isEqualTo("too-large");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, ''",
    "application/json; charset=UTF-8, ''",
    "'Application/JSON;charset=\"utf-8\"', ''",
    "application/json; charset=latin1, unsupported-media-type",
    "text/json, unsupported-media-type",
    "'', unsupported-media-type",
  })
  void only_UTF_8_is_taken(String contentType, String refused) {
    assertThat(refusal(request(contentType, "{}"))).isEqualTo(refused);
  }

  @Test
  void staff_send_JSON_and_nothing_that_is_not_known() {
    assertThat(Body.ofStaff(request(JSON, "{\"a\":\"b\"}"), "a", "c").text("a")).isEqualTo("b");
    assertThatExceptionOfType(MalformedRequestException.class)
        .isThrownBy(() -> Body.ofStaff(request(JSON, "{\"b\":null}"), "a"))
        .withMessage("unknown-field");
    assertThatExceptionOfType(MalformedRequestException.class)
        .isThrownBy(() -> Body.ofStaff(request(HTML, "a=b"), "a"))
        .withMessage("unsupported-media-type");
  }

  private static String nested(int depth) {
    return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
  }

  /// The code of the refusal; empty for what is taken.
  private static String refusal(HttpRequest request) {
    try {
      Body.form(request);
      return "";
    } catch (MalformedRequestException malformed) {
      return String.valueOf(malformed.getMessage());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpRequest request(String contentType, String body) {
    return request(contentType, body, false);
  }

  private static HttpRequest inBase64(String contentType, byte[] body) {
    return request(contentType, Base64.getEncoder().encodeToString(body), true);
  }

  private static HttpRequest request(String contentType, String body, boolean base64) {
    return new HttpRequest(
        "POST",
        "POST /x",
        "-",
        "192.0.2.1",
        Map.of(),
        Map.of(),
        Map.of("content-type", contentType),
        List.of(),
        Map.of(),
        new HttpRequest.Body(body, base64));
  }
}
