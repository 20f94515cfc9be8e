package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// R7, S6: as a person does it, in a browser without JavaScript.
class BrowserTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  @Test
  void R7_S6_a_visitor_fills_in_the_form_and_the_firm_reads_the_mail() {
    try (Chromium chromium = Chromium.start()) {
      chromium.open(APPLICATION.stack().baseUrl() + Application.FORM);
      chromium.follow("a[href='?lang=fi']");
      assertThat(chromium.attribute("html", "lang")).isEqualTo("fi");
      chromium.type("#message", "Hello from a browser");
      chromium.follow("button[type=submit]");
      assertThat(chromium.text(".summary")).isNotBlank();
      assertThat(chromium.value("#message")).isEqualTo("Hello from a browser");

      chromium.type("#email", "vera.visitor@example.com");
      chromium.type("#name", "Vera Visitor");
      assertThat(chromium.isTicked("#keepContact")).isFalse();
      chromium.follow("button[type=submit]");
      assertThat(chromium.url()).endsWith("/btb-plaza/contact-form/thanks?lang=fi");
      assertThat(chromium.count("[role=status]")).isEqualTo(1);

      chromium.open(APPLICATION.stack().baseUrl() + "/_local/mailbox");
      chromium.follow("table a");
      assertThat(chromium.text("table"))
          .contains("info@btb-plaza.example")
          .containsPattern("Reply-To\\s+vera.visitor@example.com");
      assertThat(chromium.text("pre")).contains("Hello from a browser", "Vera Visitor");
    }
  }
}
