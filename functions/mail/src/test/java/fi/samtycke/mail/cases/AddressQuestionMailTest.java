package fi.samtycke.mail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.mail.CaseSamples;
import fi.samtycke.mail.Declared;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.MailLayout;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// F12, D04: the two mails that ask whether an address takes the place of another.
class AddressQuestionMailTest {
  private static final EntryId ID = EntryId.random(new Random(7));
  private static final MailedLink LINK = MailedLink.random(ID, new Random(8));

  @ParameterizedTest
  @CsvSource({
    "SV,REGISTERED,Ska din e-postadress ändras?,28 november 2026",
    "SV,NEW,Ska den här e-postadressen användas?,28 november 2026",
    "FI,REGISTERED,Muutetaanko sähköpostiosoitteesi?,28. marraskuuta 2026",
    "FI,NEW,Otetaanko tämä sähköpostiosoite käyttöön?,28. marraskuuta 2026",
    "EN,REGISTERED,Should we change your email address?,28 November 2026",
    "EN,NEW,Should we use this email address?,28 November 2026"
  })
  void F12_each_asks_in_the_language_of_the_case_and_repeats_nothing_that_anybody_typed(
      Language language, AddressSide side, String question, String lastDay) {
    Controller controller = Declared.plaza();
    Mail mail =
        CaseMails.addressQuestion(
            controller,
            CaseSamples.request(ID, language),
            side,
            new EmailAddress("buy-cheap-things-at-this-place@example.net"),
            LINK,
            LocalDate.parse("2026-11-28"));
    assertThat(mail.to()).isEqualTo("buy-cheap-things-at-this-place@example.net");
    assertThat(mail.subjectLine()).isEqualTo(controller.name() + ": " + question);
    MailLayout layout = new MailLayout();
    for (String said : List.of(layout.text(mail), layout.html(mail))) {
      assertThat(said)
          .contains("/btb-plaza/my-data/" + LINK.text(), lastDay)
          .doesNotContain("buy-cheap", "visitor@example.com", "Qzxkvqzxw");
    }
  }
}
