package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.declaration.build.Carriers;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.aws.ses.SentMail.Attachment;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// N21, L5, L12: what is declared and not built yet is told to nobody: on no page, in no mail, in
/// no extract.
class NotBuiltTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final List<String> LANGUAGES = List.of("sv", "fi", "en");

  @Test
  void L5_no_page_mail_or_extract_tells_what_nobody_carries() throws IOException {
    String whole = String.join("\n", told());
    List<String> untold = untold();

    assertThat(untold).hasSizeGreaterThan(40);
    assertThat(whole).contains("6(1)(a)").hasSizeGreaterThan(100_000);
    assertThat(untold).allSatisfy(text -> assertThat(whole).doesNotContain(text));
    assertThat(whole.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("nyhetsbrev", "uutiskirje", "newsletter", "double opt-in");
  }

  @Test
  void L12_whoever_asks_for_the_newsletter_is_refused_and_nothing_is_stored() {
    Map<String, String> form = Map.of("email", "v@example.com", "message", "Hello");
    Map<String, Object> wishing =
        Map.of("email", "v@example.com", "message", "-", "newsletter", true);

    Reply refused = post(Application.json(wishing));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors"))
        .hasToString("[{\"field\":\"newsletter\",\"code\":\"not-offered\"}]");
    assertThat(RIGHTS.tables().of("Conversations", "conversation")).isEmpty();
    assertThat(post(Application.json(form)).status()).isEqualTo(202);
    assertThat(post(Application.json(wishing).replace("true", "false")).status()).isEqualTo(202);
    assertThat(
            RIGHTS
                .browser()
                .send(
                    "POST",
                    Application.FORM,
                    Application.urlEncoded(form) + "&newsletter=on",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "text/html")
                .status())
        .isEqualTo(400);
    assertThat(RIGHTS.mailsTo("info@btb-plaza.example"))
        .hasSize(2)
        .noneMatch(mail -> mail.text().contains("nyhetsbrev"));
  }

  /// Everything that anybody is told around a form, a question, a consent, a withdrawal, a request
  /// and its extract.
  private static List<String> told() {
    List<String> told = new ArrayList<>();
    for (String page :
        List.of("contact-form", "contact-form/thanks", "chat", "my-data", "my-data/thanks")) {
      for (String language : LANGUAGES) {
        told.add(RIGHTS.browser().get("/btb-plaza/" + page + "?lang=" + language).body());
      }
    }
    told.add(RIGHTS.browser().get("/btb-plaza/chat.js").body());
    for (String language : LANGUAGES) {
      String email = language + "@example.com";
      told.add(RIGHTS.offers(email, language).body());
    }
    RIGHTS.tables();
    RIGHTS.stack().moveTo(Application.NOW.plus(Duration.ofDays(5)));
    for (String language : LANGUAGES) {
      String email = language + "@example.com";
      String question = linkTo(email, "/answer/");
      told.add(RIGHTS.browser().get(question).body());
      told.add(RIGHTS.decides(question, "consent").body());
      told.add(
          RIGHTS
              .browser()
              .post(
                  Rights.PAGE,
                  Application.json(Map.of("kind", "access", "email", email, "language", language)))
              .body());
      String request = linkTo(email, "/my-data/");
      told.add(RIGHTS.browser().get(request).body());
      told.add(RIGHTS.decides(request, "confirm").body());
      told.add(RIGHTS.browser().get(linkTo(email, "/withdraw/")).body());
      List<SentMail> mails = RIGHTS.mailsTo(email);
      assertThat(mails).anyMatch(mail -> mail.attachments().size() == 2);
      mails.forEach(mail -> told.addAll(List.of(mail.subject(), mail.text(), extract(mail))));
    }
    RIGHTS.mailsTo("info@btb-plaza.example").forEach(mail -> told.add(mail.text()));
    RIGHTS.mailsTo("kundregister@btb-plaza.example").forEach(mail -> told.add(mail.text()));
    return told;
  }

  /// The file for programs: both files are made of one model.
  private static String extract(SentMail mail) {
    return mail.attachments().stream()
        .filter(file -> file.fileName().endsWith(".json"))
        .map(Attachment::content)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private static String linkTo(String email, String kind) {
    return RIGHTS.mailsTo(email).reversed().stream()
        .filter(mail -> !mail.links().isEmpty())
        .map(MailedPath::in)
        .filter(path -> path.contains(kind))
        .findFirst()
        .orElseThrow();
  }

  private static Reply post(String json) {
    return RIGHTS.browser().post(Application.FORM, json);
  }

  private static List<String> untold() throws IOException {
    List<String> untold = new ArrayList<>();
    for (String file : List.of("finnish-company.yaml", "btb-plaza.yaml")) {
      String yaml =
          Files.readString(Application.HOME.resolve("infrastructure/controllers").resolve(file));
      untold.addAll(Carriers.ofTheApplication().untold(yaml));
    }
    untold.replaceAll(text -> text.contains("{") ? text.substring(0, text.indexOf('{')) : text);
    untold.removeIf(text -> text.length() < 16);
    return untold;
  }
}
