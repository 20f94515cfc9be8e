package fi.samtycke.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Personal identity codes and IBANs are taken out of free text (E26).
class IdentifiersInTextTest {

  static Stream<String> validCodes() {
    return valid("hetu_vectors.tsv");
  }

  static Stream<String> validAccounts() {
    return valid("iban_vectors.tsv");
  }

  @ParameterizedTest
  @MethodSource("validCodes")
  void every_valid_personal_identity_code_is_taken_out(String code) {
    assertThat(removed("I am " + code + ", call me.")).isEqualTo("I am [code], call me.");
    assertThat(removed(code.toLowerCase(java.util.Locale.ROOT))).isEqualTo("[code]");
  }

  @ParameterizedTest
  @MethodSource("validAccounts")
  void every_valid_IBAN_is_taken_out_in_one_piece_and_in_groups(String iban) {
    assertThat(removed("Pay to " + iban + " soon.")).isEqualTo("Pay to [account] soon.");
    String groups = iban.replaceAll("(.{4})(?=.)", "$1 ");
    assertThat(removed("Pay to " + groups + " soon, please."))
        .isEqualTo("Pay to [account] soon, please.");
    assertThat(removed(groups + ".")).isEqualTo("[account].");
    assertThat(removed(groups.replace(' ', '\u00a0'))).isEqualTo("[account]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "131052\u20139993", // an en dash, as a telephone makes of a hyphen
        "131052\u22129993",
        "131052-999A" // wrong check character, but no telephone number has a letter
      })
  void a_code_that_was_typed_a_little_wrong_is_taken_out_too(String typed) {
    assertThat(removed(typed)).isEqualTo("[code]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call 040123-4567 or 050 123 4567 or +358 40 123 4567",
        "Order 010190-9990 of 20.3.2026",
        "The transformer type BT63 250 kVA 20 kV, serial AB12 3456 7890 1234 5678",
        "https://www.example.com/FI2112345600000785x",
        "x131052-9993y",
        "",
        "Hyvää päivää! \uD83D\uDE00\n\n  indented"
      })
  void whatever_else_is_written_stays_as_it_is(String text) {
    assertThat(removed(text)).isEqualTo(text);
  }

  @Test
  void a_word_that_looks_like_the_beginning_of_an_IBAN_does_not_hide_the_one_behind_it() {
    assertThat(removed("Type BT63 250 kVA, BT63 250 FI21 1234 5600 0007 85"))
        .isEqualTo("Type BT63 250 kVA, BT63 250 [account]");
  }

  @Test
  void several_of_both_are_taken_out_of_one_text() {
    assertThat(
            removed(
                "131052-9993 and 010594Y9021; FI2112345600000785, DE89 3704 0044 0532 0130 00!"))
        .isEqualTo("[code] and [code]; [account], [account]!");
  }

  @Test
  void a_text_of_ten_thousand_signs_takes_no_time() {
    String hostile = "AB12 ".repeat(2_000) + "1".repeat(10_000);
    long begun = System.nanoTime();
    assertThat(removed(hostile)).isEqualTo(hostile);
    assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
  }

  private static String removed(String text) {
    return IdentifiersInText.removed(text, "[code]", "[account]");
  }

  private static Stream<String> valid(String file) {
    try (var in =
        Objects.requireNonNull(IdentifiersInTextTest.class.getResourceAsStream("/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(row -> row[1].startsWith("valid"))
          .map(row -> row[0]);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
