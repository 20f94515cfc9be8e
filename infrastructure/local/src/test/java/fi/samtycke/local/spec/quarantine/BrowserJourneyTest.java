package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Chromium;
import fi.samtycke.local.spec.backstage.MailedPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// C04, C24, G2-G5: a person with a browser that runs no script goes from the form to the register
/// and back out.
class BrowserJourneyTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void G5_C24_from_the_form_to_the_register_without_script() {
    String home = QUARANTINE.stack().baseUrl();
    try (Chromium chromium = Chromium.start()) {
      chromium.open(home + "/btb-plaza/contact-form?lang=en");
      chromium.type("#email", ANNA);
      chromium.type("#name", "Anna Exempel");
      chromium.type("#message", "Hello from a browser");
      assertThat(chromium.isTicked("input[name=keepContact]")).as("not preselected").isFalse();
      chromium.click("input[name=keepContact]");
      chromium.follow("button");
      assertThat(chromium.title()).contains("Thank you, your message has arrived");

      String link = QUARANTINE.linkTo(ANNA);
      chromium.open(home + link);
      assertThat(chromium.text("h1")).isEqualTo("May BTB Plaza Ab keep your contact details?");
      assertThat(chromium.text("main")).contains(ANNA, "Anna Exempel", "3 April 2026");
      assertThat(chromium.isTicked("#purpose-communication")).isFalse();
      assertThat(chromium.isTicked("#purpose-prospects")).isFalse();
      chromium.follow("button");
      assertThat(chromium.text("[role=alert]")).as("no decision").contains("Tick at least one box");
      chromium.click("#purpose-communication");
      chromium.click("#purpose-prospects");
      chromium.follow("button");
      assertThat(chromium.text("h1")).isEqualTo("Thank you. We will keep your details");

      String id = MailedPath.entry(link);
      assertThat(QUARANTINE.history("eva", id))
          .containsExactly("quarantine.entered", "quarantine.asked", "quarantine.consented");

      chromium.open(home + QUARANTINE.linkTo(ANNA));
      chromium.follow("button[value=withdraw]");
      assertThat(chromium.text("h1")).isEqualTo("Your consent is withdrawn");
      assertThat(QUARANTINE.history("eva", id)).endsWith("consent.withdrawn");
    }
  }
}
