package fi.samtycke.local.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChromiumTest {
  /// Otherwise a page that needs JavaScript would pass for one that needs none.
  @Test
  void scripts_of_a_page_do_not_run() {
    try (Chromium chromium = Chromium.start()) {
      chromium.open(
          "data:text/html,<title>before</title><p>x</p><script>document.title='after'</script>"
              + "<body onload=\"document.title='after'\">");
      assertThat(chromium.title()).isEqualTo("before");
      assertThat(chromium.text("p")).isEqualTo("x");
    }
  }
}
