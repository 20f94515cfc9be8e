package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// L6, L14: whoever leaves data is told on which basis, who gets it, for how long, that they may
/// object, and where to complain (GDPR Art. 13, 14, 21(4)).
class NoticeTest {
  @RegisterExtension static final Rights RIGHTS = new Rights();

  private static final String HOST = "JNT, Jakobstads Nejdens Telefon Ab: ";
  private static final String CLOUD = "Amazon Web Services EMEA SARL: ";

  @ParameterizedTest
  @CsvSource({
    "sv, Artikel 6.1 f, Du har rätt att invända, PB 800, häls, månader",
    "fi, 6 artiklan 1 kohdan f alakohta, Sinulla on oikeus vastustaa, PL 800, terveystietoja, kuukautta",
    "en, Article 6(1)(f), You have the right to object, P.O. Box 800, health, months"
  })
  void L6_L14_form_and_chat_tell_all_that_the_law_asks(
      String language,
      String basis,
      String objection,
      String authority,
      String health,
      String longest) {
    for (String page : List.of("contact-form", "chat")) {
      assertThat(read("/btb-plaza/" + page + "?lang=" + language))
          .contains(basis, objection, authority, HOST, CLOUD, health, longest)
          .contains("tietosuoja@om.fi", "kundregister@btb-plaza.example", "my-data?lang=");
    }
    assertThat(read("/btb-plaza/chat?lang=" + language))
        .contains("Roger Wilco LLC: ", "id=\"notice\"");
    assertThat(read("/btb-plaza/contact-form?lang=" + language)).doesNotContain("Roger Wilco");
    assertThat(read("/btb-plaza/my-data?lang=" + language)).contains(health, authority);
    assertThat(read("/btb-plaza/chat.js"))
        .contains("#notice", "Din rätt att invända", "Oikeutesi vastustaa");
  }

  @ParameterizedTest
  @CsvSource({
    "sv, Artikel 6.1 f, Artikel 6.1 a, Du har rätt att invända, PB 800",
    "fi, 6 artiklan 1 kohdan f alakohta, 6 artiklan 1 kohdan a alakohta, Sinulla on oikeus vastustaa, PL 800",
    "en, Article 6(1)(f), Article 6(1)(a), You have the right to object, P.O. Box 800"
  })
  void L6_the_mail_and_the_page_of_the_quarantine_tell_it_too(
      String language, String interest, String consent, String objection, String authority) {
    String email = language + "@example.com";
    RIGHTS.offers(email, language);
    SentMail mail = RIGHTS.mailsTo(email).getFirst();

    for (String told : new String[] {mail.text(), read(MailedPath.in(mail))}) {
      assertThat(told).contains(interest, consent, objection, authority, CLOUD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sv, inkorgen där raderas det senast efter 14 månader, sparas i 12 månader efter det sista, operatörernas e-postlåda raderas kopian senast efter 14 månader",
    "fi, saapuneissa viesteissä enintään 14 kuukautta, viimeisestä viestistä: 12 kuukautta, palvelijoiden postilaatikon saapuneissa viesteissä enintään 14 kuukautta",
    "en, From the inbox there it is erased after 14 months at the latest, kept for 12 months after its last, operators' mailbox the copy is erased after 14 months at the latest"
  })
  void L8_form_and_chat_tell_the_period_and_how_long_a_mail_can_lie_in_each_mailbox(
      String language, String form, String chat, String operators) {
    assertThat(read("/btb-plaza/contact-form?lang=" + language)).contains(form);
    assertThat(read("/btb-plaza/chat?lang=" + language)).contains(chat, operators);
  }

  private static String read(String path) {
    return RIGHTS.browser().get(path).body();
  }
}
