package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.http.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `/_local/tokens` and the sign-in page.
class SignInRoutesTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  @Test
  void a_token_comes_with_the_persons_item_in_the_table_of_the_staff() {
    String groups = "[\"btb-plaza:administrator\",\"btb-plaza:employee\"]";
    String order = "{\"user\":\"anna\",\"groups\":" + groups + "}";
    String token =
        SAMPLE.browser().post("/_local/tokens", order).json().path("access_token").asText();
    assertThat(SAMPLE.browser().get("/api/x/echo", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
    Map<String, AttributeValue> item = staff("anna");
    assertThat(item.get("sk").s()).isEqualTo("staff");
    assertThat(item.get("roles").ss()).containsExactlyInAnyOrder("administrator", "employee");
    assertThat(item.get("rolesChangedAt").s()).isEqualTo("2026-03-20T11:59:59Z");
    assertThat(item.get("formatVersion").n()).isEqualTo("1");
  }

  @Test
  void the_roles_of_a_person_change_only_when_others_are_given() {
    SAMPLE.stack().signIn("anna", List.of("btb-plaza:employee"));
    SAMPLE.stack().moveTo(Samples.NOON.plus(Duration.ofMinutes(3)));
    SAMPLE.stack().signIn("anna", List.of("btb-plaza:employee"));
    assertThat(staff("anna").get("rolesChangedAt").s()).isEqualTo("2026-03-20T11:59:59Z");
    SAMPLE.stack().signIn("anna", List.of("btb-plaza:administrator"));
    assertThat(staff("anna").get("roles").ss()).containsExactly("administrator");
    assertThat(staff("anna").get("rolesChangedAt").s()).isEqualTo("2026-03-20T12:02:59Z");
  }

  @Test
  void a_token_lasts_an_hour_of_the_local_clock() {
    String token = SAMPLE.stack().signIn("anna", List.of());
    SAMPLE.stack().moveTo(Samples.NOON.plus(Duration.ofMinutes(59)));
    assertThat(SAMPLE.browser().get("/api/x/echo", "Authorization", token).status()).isEqualTo(200);
    SAMPLE.stack().moveTo(Samples.NOON.plus(Duration.ofMinutes(60)));
    assertThat(SAMPLE.browser().get("/api/x/echo", "Authorization", token).status()).isEqualTo(401);
  }

  @Test
  void people_sign_in_on_a_page() {
    Browser.Reply form = SAMPLE.browser().get("/_local/sign-in", "Accept", "text/html");
    assertThat(form.body()).contains("value=\"btb-transformers:administrator\"");
    Browser.Reply token =
        SAMPLE
            .browser()
            .post(
                "/_local/tokens",
                "user=anna&groups=btb-plaza%3Aemployee",
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(token.body())
        .contains("curl -H", SAMPLE.stack().baseUrl() + "/api/btb-plaza/echo")
        .doesNotContain("btb-transformers");
  }

  private static Map<String, AttributeValue> staff(String user) {
    return SAMPLE.items().in("Staff", "btb-plaza#staff#" + Tokens.sub(user)).getFirst();
  }
}
