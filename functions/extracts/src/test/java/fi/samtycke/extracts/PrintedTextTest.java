package fi.samtycke.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.extract.Value;
import fi.samtycke.platform.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// N11, F07-F09: whatever somebody typed stands in the extract, readable, on the page, and is
/// nothing but text.
class PrintedTextTest {
  private static final Pattern WORD =
      Pattern.compile(
          "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\"");

  private static final Print PRINT = new Print();

  @Test
  void no_naughty_string_loses_a_code_point_on_its_way_to_the_paper() throws IOException {
    List<String> strings = Read.naughtyStrings();

    assertThat(strings).hasSizeGreaterThan(500);
    assertThat(strings)
        .allSatisfy(text -> assertThat(Read.decoded(printed(text))).isEqualTo(nfc(text)));
  }

  @Test
  void pdftotext_gives_back_every_naughty_string_or_its_visible_code_points()
      throws IOException, InterruptedException {
    List<String> strings = Read.naughtyStrings();
    byte[] pdf = ExtractPdf.of(numbered(strings)).bytes();
    String text = content(pdf);
    String squeezed = Read.squeezed(text);

    assertThat(PdfTools.check(pdf)).contains("No syntax or stream encoding errors found");
    for (int i = 0; i < strings.size(); i++) {
      for (String mark : List.of("fact-", "row-")) {
        String label = mark + i + ":";
        if (runsRightToLeft(strings.get(i))) {
          String stretch =
              text.substring(
                  text.indexOf(label) + label.length(), text.indexOf(mark + (i + 1) + ":"));
          assertThat(words(stretch)).as(label).containsAll(words(printed(strings.get(i))));
        } else {
          assertThat(squeezed).contains(label + Read.squeezed(printed(strings.get(i))));
        }
      }
    }
  }

  @Test
  void the_json_holds_every_naughty_string_exactly() throws IOException {
    List<String> strings = Read.naughtyStrings();
    Object json = JsonReader.read(new ByteArrayInputStream(ExtractJson.of(numbered(strings))));

    assertThat(json.toString()).contains(strings);
  }

  @Test
  void a_word_of_ten_thousand_letters_stays_on_its_pages() throws Exception {
    ExtractPdf pdf = ExtractPdf.of(Samples.texts(List.of("x".repeat(10_000))));

    assertThat(pdf.pages()).isLessThanOrEqualTo(20);
    assertThat(letters(PdfTools.text(pdf.bytes()), 'x')).isEqualTo(2 * 10_000);
    assertInsideThePage(pdf);
  }

  @Test
  void five_thousand_line_feeds_take_a_line_and_not_eighty_pages() throws Exception {
    ExtractPdf pdf = ExtractPdf.of(Samples.texts(List.of("before" + "\n".repeat(5_000) + "after")));

    assertThat(pdf.pages()).isLessThanOrEqualTo(20);
    assertThat(PdfTools.text(pdf.bytes())).contains("[U+000A ×5000]", "before", "after");
  }

  @Test
  void five_thousand_short_lines_stay_below_twenty_pages() throws Exception {
    ExtractPdf pdf = ExtractPdf.of(fact("a\n".repeat(5_000)));

    assertThat(pdf.pages()).isLessThanOrEqualTo(20);
    String text = content(pdf.bytes());
    assertThat(Read.squeezed(text).split("\\[U\\+000A]", -1)).hasSize(5_001);
    assertInsideThePage(pdf);
  }

  @Test
  void a_heap_of_marks_on_one_letter_is_counted_out() {
    assertThat(printed("e\u0301\u0302\u0303")).isEqualTo("é\u0302[U+0303]");
    assertThat(printed("\u0301x")).isEqualTo("[U+0301]x");
  }

  @Test
  void what_cannot_be_seen_stands_as_its_code_point() {
    assertThat(printed("a\u0000b\u0007c\td\u00ADe\u200Bf\u202Eg\uFEFFh\uFFFFi\uD800j"))
        .isEqualTo(
            "a[U+0000]b[U+0007]c[U+0009]d[U+00AD]e[U+200B]f[U+202E]g[U+FEFF]h[U+FFFF]i[U+D800]j");
    assertThat(printed("x\u2002y\u3000z")).isEqualTo("x[U+2002]y[U+3000]z");
    assertThat(printed("\u0000".repeat(9_999))).isEqualTo("[U+0000 ×9999]");
  }

