package fi.samtycke.local.spec.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Chromium;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R6: the same chat without a script, on a plain page.
class PlainPageTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Chats CHATS = new Chats(APPLICATION);
  private static final String PAGE = "/btb-plaza/chat";

  @Test
  void R6_a_browser_without_scripts_writes_is_answered_and_ends_it() {
    String home = APPLICATION.stack().baseUrl();
    try (Chromium chromium = Chromium.start()) {
      chromium.open(home + PAGE + "?lang=sv");
      chromium.type("#text", "Hej utan skript <b>");
      chromium.click("summary");
      chromium.type("#email", "vera@example.com");
      chromium.follow("form button");
      assertThat(chromium.url()).isEqualTo(home + PAGE);
      assertThat(chromium.text(".chat")).contains("Hej utan skript <b>", "Du");
      String id =
          APPLICATION.messages("btb-plaza").getFirst().get("pk").s().replaceFirst(".*#", "");
      CHATS.reply(new Chats.Chat(Chats.PLAZA, id, "", ""), "Hej på dig");
      chromium.follow("a[href=chat]");
      assertThat(chromium.text(".chat")).contains("Hej på dig");
      chromium.type("#text", "Tack!");
      chromium.picture(Path.of("target", "pictures", "chat-page-sv.png"));
      chromium.follow("form button");
      chromium.follow("button.plain");
      assertThat(chromium.text("main")).contains("Chatten är avslutad.", "Tack!");
      assertThat(APPLICATION.mails()).hasSize(2);
      chromium.type("#text", "Ny fråga");
      chromium.follow("form button");
      assertThat(chromium.text(".chat")).contains("Ny fråga").doesNotContain("Tack!");
    }
  }

  @Test
  void no_cookie_before_writing_and_then_the_declared_one_out_of_reach_of_scripts() {
    Browser.Reply page = APPLICATION.browser().get(PAGE);
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    Browser.Reply posted = post(hidden(page, "Hello"), "");
    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.header("Location")).hasValue("chat");
    assertThat(posted.header("Set-Cookie").orElse(""))
        .matches(
            "chat=[0-9A-Z]{26}\\.[A-Za-z0-9_-]{43}; Max-Age=86400; Path=/btb-plaza/chat; Secure;"
                + " HttpOnly; SameSite=Lax");
  }

  @Test
  void A01_the_same_form_twice_is_one_chat_with_one_message() {
    Map<String, String> form = hidden(APPLICATION.browser().get(PAGE), "Hello");
    String cookie = post(form, "").header("Set-Cookie").orElse("").split(";", 2)[0];
    assertThat(post(form, "").header("Set-Cookie").orElse("")).startsWith(cookie);
    assertThat(post(form, cookie).status()).isEqualTo(303);
    assertThat(APPLICATION.messages("btb-plaza")).as("a head and a message").hasSize(2);
    assertThat(APPLICATION.mails()).hasSize(1);
  }

  @Test
  void what_cannot_be_taken_is_said_at_its_field_and_nothing_is_lost() {
    Map<String, String> form = hidden(APPLICATION.browser().get(PAGE), "My question");
    form.put("email", "vera");
    Browser.Reply wrong = post(form, "");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("My question", "id=\"email-error\"");
    form.put("text", " ");
    form.put("email", "");
    assertThat(post(form, "").body()).contains("id=\"text-error\"");
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  @Test
  void an_address_may_be_left_alone_when_the_chat_has_begun_and_not_before() {
    Map<String, String> form = hidden(APPLICATION.browser().get(PAGE), "");
    form.put("email", "vera@example.com");
    assertThat(post(form, "").status()).isEqualTo(400);
    String cookie =
        post(hidden(APPLICATION.browser().get(PAGE), "Hello"), "")
            .header("Set-Cookie")
            .orElse("")
            .split(";", 2)[0];
    form.put("clientId", "another");
    assertThat(post(form, cookie).status()).isEqualTo(303);
    assertThat(APPLICATION.messages("btb-plaza"))
        .anyMatch(item ->
            item.containsKey("fields")
                && Application.fields(item).containsValue("vera@example.com"));
  }

  @Test
  void G04_a_cookie_of_somebody_else_opens_nothing() {
    CHATS.started();
    String id = APPLICATION.messages("btb-plaza").getFirst().get("pk").s().replaceFirst(".*#", "");
    String forged = "chat=" + id + "." + "A".repeat(43);
    Browser.Reply page = APPLICATION.browser().get(PAGE, "Cookie", forged);
    assertThat(page.body()).doesNotContain("Hello?");
    assertThat(page.header("Set-Cookie")).isEmpty();
    Map<String, String> form = hidden(page, "I was here");
    form.put("chat", id + "." + "A".repeat(43));
    assertThat(post(form, forged).status()).isEqualTo(404);
    assertThat(APPLICATION.messages("btb-plaza")).hasSize(2);
  }

  /// The form as the page would post it.
  private static Map<String, String> hidden(Browser.Reply page, String text) {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher field =
        Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"")
            .matcher(page.body());
    while (field.find()) {
      form.putIfAbsent(field.group(1), field.group(2));
    }
    assertThat(form).containsKeys("chat", "clientId", "language");
    form.put("text", text);
    return form;
  }

  private static Browser.Reply post(Map<String, String> form, String cookie) {
    return APPLICATION
        .browser()
        .send(
            "POST",
            PAGE,
            Application.urlEncoded(form),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept",
            "text/html",
            "Cookie",
            cookie.isEmpty() ? "other=1" : cookie);
  }
}
