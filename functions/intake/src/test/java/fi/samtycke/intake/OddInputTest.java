package fi.samtycke.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.stores.StoreExtension;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Group E: what looks odd and is a message all the same is stored exactly as it was meant.
class OddInputTest {
  private static final String JSON = FormPosts.JSON;
  private static final String HTML = FormPosts.HTML;
  private static final String START = "{\"email\":\"a@example.com\",\"message\":\"x\"";

  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final FormPosts posts = new FormPosts(store);

  @Test
  void E08_a_body_is_read_in_base64_and_plain_JSON_and_form() {
    String json = "{\"email\":\"a@example.com\",\"message\":\"Grüße 你好 \uD83D\uDE00\"}";
    String form = "email=a%40example.com&message=" + encoded("Grüße 你好 \uD83D\uDE00");
    posts.post(JSON, json);
    store.clock.advance(Duration.ofMinutes(2));
    posts.postOctets(JSON, json.getBytes(StandardCharsets.UTF_8));
    store.clock.advance(Duration.ofMinutes(2));
    posts.post(HTML, form);
    store.clock.advance(Duration.ofMinutes(2));
    posts.postOctets(HTML + ";charset=UTF-8", form.getBytes(StandardCharsets.UTF_8));
    assertThat(posts.stored())
        .hasSize(4)
        .containsOnly(Map.of("email", "a@example.com", "message", "Grüße 你好 \uD83D\uDE00"));
  }

  @Test
  void E18_the_largest_body_and_the_longest_message_are_taken() {
    String message = "ä".repeat(9_999) + "\uD83D\uDE00";
    String start = "{\"email\":\"a@example.com\",\"message\":\"" + message + "\",\"padding\":\"";
    int bytes = start.getBytes(StandardCharsets.UTF_8).length + 2;
    assertThat(posts.post(JSON, start + "x".repeat(64 * 1024 - bytes) + "\"}").status())
        .isEqualTo(202);
    assertThat(posts.stored().getFirst()).containsEntry("message", message);
  }

  @Test
  void E19_in_a_form_a_plus_is_a_blank_and_its_code_is_a_plus() {
    posts.post(HTML, "email=a%2Bb%40example.com&message=1+%2B+1&name=a++b");
    assertThat(posts.stored().getFirst())
        .containsEntry("email", "a+b@example.com")
        .containsEntry("message", "1 + 1")
        .containsEntry("name", "a  b");
  }

  @Test
  void E20_what_the_query_says_about_fields_is_not_heard() {
    var event = posts.event(JSON).put("body", START + "}").put("isBase64Encoded", false);
    event.putObject("queryStringParameters").put("email", "b@example.com").put("name", "B");
    posts.call(event);
    assertThat(posts.stored()).containsExactly(Map.of("email", "a@example.com", "message", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"role\":\"administrator\"",
        "\"isAdmin\":true",
        "\"@type\":\"java.net.URL\"",
        "\"__proto__\":{\"isAdmin\":true}",
        "\"fields\":{\"email\":\"b@example.com\"}",
        "\"id\":\"7T3M9K2Q5W8X1B4C6D0EFGHJKN\"",
        "\"\":\"\"",
        "\"x\":[1,[2,{\"y\":3}]]"
      })
  void E21_fields_that_are_not_declared_are_ignored(String member) {
    assertThat(posts.post(JSON, START + "," + member + "}").status()).isEqualTo(202);
    assertThat(posts.stored()).containsExactly(Map.of("email", "a@example.com", "message", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "\"   \"", "\" \\t\\n\"", "\"\\u2003\""})
  void E22_a_blank_optional_field_is_absent(String blank) {
    String body = START + ",\"name\":" + blank + ",\"phone\":" + blank + "}";
    assertThat(posts.post(JSON, body).status()).isEqualTo(202);
    assertThat(posts.stored()).containsExactly(Map.of("email", "a@example.com", "message", "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "050 123 4567, +358501234567",
    "+358 (0)50-123 4567, +358501234567",
    "0046 8 123 456 78, +46812345678",
    "018 12 345, +3581812345",
    "+1 212-555-0100, +12125550100",
  })
  void E28_a_telephone_number_is_kept_in_one_form(String typed, String kept) {
    assertThat(posts.post(JSON, START + ",\"phone\":\"" + typed + "\"}").status()).isEqualTo(202);
    assertThat(posts.stored().getFirst()).containsEntry("phone", kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "12", "050 123 4567 ext. 12", "+358501234567890123", "0501234567;1"})
  void E28_what_cannot_be_dialled_is_refused_and_named(String typed) {
    FormPosts.Answer answer = posts.post(JSON, START + ",\"phone\":\"" + typed + "\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("{\"field\":\"phone\",\"code\":\"invalid-telephone\"}");
    assertThat(posts.stored()).isEmpty();
  }

  @Test
  void a_message_keeps_its_line_breaks_and_a_name_loses_its_outer_blanks() {
    String message = "  one\r\n\ttwo\n\n";
    posts.post(HTML, "email=a@example.com&name=+Vera+&message=" + encoded(message));
    assertThat(posts.stored().getFirst())
        .containsEntry("message", message)
        .containsEntry("name", "Vera");
  }

  static Stream<Path> samples() throws IOException {
    Path folder =
        Path.of(System.getProperty("samtycke.home"))
            .resolve("functions/web/src/test/resources/apigw_v2");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_published_sample_of_an_event_is_never_a_fault_of_ours(Path sample) throws IOException {
    assertThat(posts.call(Files.readAllBytes(sample)).status()).isBetween(400, 499);
    assertThat(posts.items()).isZero();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
