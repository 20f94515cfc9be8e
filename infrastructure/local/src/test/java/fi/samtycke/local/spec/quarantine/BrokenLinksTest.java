package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C08-C15: a link that no mail contained opens one neutral page, byte for byte the same, and
/// changes nothing.
class BrokenLinksTest {
  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @Test
  void C08_C09_C10_flipped_truncated_and_forged_links_open_one_neutral_page() {
    String link = asked();
    String route = link.substring(0, link.lastIndexOf('/') + 1);
    String text = link.substring(route.length());
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char flipped = (char) (text.charAt(i) ^ 1 << i % 7);
      broken.add(text.substring(0, i) + flipped + text.substring(i + 1));
      if (i > 0) {
        broken.add(text.substring(0, i));
      }
    }
    broken.add(text.toLowerCase(java.util.Locale.ROOT));
    broken.add(text.toUpperCase(java.util.Locale.ROOT));
    broken.add(text + "A");
    broken.add(text + "%");
    broken.add(text.replace('.', '-'));
    Random random = new Random(20260320);
    EntryId entry = new EntryId(MailedPath.entry(link));
    for (int i = 0; i < 200; i++) {
      EntryId about = i % 2 == 0 ? entry : EntryId.random(random);
      broken.add(MailedLink.random(about, random).text());
    }
    allNeutral(route, broken);
    System.out.printf("links: %d broken ones, one page%n", broken.size());
    assertThat(QUARANTINE.browser().get(link).status()).as("the true one").isEqualTo(200);
  }

  @Test
  void C14_a_link_of_another_purpose_is_refused() {
    String answer = asked();
    String asAnswer = last(answer);
    allNeutral("/btb-plaza/withdraw/", List.of(asAnswer));
    QUARANTINE.answers(answer, "consent");
    String asWithdrawal = last(QUARANTINE.linkTo(ANNA));
    allNeutral("/btb-plaza/answer/", List.of(asWithdrawal));
    allNeutral("/btb-plaza/withdraw/", List.of(asAnswer));
  }

  @Test
  void C15_I8_a_link_of_the_other_controller_is_refused() {
    String answer = asked();
    allNeutral("/btb-transformers/answer/", List.of(last(answer)));
    QUARANTINE.answers(answer, "consent");
    allNeutral("/btb-transformers/withdraw/", List.of(last(QUARANTINE.linkTo(ANNA))));
    assertThat(QUARANTINE.browser().get("/nobody/answer/" + last(answer)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ">", ")", ",", ";", "%3E", ").", ">.", "%29%2E"})
  void C11_what_a_mail_program_puts_behind_a_link_is_cut(String behind) {
    String link = asked();
    assertThat(QUARANTINE.browser().get(link + encoded(behind)).status()).isEqualTo(200);
    assertThat(QUARANTINE.answers(link + encoded(behind), "consent").body()).contains("Thank you");
  }

  @Test
  void C12_a_link_is_short_enough_for_a_line_of_a_mail() {
    String link = asked();
    assertThat(last(link)).hasSize(26 + 1 + 43);
  }

  /// On every method, with and without a decision.
  private static void allNeutral(String route, List<String> broken) {
    Tables before = QUARANTINE.tables();
    String neutral =
        QUARANTINE
            .browser()
            .get(
                route
                    + MailedLink.random(new EntryId("0".repeat(26)), new Random(1)).text()
                    + "?lang=en")
            .body();
    assertThat(neutral)
        .contains("This link is not valid", "copied all of the address")
        .doesNotContain(ANNA);
    for (String text : broken) {
      String path = route + encoded(text);
      Reply page = QUARANTINE.browser().get(path + "?lang=en");
      assertThat(page.status()).as(text).isEqualTo(404);
      assertThat(page.body()).as(text).isEqualTo(neutral);
      assertThat(QUARANTINE.answers(path, "consent").body()).as(text).isEqualTo(neutral);
    }
    String first = route + encoded(broken.getFirst());
    assertThat(QUARANTINE.browser().send("HEAD", first, "").status()).isEqualTo(404);
    for (String decision : List.of("", "refuse", "withdraw")) {
      assertThat(QUARANTINE.answers(first, decision).body()).isEqualTo(neutral);
    }
    assertThat(QUARANTINE.tables()).isEqualTo(before);
  }

  private static String asked() {
    QUARANTINE.visitorAsks(ANNA);
    return QUARANTINE.linkTo(ANNA);
  }

  private static String last(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static String encoded(String text) {
    return text.startsWith("%") && text.length() > 1
        ? text
        : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
