package fi.samtycke.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a mail asks for, by its own words and not by those that it quotes.
class WishesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Radera mina uppgifter                          | ''                    | ERASURE SV
          Hej                                            | Vänligen radera mig.  | ERASURE SV
          Registerutdrag, tack!                          | ''                    | ACCESS SV
          Jag vill rätta mitt telefonnummer              | ''                    | RECTIFICATION SV
          Tietopyyntö                                    | ''                    | ACCESS FI
          ''                                             | Poistakaa tietoni.    | ERASURE FI
          Oikaisu                                        | ''                    | RECTIFICATION FI
          Please erase my data                           | ''                    | ERASURE EN
          DELETE MY ACCOUNT                              | ''                    | ERASURE EN
          Subject access request                         | ''                    | ACCESS EN
          I object to your letters                       | ''                    | OBJECTION EN
          Data portability                               | ''                    | PORTABILITY EN
          Extract                                        | and then erase it all | ACCESS EN
          An extract, then erase me                      | ''                    | nothing
          ''                                             | extract or erasure?   | nothing
          Offer for transformers                         | How much is one?      | nothing
          Undelete                                       | Cooperase             | nothing
          ''                                             | ''                    | nothing
          """)
  void one_right_is_found_or_none(String subjectLine, String text, String expected) {
    assertThat(
            RightsKeywords.in(subjectLine, text)
                .map(wish -> wish.kind() + " " + wish.language())
                .orElse("nothing"))
        .isEqualTo(expected);
  }

  @Test
  void a_mail_that_answers_ours_speaks_by_its_own_words_only() {
    MailText text =
        text(
            "Re: BTB Plaza Ab: Utdrag ur registret",
            """
            Content-Type: text/plain; charset=utf-8

            Tack!

            Den 20 mars 2026 skrev BTB Plaza <dataskydd@btb-plaza.example>:
            > Vill du att något ska raderas, svarar du på det här brevet.
            """);
    assertThat(text.subjectLine()).isEmpty();
    assertThat(text.text()).isEqualTo("Tack!");
    assertThat(RightsKeywords.in(text.subjectLine(), text.text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "From: x",
    "Från: x",
    "Lähettäjä: x",
    "-----Original Message-----",
    "> x",
    "____________"
  })
  void what_is_quoted_in_another_manner_is_left_out_too(String line) {
    MailText text =
        text("Fråga", "Content-Type: text/plain; charset=utf-8\n\nHej\n" + line + "\nradera");
    assertThat(text.text()).isEqualTo("Hej");
  }

  @Test
  void the_first_text_of_many_parts_is_read_and_no_attachment_is_opened() {
    MailText text =
        text(
            "=?utf-8?Q?R=C3=A4tta?=",
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Disposition: attachment; filename=a.txt

            radera
            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHN0eWxlPnJhZGVyYTwvc3R5bGU+PHA+SGVqPC9wPjxibG9ja3F1b3RlPnJhZGVyYTwvYmxvY2txdW90ZT4=
            --c--
            --b
            Content-Type: application/pdf
            """);
    assertThat(text.subjectLine()).isEqualTo("Rätta");
    assertThat(text.text()).isEqualTo("Hej");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type: text/plain; charset=no-such-thing,                     ''",
    "Content-Type: multipart/mixed; boundary=b,                           ''",
    "Content-Type: image/png,                                             ''",
    "Content-Transfer-Encoding: no-such-thing,                            ''",
    "Content-Type: ;;;, ''",
    "no header at all,                                                    radera",
  })
  void what_cannot_be_read_counts_as_nothing(String header, String read) {
    assertThat(text("", header + "\n\nradera").text()).isEqualTo(read);
  }

  @Test
  void details_are_cut_and_hold_no_control_characters() {
    String details =
        new MailText("A\r\nBcc: x", "b\u0000\u0007\r\n" + "Ä".repeat(10_000)).details(2_000);
    assertThat(details.codePointCount(0, details.length())).isEqualTo(2_000);
    assertThat(details).startsWith("A Bcc: x\n\nb").doesNotContain("\r", "\u0000", "\u0007");
  }

  private static MailText text(String subjectLine, String raw) {
    IncomingMail mail =
        Samples.ok("\"value\":\"Radera mina uppgifter\"", "\"value\":\"" + subjectLine + "\"");
    return MailText.of(mail, raw.getBytes(StandardCharsets.UTF_8));
  }
}
