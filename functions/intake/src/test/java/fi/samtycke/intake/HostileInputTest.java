package fi.samtycke.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.stores.StoreExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Group E: what cannot be a message is refused at once; nothing is stored, nothing of it logged.
class HostileInputTest {
  /// Stands in every body, and never in the log or an answer.
  private static final String MARK = "mark-7f3a9";

  private static final String GOOD = "\"email\":\"" + MARK + "@example.com\",\"message\":\"" + MARK;
  private static final Duration SOON = Duration.ofMillis(100);
  private static final String JSON = FormPosts.JSON;
  private static final String HTML = FormPosts.HTML;

  @RegisterExtension private static final StoreExtension store = new StoreExtension();
  private static final FormPosts posts = new FormPosts(store);

  @BeforeAll
  static void warm_up() {
    for (int i = 0; i < 50; i++) {
      posts.post(JSON, "{" + GOOD + i + "\"}");
      posts.post(HTML, "email=nobody&message=" + i);
    }
  }

  /// The case, the expected status, the content type and the body; bytes where they are no text.
  static Stream<Arguments> refused() {
    return Stream.of(
        text("E02 CR in a name", 400, JSON, "{" + GOOD + "\",\"name\":\"a\\rb\"}"),
        text("E02 LF in a name", 400, JSON, "{" + GOOD + "\",\"name\":\"a\\nBcc: b@c.example\"}"),
        text("E02 NUL in a name", 400, JSON, "{" + GOOD + "\",\"name\":\"a\\u0000b\"}"),
        text("E02 NEL in a name", 400, JSON, "{" + GOOD + "\",\"name\":\"a\\u0085b\"}"),
        text("E02 U+2028 in a name", 400, JSON, "{" + GOOD + "\",\"name\":\"a\\u2028b\"}"),
        text(
            "E02 CRLF in a form", 400, HTML, "email=a@example.com&message=x&name=a%0D%0AX:" + MARK),
        text("E02 NUL in a message", 400, HTML, "email=a@example.com&message=" + MARK + "%00"),
        text(
            "E02 LF behind an address",
            400,
            JSON,
            "{\"email\":\"a@example.com\\n\",\"message\":\"x\"}"),
        text("E09 no base64", 400, JSON, "base64 !"),
        bytes(
            "E10 latin-1", 400, JSON, ("{" + GOOD + "ä\"}").getBytes(StandardCharsets.ISO_8859_1)),
        bytes("E10 UTF-16", 400, JSON, ("{" + GOOD + "\"}").getBytes(StandardCharsets.UTF_16)),
        bytes("E10 overlong", 400, JSON, spliced("{" + GOOD, 0xC0, 0xAF, "\"}")),
        bytes("E10 cut off", 400, JSON, spliced("{" + GOOD, 0xE2, 0x82, "\"}")),
        text("E10 lone surrogate", 400, JSON, "{" + GOOD + "\\ud800\"}"),
        text("E10 percent latin-1", 400, HTML, "email=a@example.com&message=" + MARK + "%E4"),
        text("E10 half a percent", 400, HTML, "email=a@example.com&message=" + MARK + "%4"),
        text("E10 replaced by the gateway", 400, JSON, "{" + GOOD + "\ufffd\"}"),
        text("E11 latin-1 declared", 415, JSON + "; charset=iso-8859-1", "{" + GOOD + "\"}"),
        text("E11 text", 415, "text/plain", "{" + GOOD + "\"}"),
        text("E11 none", 415, "", "{" + GOOD + "\"}"),
        text("E11 doubled", 415, JSON + ", " + JSON, "{" + GOOD + "\"}"),
        text("E12 multipart", 415, "multipart/form-data; boundary=x", "--x\r\n" + MARK),
        bytes("E13 packed", 400, JSON, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}),
        text("E14 nothing", 400, JSON, ""),
        text("E14 null", 400, JSON, "null"),
        text("E14 array", 400, JSON, "[{" + GOOD + "\"}]"),
        text("E14 number", 400, JSON, "17"),
        text("E14 truncated", 400, JSON, "{" + GOOD),
        text("E14 two objects", 400, JSON, "{" + GOOD + "\"}{" + GOOD + "\"}"),
        text("E14 NaN", 400, JSON, "{" + GOOD + "\",\"x\":NaN}"),
        text("E14 nothing in it", 400, JSON, "{}"),
        text("E14 message is an object", 400, JSON, "{\"email\":\"a@example.com\",\"message\":{}}"),
        text("E15 60,000 brackets", 400, JSON, "[".repeat(60_000)),
        text("E15 in a field", 400, JSON, "{" + GOOD + "\",\"x\":" + "[".repeat(60_000)),
        text("E15 100,000 brackets", 413, JSON, "[".repeat(100_000)),
        text("E16 long number", 400, JSON, "{\"email\":" + "9".repeat(5_000) + "}"),
        text("E17 6,000 keys", 400, HTML, keys(6_000)),
        text("E17 10,000 keys", 413, HTML, keys(10_000)),
        text("E18 64 KiB and one", 413, JSON, padded(64 * 1024 + 1)),
        text("E18 400 kB", 413, JSON, padded(400_000)),
        text("E18 6 MB", 413, HTML, padded(6_000_000)),
        bytes("E18 4 MB of bytes", 413, JSON, padded(4_000_000).getBytes(StandardCharsets.UTF_8)),
        text("E18 message too long", 400, JSON, "{" + GOOD + "x".repeat(10_001) + "\"}"),
        text("E19 a blank in an address", 400, HTML, "email=a+b@example.com&message=" + MARK),
        text("E20 two addresses, JSON", 400, JSON, "{" + GOOD + "\",\"email\":\"b@example.com\"}"),
        text("E20 two addresses, form", 400, HTML, "email=a@b.example&email=c@d.example&message=x"),
        text("E28 a telephone that is a number", 400, JSON, "{" + GOOD + "\",\"phone\":3.58E11}"),
        text("E28 no telephone", 400, JSON, "{" + GOOD + "\",\"phone\":\"call me\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void it_is_refused_at_once_and_leaves_no_trace(
      String name, int status, Supplier<FormPosts.Answer> post) {
    int before = posts.items();
    FormPosts.Answer answer = quickest(post);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(posts.items()).isEqualTo(before);
    assertThat(answer.printed()).contains("\"status\":" + status).doesNotContain(MARK);
    if (!answer.event().at("/headers/content-type").asText().startsWith("text/html")) {
      assertThat(answer.body()).contains("\"type\":\"/problems/").doesNotContain(MARK);
    }
    assertThat(answer.took()).isLessThan(SOON);
  }

  @Test
  void E13_a_packed_body_is_refused_before_it_is_unpacked() {
    var event = posts.event(JSON).put("body", "H4sIAAAA").put("isBase64Encoded", true);
    event.withObject("headers").put("content-encoding", "gzip");
    assertThat(posts.call(event).status()).isEqualTo(415);
  }

  /// The bound is on the program, not on a busy machine: one of five calls must keep it.
  private static FormPosts.Answer quickest(Supplier<FormPosts.Answer> post) {
    FormPosts.Answer answer = post.get();
    for (int i = 0; i < 4 && answer.took().compareTo(SOON) >= 0; i++) {
      answer = post.get();
    }
    return answer;
  }

  private static Arguments text(String name, int status, String type, String body) {
    Supplier<FormPosts.Answer> post =
        () ->
            body.equals("base64 !")
                ? posts.call(posts.event(type).put("body", body).put("isBase64Encoded", true))
                : posts.post(type, body);
    return Arguments.of(name, status, post);
  }

  private static Arguments bytes(String name, int status, String type, byte[] body) {
    Supplier<FormPosts.Answer> post = () -> posts.postOctets(type, body);
    return Arguments.of(name, status, post);
  }

  private static byte[] spliced(String before, int first, int second, String after) {
    String text = before + (char) first + (char) second + after;
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String padded(int bytes) {
    String start = "{" + GOOD + "\",\"padding\":\"";
    return start + "x".repeat(bytes - start.length() - 2) + "\"}";
  }

  private static String keys(int count) {
    List<String> pairs = IntStream.range(0, count).mapToObj(i -> "k" + i + "=1").toList();
    return "email=a@example.com&message=x&" + String.join("&", pairs);
  }
}
