package fi.samtycke.local.spec.form;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.Browser;
import fi.samtycke.local.Options;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.TemplateReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N1, N18: what holds for a company is to be seen, whole, with the file that says it.
class DeclaredTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  @Test
  void the_start_page_leads_to_each_declaration() {
    Browser browser = APPLICATION.browser();

    assertThat(browser.get("/").body()).contains("/_local/declarations");
    assertThat(browser.get("/_local/declarations").body())
        .contains("/_local/declarations/btb-plaza", "/_local/declarations/btb-transformers");
  }

  @Test
  void a_declaration_is_shown_whole_and_says_where_each_value_stands() {
    Browser.Reply yaml = APPLICATION.browser().get("/_local/declarations/btb-transformers");
    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.body())
        .containsPattern("name: BTB Transformers Ab +# btb-transformers\\.yaml:\\d+\n")
        .containsPattern("  extension: P2M +# finnish-company\\.yaml:\\d+\n");

    Browser.Reply page =
        APPLICATION
            .browser()
            .send("GET", "/_local/declarations/btb-transformers", "", "Accept", "text/html");
    assertThat(page.body())
        .contains("<b>name: BTB Transformers Ab</b>", ">  extension: P2M<")
        .containsPattern("finnish-company\\.yaml:\\d+<");
  }

  @Test
  void a_declaration_that_is_not_served_is_not_shown() {
    assertThat(APPLICATION.browser().get("/_local/declarations/controllers").status())
        .isEqualTo(404);
  }

  @Test
  void the_templates_own_defaults_are_those_of_the_declarations() throws IOException {
    Options declared = Options.ofApplication(Application.HOME);

    for (Map.Entry<String, String> each : declared.parameters().entrySet()) {
      if (!each.getKey().equals("ChatraSecretDigests")) {
        assertThat(TemplateReader.read(declared.template(), Map.of()))
            .as(each.getKey())
            .usingRecursiveComparison()
            .isEqualTo(
                TemplateReader.read(declared.template(), Map.of(each.getKey(), each.getValue())));
      }
    }
  }
}
