package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R6: the script of the window, as a website loads it.
class ScriptTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final int LARGEST = 15 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"btb-plaza", "btb-transformers"})
  void it_is_small_asks_nobody_else_and_writes_text_only(String controller) {
    Browser.Reply script = APPLICATION.browser().get("/" + controller + "/chat.js");
    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
    assertThat(script.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST);
    assertThat(script.body())
        .contains("Chatta med oss", "Keskustele kanssamme", "Chat with us")
        .as("what nobody should write")
        .contains(
            "Skriv inte personbeteckning, kontonummer eller hälsouppgifter.",
            "Älä kirjoita henkilötunnusta, tilinumeroa tai terveystietoja.",
            "Do not write identity codes, account numbers or anything about health.")
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
        .doesNotContain("localStorage", "document.cookie", "http://", "https://");
  }

  @Test
  void it_is_fetched_again_only_when_it_has_changed() {
    Browser.Reply first = APPLICATION.browser().get("/btb-plaza/chat.js");
    assertThat(first.header("Cache-Control")).hasValue("public, max-age=3600");
    String etag = first.header("ETag").orElseThrow();
    Browser.Reply again =
        APPLICATION.browser().get("/btb-plaza/chat.js", "If-None-Match", "\"x\", W/" + etag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).hasValue(etag);
    assertThat(APPLICATION.browser().get("/btb-plaza/chat.js", "If-None-Match", "\"x\"").status())
        .isEqualTo(200);
    assertThat(APPLICATION.browser().get("/nobody/chat.js").status()).isEqualTo(404);
  }

  @Test
  void a_declared_website_may_speak_with_the_chat_and_another_may_not() {
    for (String origin : new String[] {"https://www.btb-plaza.example", "https://evil.example"}) {
      Browser.Reply preflight =
          APPLICATION
              .browser()
              .send(
                  "OPTIONS",
                  "/btb-plaza/chat/7T3M9K2Q5W8X1B4C6D0EFGHJKN/messages",
                  "",
                  "Origin",
                  origin,
                  "Access-Control-Request-Method",
                  "POST",
                  "Access-Control-Request-Headers",
                  "authorization,content-type");
      boolean declared = origin.contains("btb-plaza");
      assertThat(preflight.header("Access-Control-Allow-Origin").isPresent()).isEqualTo(declared);
      assertThat(
              preflight.header("Access-Control-Allow-Headers").orElse("").contains("authorization"))
          .isEqualTo(declared);
    }
  }
}
