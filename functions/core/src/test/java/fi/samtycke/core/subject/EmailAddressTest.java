package fi.samtycke.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// E01-E07: the one grammar decides every public vector by its label.
class EmailAddressTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(\\\\))");

  record Vector(String address, String label, boolean hard) {}

  static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    Path file = Path.of("src/test/resources/email_vectors.tsv");
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] columns = line.split("\t", -1);
      vectors.add(new Vector(unescape(columns[0]), columns[1], !columns[5].isBlank()));
    }
    return vectors;
  }

  @Test
  void every_public_vector_is_decided_by_its_label() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Vector vector : vectors()) {
      boolean accepted = EmailAddress.parse(vector.address()) instanceof Parsed.Valid<EmailAddress>;
      boolean right =
          switch (vector.label()) {
            case "deliverable-valid" -> accepted;
            case "invalid" -> !accepted;
            default -> true;
          };
      if (!right || (accepted && vector.hard())) {
        wrong.add(vector.label() + " " + vector.address());
      }
    }

    assertThat(vectors()).hasSizeGreaterThan(900);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'person@bücher.example', use-ascii-domain",
    "'pelé@example.com',      use-ascii-address",
    "'person@example',        invalid-email",
    "'person example.com',    invalid-email",
    "'a@b@example.com',       invalid-email",
    "'.a@example.com',        invalid-email",
  })
  void what_is_wrong_is_told_by_a_code(String typed, String code) {
    assertThat(EmailAddress.parse(typed)).isEqualTo(new Parsed.Invalid<EmailAddress>(code));
  }

  @Test
  void the_length_limits_hold_to_the_octet() {
    String label = "a".repeat(63);
    assertThat(isValid("b".repeat(64) + "@example.com")).isTrue();
    assertThat(isValid("b".repeat(65) + "@example.com")).isFalse();
    assertThat(isValid("b@" + label + ".com")).isTrue();
    assertThat(isValid("b@" + label + "a.com")).isFalse();
    String domain = label + "." + label + "." + label + ".com";
    String longest = "b".repeat(254 - 1 - domain.length()) + "@" + domain;
    assertThat(isValid(longest)).isTrue();
    assertThat(isValid("b" + longest)).isFalse();
  }

  @Test
  void two_spellings_of_a_mailbox_compare_equal_and_mail_goes_to_the_typed_one() {
    EmailAddress typed = valid("Person+Tag@Example.COM");

    assertThat(typed.value()).isEqualTo("Person+Tag@Example.COM");
    assertThat(typed.comparable()).isEqualTo("person+tag@example.com");
    assertThat(typed.toString()).doesNotContain("Person");
  }

  private static boolean isValid(String typed) {
    return EmailAddress.parse(typed) instanceof Parsed.Valid<EmailAddress>;
  }

  private static EmailAddress valid(String typed) {
    return EmailAddress.parse(typed) instanceof Parsed.Valid<EmailAddress>(EmailAddress address)
        ? address
        : new EmailAddress("");
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(match -> {
          String code = match.group(1);
          String literal = code == null ? "\\" : String.valueOf((char) Integer.parseInt(code, 16));
          return java.util.regex.Matcher.quoteReplacement(literal);
        });
  }
}
