package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.declaration.build.CompactDeclarations;
import fi.samtycke.local.Browser;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.Options;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// N1, N18: a firm and a field that no line of Java knows, from a thin file over the model to the
/// mail.
class ThirdControllerTest {
  private static final String FORM = "/northern-lights/contact-form";

  private static LocalStack stack;
  private static Browser browser;

  @BeforeAll
  static void declare_it_and_start() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            ThirdControllerTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path declared =
        Application.HOME.resolve("functions/declaration/src/test/resources/controllers");
    Path models = Application.HOME.resolve("infrastructure/controllers");
    assertThat(CompactDeclarations.compact(declared, models, classes)).isEmpty();
    stack =
        LocalStack.start(
            Options.of(Application.HOME.resolve("template.yaml"))
                .with(Map.of("Controllers", "btb-plaza,northern-lights"))
                .at(Application.NOW));
    browser = new Browser(stack.baseUrl());
  }

  @BeforeEach
  void begin_anew() {
    stack.reset(Optional.of(Application.NOW));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void its_page_shows_its_own_field_in_its_own_languages() {
    Browser.Reply page = browser.get(FORM);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Language")).hasValue("en");
    assertThat(page.body())
        .contains("name=\"orderNumber\"", "Order number", "Northern Lights Oy")
        .contains("lang=sv")
        .doesNotContain("lang=fi")
        .doesNotContain("name=\"phone\"");
    assertThat(browser.get(FORM + "?lang=sv").body()).contains("Ordernummer");
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .endsWith("frame-ancestors https://www.northern-lights.example");
  }

  @Test
  void its_own_field_is_accepted_and_reaches_its_own_mailbox() {
    Map<String, String> message =
        Map.of(
            "email", "v@example.com",
            "message", "Where is it?",
            "orderNumber", "N-4711",
            "company", "not declared here");
    assertThat(browser.post(FORM, Application.json(message)).status()).isEqualTo(202);
    assertThat(stack.settle(Duration.ofSeconds(10))).isTrue();
    List<SentMail> mails = stack.mailbox().all();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().to()).containsExactly("hello@northern-lights.example");
    assertThat(mails.getFirst().text())
        .contains("Order number", "N-4711", "Where is it?")
        .doesNotContain("not declared here");
  }

  @Test
  void its_own_rules_bind() {
    Map<String, String> tooLong =
        Map.of("email", "v@example.com", "message", "x", "orderNumber", "1".repeat(201));
    assertThat(browser.post(FORM, Application.json(tooLong)).json().path("errors"))
        .hasToString("[{\"field\":\"orderNumber\",\"code\":\"too-long\"}]");
    for (int i = 0; i < 5; i++) {
      assertThat(post(i).status()).isEqualTo(202);
    }
    assertThat(post(5).status()).isEqualTo(429);
  }

  @Test
  void whoever_may_be_kept_is_asked_by_it_and_stands_in_its_own_register() {
    Map<String, String> message =
        Map.of("email", "v@example.com", "message", "Keep me", "keepContact", "true");
    assertThat(browser.post(FORM, Application.json(message)).status()).isEqualTo(202);
    assertThat(stack.settle(Duration.ofSeconds(10))).isTrue();
    SentMail asked =
        stack.mailbox().all().stream()
            .filter(mail -> mail.to().contains("v@example.com"))
            .findFirst()
            .orElseThrow();
    assertThat(asked.from()).contains("privacy@northern-lights.example");
    String link = MailedPath.in(asked);
    assertThat(link).startsWith("/northern-lights/");
    assertThat(browser.get(link).body()).contains("Northern Lights Oy", "27 March 2026");

    Browser.Reply answered =
        browser.send(
            "POST",
            link,
            MailedPath.form("consent"),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answered.status()).isEqualTo(200);
    String token = stack.signIn("anna", List.of("northern-lights:administrator"));
    assertThat(
            browser.get("/api/northern-lights/contacts", "Authorization", "Bearer " + token).body())
        .contains("v@example.com");
  }

  @Test
  void all_that_holds_for_it_is_shown_with_the_file_that_says_it() {
    assertThat(browser.get("/_local/declarations/northern-lights").body())
        .containsPattern("name: Northern Lights Oy +# northern-lights\\.yaml:\\d+\n")
        .containsPattern("  extension: P2M +# finnish-company\\.yaml:\\d+\n");
  }

  private static Browser.Reply post(int number) {
    return browser.post(
        FORM,
        Application.json(Map.of("email", "v@example.com", "message", "Message " + number)),
        "X-Local-Source",
        "192.0.2.99");
  }
}
