package fi.samtycke.local.spec.rights;

import static fi.samtycke.local.spec.rights.Rights.ANNA;
import static fi.samtycke.local.spec.rights.Rights.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// C24, N10: from the page to the answer in a browser without scripts.
class BrowserTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  @Test
  void C24_N10_a_person_asks_confirms_and_takes_it_back_without_script() {
    RIGHTS.contact(ANNA);
    String home = RIGHTS.stack().baseUrl();
    try (Chromium chromium = Chromium.start()) {
      chromium.open(home + PAGE + "?lang=en");
      chromium.type("#email", ANNA);
      assertThat(chromium.isTicked("#access")).as("not preselected").isFalse();
      chromium.follow("button");
      assertThat(chromium.text("[role=alert]")).contains("Choose what you would like us to do");
      chromium.click("#erasure");
      chromium.follow("button");
      assertThat(chromium.text("h1")).isEqualTo("Thank you, we have received your request");

      chromium.open(home + RIGHTS.linkTo(ANNA));
      assertThat(chromium.text("h1")).isEqualTo("Does this request come from you?");
      assertThat(chromium.isTicked("#confirm")).isFalse();
      assertThat(chromium.isTicked("#not-me")).isFalse();
      chromium.follow("button");
      assertThat(chromium.text("[role=alert]")).contains("Choose yes or no");
      chromium.click("#confirm");
      chromium.follow("button");
      assertThat(chromium.text("main")).contains("Confirmed.", "20 April 2026");

      chromium.open(home + RIGHTS.linkTo(ANNA));
      chromium.follow("button");
      assertThat(chromium.text("[role=alert]")).contains("Tick the box");
      chromium.click("#withdraw");
      chromium.follow("button");
      assertThat(chromium.text("main")).contains("Closed: the request was withdrawn.");
      assertThat(RIGHTS.open()).isEmpty();
    }
  }
}
