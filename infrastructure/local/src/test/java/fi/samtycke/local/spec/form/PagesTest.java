package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// R7: the pages of the contact form, as a browser gets them.
class PagesTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String FORM = Application.FORM;
  private static final String THANKS = FORM + "/thanks";

  @ParameterizedTest
  @CsvSource({
    "'',         '',             '',                 sv",
    "'?lang=fi', '',             '',                 fi",
    "'?lang=fi', 'language=en',  'sv',               fi",
    "'',         'language=en',  'fi',               en",
    "'',         'a=b; language=fi', '',             fi",
    "'',         'language=xx',  'en',               en",
    "'',         '',             'fi-FI,fi;q=0.9',   fi",
    "'',         '',             'de, en;q=0.5, fi;q=0.8', fi",
    "'',         '',             'de-DE, *;q=0.1',   sv",
    "'?lang=xx', '',             'en',               en",
    "'?lang=',   '',             'q=;;;,',           sv",
  })
  void a_page_speaks_the_language_that_was_asked_for(
      String query, String cookie, String accepted, String language) {
    Browser.Reply reply = get(FORM + query, "Cookie", cookie, "Accept-Language", accepted);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Language")).hasValue(language);
    assertThat(reply.body()).contains("<html lang=\"" + language + "\">");
  }

  @Test
  void H2_a_cookie_is_set_when_the_visitor_chose_a_language_and_never_otherwise() {
    assertThat(get(FORM, "Accept-Language", "fi").header("Set-Cookie")).isEmpty();
    assertThat(get(FORM, "Cookie", "language=fi").header("Set-Cookie")).isEmpty();
    assertThat(get(THANKS + "?lang=fi").header("Set-Cookie")).isEmpty();
    assertThat(get(FORM + "?lang=xx").header("Set-Cookie")).isEmpty();
    assertThat(get(FORM + "?lang=fi").header("Set-Cookie").orElse(""))
        .startsWith("language=fi;")
        .contains("Secure", "HttpOnly", "SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, THANKS})
  void HEAD_answers_as_GET_without_the_body(String path) {
    Browser.Reply get = get(path);
    Browser.Reply head = APPLICATION.browser().send("HEAD", path, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String header :
        List.of("Content-Type", "Content-Security-Policy", "Content-Language", "Cache-Control")) {
      assertThat(head.header(header)).isPresent().isEqualTo(get.header(header));
    }
  }

  @Test
  void I5_looking_writes_nothing() {
    APPLICATION.stack().http().reset();
    get(FORM);
    get(THANKS);
    APPLICATION.browser().send("HEAD", FORM, "");
    APPLICATION.browser().send("OPTIONS", FORM, "");
    assertThat(APPLICATION.stack().http().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, THANKS})
  void C22_the_declared_websites_may_frame_the_form_and_nobody_else(String path) {
    assertThat(get(path).header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "base-uri 'none'")
        .endsWith("frame-ancestors https://www.btb-plaza.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, THANKS})
  void C19_C21_a_page_is_kept_by_nobody_and_tells_nobody(String path) {
    Browser.Reply page = get(path);
    assertThat(page.header("Cache-Control")).hasValue("no-store");
    assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.header("X-Robots-Tag")).hasValue("noindex");
    assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).doesNotContain("<script", "onload=", "onclick=", "src=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nobody/contact-form", "/BTB-Plaza/contact-form", "/%20/contact-form"})
  void an_unknown_controller_is_not_found(String path) {
    List<String> answers = new ArrayList<>();
    for (String method : List.of("GET", "POST")) {
      String body = method.equals("POST") ? "{\"email\":\"v@example.com\",\"message\":\"x\"}" : "";
      Browser.Reply reply = APPLICATION.browser().send(method, path, body);
      assertThat(reply.status()).isEqualTo(404);
      answers.add(reply.body());
    }
    assertThat(answers).containsOnly(get("/nobody/contact-form").body());
    assertThat(APPLICATION.items().count("Conversations")).isZero();
  }

  @Test
  void E04_E05_what_is_wrong_with_an_address_is_said_in_the_visitors_language() {
    List<String> words = new ArrayList<>();
    for (String language : List.of("sv", "fi", "en")) {
      for (String address : List.of("pelé@example.com", "person@bücher.example", "nobody")) {
        Browser.Reply reply =
            APPLICATION.postHtml(
                java.util.Map.of("email", address, "message", "x", "language", language));
        assertThat(reply.status()).isEqualTo(400);
        words.add(between(reply.body(), "id=\"email-error\">", "</p>"));
      }
    }
    assertThat(words).hasSize(9).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  /// Headers with an empty value are left out.
  private static Browser.Reply get(String path, String... headers) {
    List<String> given = new ArrayList<>(List.of("Accept", "text/html"));
    for (int i = 0; i < headers.length; i += 2) {
      if (!headers[i + 1].isEmpty()) {
        given.addAll(List.of(headers[i], headers[i + 1]));
      }
    }
    return APPLICATION.browser().get(path, given.toArray(String[]::new));
  }
}
