package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Chromium;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every public page in every language, on a desktop and on a phone: axe finds nothing, and no page
/// is wider than the phone (WCAG 2.2 AA).
class AccessibleTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String SUBMIT = "main form button[type=submit]";

  @ParameterizedTest
  @ValueSource(strings = {"sv", "fi", "en"})
  void whoever_comes_by_themselves_can_use_every_page(String language) {
    try (Chromium chromium = Chromium.startWithScripts()) {
      for (String page :
          List.of(
              "contact-form",
              "contact-form/thanks",
              "chat",
              "my-data",
              "my-data/thanks",
              "answer/none.none",
              "my-data/none.none")) {
        look(chromium, "/btb-plaza/" + page, language);
      }
      for (String page : List.of("contact-form", "chat", "my-data")) {
        chromium.open(url("/btb-plaza/" + page, language));
        chromium.follow(SUBMIT);
        assertThat(chromium.count(".summary")).isEqualTo(1);
        find(chromium, page + " with faults");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "fi", "en"})
  void whoever_follows_a_mailed_link_can_use_every_page(String language) {
    String email = language + "@example.com";
    RIGHTS.offers(email, language);
    try (Chromium chromium = Chromium.startWithScripts()) {
      chromium.open(url(linkTo(email, "/answer/"), language));
      find(chromium, "question");
      chromium.follow(SUBMIT);
      find(chromium, "question without an answer");
      chromium.click("#purpose-communication");
      chromium.follow(SUBMIT);
      find(chromium, "consented");
      RIGHTS
          .browser()
          .post(
              Rights.PAGE,
              Application.json(
                  Map.of("kind", "rectification", "email", email, "language", language)));
      chromium.open(url(linkTo(email, "/my-data/"), language));
      find(chromium, "request");
      chromium.follow(SUBMIT);
      find(chromium, "request without an answer");
      chromium.click("#confirm");
      chromium.follow(SUBMIT);
      find(chromium, "proposals");
      chromium.open(url(linkTo(email, "/withdraw/"), language));
      find(chromium, "withdrawal");
      chromium.follow(SUBMIT);
      find(chromium, "withdrawal without a tick");
      chromium.click("input[type=checkbox]");
      chromium.follow(SUBMIT);
      find(chromium, "withdrawn");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "fi", "en"})
  void whoever_chats_can_use_the_window_and_the_plain_page(String language) {
    try (Chromium chromium = Chromium.startWithScripts()) {
      chromium.open(url("/_local/website/btb-plaza", language));
      find(chromium, "launcher", "samtycke-chat");
      chromium.click("samtycke-chat >>> .launcher");
      chromium.type("samtycke-chat >>> textarea", "Hello");
      chromium.click("samtycke-chat >>> button[type=submit]");
      chromium.await("samtycke-chat >>> .log", "Hello");
      find(chromium, "window", "samtycke-chat");
      chromium.open(url("/btb-plaza/chat", language));
      chromium.type("#text", "Hello");
      chromium.follow(SUBMIT);
      assertThat(chromium.text(".chat")).contains("Hello");
      find(chromium, "chat that has begun");
    }
  }

  private static void look(Chromium chromium, String path, String language) {
    chromium.open(url(path, language));
    find(chromium, path);
  }

  private static void find(Chromium chromium, String page) {
    find(chromium, page, "html");
    assertThat(chromium.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(page + " on a phone")
        .isEqualTo("true");
  }

  /// Leaves the window as large as a phone.
  private static void find(Chromium chromium, String page, String css) {
    for (boolean phone : List.of(false, true)) {
      chromium.size(phone ? 375 : 1000, phone ? 800 : 1200, phone);
      assertThat(chromium.inaccessible(css)).as(page + (phone ? " on a phone" : "")).isEmpty();
    }
  }

  private static String linkTo(String email, String kind) {
    return RIGHTS.mailsTo(email).reversed().stream()
        .filter(mail -> !mail.links().isEmpty())
        .map(MailedPath::in)
        .filter(path -> path.contains(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String url(String path, String language) {
    return RIGHTS.stack().baseUrl() + path + "?lang=" + language;
  }
}