  @Test
  void what_no_font_has_stands_as_its_code_point_and_what_one_has_is_drawn() {
    assertThat(printed("Åsa Ωμέγα Жизнь שלום سلام 😀 ✓ €"))
        .isEqualTo("Åsa Ωμέγα Жизнь שלום سلام 😀 ✓ €");
    assertThat(printed("田中")).isEqualTo("[U+7530][U+4E2D]");
  }

  @Test
  void what_looks_like_pdf_is_text_and_nothing_acts_by_itself() throws Exception {
    List<String> hostile =
        List.of(
            ") Tj ET Q q BT (",
            "%%EOF",
            "<< /JS (app.alert(1)) /S /JavaScript >>",
            "endstream endobj 1 0 obj << /OpenAction 2 0 R >>",
            "https://evil.example/?q=1 <a href=\"https://evil.example\">x</a>",
            "/Launch /URI /GoToR /SubmitForm");
    byte[] pdf = ExtractPdf.of(Samples.texts(hostile)).bytes();

    assertThat(PdfTools.check(pdf)).contains("No syntax or stream encoding errors found");
    assertThat(PdfTools.plain(pdf).replaceAll("(?s)\\nstream\\n.*?\\nendstream", ""))
        .doesNotContainPattern(
            "/(JS|JavaScript|OpenAction|AA|A|URI|Launch|GoToR|SubmitForm|EmbeddedFile|Annots|Annot)\\b");
    String text = Read.squeezed(PdfTools.text(pdf));
    assertThat(hostile).allSatisfy(line -> assertThat(text).contains(Read.squeezed(line)));
  }

  private static void assertInsideThePage(ExtractPdf pdf) throws IOException, InterruptedException {
    String boxes = PdfTools.boxes(pdf.bytes());
    List<MatchResult> words = WORD.matcher(boxes).results().toList();
    assertThat(words).isNotEmpty();
    assertThat(words)
        .allSatisfy(word -> {
          assertThat(Double.parseDouble(word.group(1))).isGreaterThan(50);
          assertThat(Double.parseDouble(word.group(2))).isGreaterThan(30);
          assertThat(Double.parseDouble(word.group(3))).isLessThan(545);
          assertThat(Double.parseDouble(word.group(4))).isLessThan(812);
        });
  }

  /// What stands on the pages without what stands around it on each.
  private static String content(byte[] pdf) throws IOException, InterruptedException {
    return PdfTools.text(pdf)
        .replaceAll("(?m)^(BTB Plaza Ab Registerutdrag|20 mars 2026 Sida.*)$", "");
  }

  private static Extract numbered(List<String> strings) {
    List<Fact> facts = new ArrayList<>();
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      facts.add(new Fact("f" + i, "fact-" + i + ":", Value.of(strings.get(i))));
      rows.add(List.of(Value.of("row-" + i + ":"), Value.of(strings.get(i))));
    }
    facts.add(new Fact("end", "fact-" + strings.size() + ":", Value.NONE));
    rows.add(List.of(Value.of("row-" + strings.size() + ":"), Value.NONE));
    List<Column> columns = List.of(new Column("n", "N", 2), new Column("text", "Text", 8));
    return Samples.extract(
        List.of(
            new Section("register", "Register", "", List.of(new Part.Facts("contact", "", facts))),
            new Section("changes", "Log", "", List.of(new Part.Rows("rows", "", columns, rows)))));
  }

  private static Extract fact(String text) {
    return Samples.extract(
        List.of(
            new Section(
                "register",
                "Register",
                "",
                List.of(
                    new Part.Facts(
                        "contact", "", List.of(new Fact("message", "Text", Value.of(text))))))));
  }

  private static String printed(String text) {
    return PRINT.printable(text, Print.Style.BODY).text();
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n");
  }

  private static boolean runsRightToLeft(String text) {
    return PRINT.printable(text, Print.Style.BODY).rightToLeft();
  }

  /// The letters of each word in an order of their own: where a word runs from right to left,
  /// `pdftotext` puts a mark before the letter that carries it, or behind.
  private static List<String> words(String text) {
    return Arrays.stream(Read.squeezed(text.replaceAll("\\s+", "|")).split("\\|", -1))
        .filter(word -> !word.isEmpty())
        .map(word ->
            word.codePoints()
                .map(PrintedTextTest::unmirrored)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining()))
        .toList();
  }

  /// A bracket in text that runs from right to left is drawn as its counterpart.
  private static int unmirrored(int letter) {
    return switch (letter) {
      case ')' -> '(';
      case ']' -> '[';
      case '}' -> '{';
      case '>' -> '<';
      default -> letter;
    };
  }

  private static long letters(String text, char letter) {
    return text.chars().filter(c -> c == letter).count();
  }
}
