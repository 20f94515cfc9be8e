package fi.samtycke.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.JsonReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What may be typed into a value, and what a value that may not be is called.
class InputTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-20");
  private static final String ID = "7T3M9K2Q5W8X1B4C6D0EFGHJKN";

  private static final Function<Input, Value<?>> LINE = in -> in.line("it", 5);
  private static final Function<Input, Value<?>> TEXT = in -> in.text("it", 5);
  private static final Function<Input, Value<?>> EMAIL = in -> in.email("it");
  private static final Function<Input, Value<?>> DATE =
      in -> in.date("it").when(day -> !day.isAfter(TODAY), "in-the-future");
  private static final Function<Input, Value<?>> UNTIL =
      in -> in.date("it").when(day -> !day.isBefore(TODAY), "in-the-past");
  private static final Function<Input, Value<?>> INSTANT = in -> in.instant("it");
  private static final Function<Input, Value<?>> KIND = in -> in.choice("it", RequestKind::of);
  private static final Function<Input, Value<?>> ENTRY = in -> in.id("it", "unknown-contact");
  private static final Function<Input, Value<?>> LIST = in -> in.texts("it");

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("a line", LINE, " abc ", "abc"),
        Arguments.of("the longest line", LINE, "abcde", "abcde"),
        Arguments.of("the longest line of code points", LINE, "\uD83D\uDE00".repeat(5), null),
        Arguments.of("a text", TEXT, " a\n ", " a\n "),
        Arguments.of("yes", LINE, true, "true"),
        Arguments.of("an address", EMAIL, "a@example.com", null),
        Arguments.of("today", DATE, "2026-03-20", TODAY),
        Arguments.of("a leap day", DATE, "2024-02-29", null),
        Arguments.of("today, as an end", UNTIL, "2026-03-20", TODAY),
        Arguments.of("an instant", INSTANT, "2026-03-20T10:00:00Z", null),
        Arguments.of("a choice", KIND, "erasure", RequestKind.ERASURE),
        Arguments.of("an id", ENTRY, ID, null),
        Arguments.of("a list", LIST, List.of("a", "b"), List.of("a", "b")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void what_may_be_typed_is_read(
      String name, Function<Input, Value<?>> read, Object typed, Object expected) {
    Input in = new Input(new Form(Map.of("it", typed)));
    Value<?> value = read.apply(in).required();
    assertThat(in.errors()).isEmpty();
    assertThat(value.isPresent()).isTrue();
    if (expected != null) {
      assertThat(value.get()).isEqualTo(expected);
    }
  }

  static Stream<Arguments> faults() {
    Object number = new JsonReader.Num("5");
    return Stream.of(
        Arguments.of(LINE, "abcdef", "too-long"),
        Arguments.of(LINE, "a\nb", "one-line-only"),
        Arguments.of(LINE, "a\u2028b", "one-line-only"),
        Arguments.of(LINE, number, "not-text"),
        Arguments.of(LINE, Map.of(), "not-text"),
        Arguments.of(LINE, List.of("a"), "not-text"),
        Arguments.of(LINE, "", "required"),
        Arguments.of(LINE, " \t\n", "required"),
        Arguments.of(LINE, "\u2003", "required"),
        Arguments.of(TEXT, "\uD83D\uDE00".repeat(6), "too-long"),
        Arguments.of(TEXT, " ".repeat(6), "required"),
        Arguments.of(EMAIL, "anna", "invalid-email"),
        Arguments.of(EMAIL, "anna@exämple.com", "use-ascii-domain"),
        Arguments.of(DATE, "2026-03-21", "in-the-future"),
        Arguments.of(UNTIL, "2026-03-19", "in-the-past"),
        Arguments.of(DATE, "2026-02-29", "invalid-date"),
        Arguments.of(DATE, "20.3.2026", "invalid-date"),
        Arguments.of(DATE, "+1000000000-01-01", "invalid-date"),
        Arguments.of(INSTANT, "2026-03-20", "invalid-date"),
        Arguments.of(KIND, "all", "unknown-choice"),
        Arguments.of(KIND, "ERASURE", "unknown-choice"),
        Arguments.of(ENTRY, ID.toLowerCase(Locale.ROOT), "unknown-contact"),
        Arguments.of(ENTRY, ID + "0", "unknown-contact"),
        Arguments.of(LIST, List.of(), "required"),
        Arguments.of(LIST, List.of("a", number), "required"),
        Arguments.of(LIST, "a", "required"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_may_not_be_typed_is_named_once(
      Function<Input, Value<?>> read, Object typed, String code) {
    Input in = new Input(new Form(Map.of("it", typed)));
    Value<?> value = read.apply(in).required();
    assertThat(in.errors()).containsExactly(new FieldError("it", code));
    assertThat(value.optional()).isEmpty();
  }

  @Test
  void what_does_not_come_is_required_or_absent() {
    Input in = new Input(Form.EMPTY);
    assertThat(in.line("note", 5).optional()).isEmpty();
    assertThat(in.line("note", 5).orElse("-")).isEqualTo("-");
    assertThat(in.errors()).isEmpty();
    in.line("note", 5).required("not-asked");
    assertThat(in.errors()).containsExactly(new FieldError("note", "not-asked"));
  }

  @Test
  void faults_are_collected_in_the_order_of_reading_and_no_value_is_made_of_them() {
    Form form = new Form(Map.of("kind", "all", "given", Map.of("date", "soon"), "note", "abcdef"));
    Input in = new Input(form);
    in.choice("kind", RequestKind::of).required();
    in.at("given").date("date").required();
    in.at("other").line("text", 5).required();
    in.line("note", 5);
    assertThat(in.errors())
        .containsExactly(
            new FieldError("kind", "unknown-choice"),
            new FieldError("given.date", "invalid-date"),
            new FieldError("other.text", "required"),
            new FieldError("note", "too-long"));
    assertThat(in.whole(() -> "never")).isEqualTo(new Input.Outcome.Faulty<>(in.errors()));
  }

  @Test
  void without_a_fault_the_whole_is_made() {
    Input in = new Input(new Form(Map.of("kind", "access")));
    Value<RequestKind> kind = in.choice("kind", RequestKind::of).required();
    assertThat(in.whole(kind::get)).isEqualTo(new Input.Outcome.Valid<>(RequestKind.ACCESS));
  }
}
