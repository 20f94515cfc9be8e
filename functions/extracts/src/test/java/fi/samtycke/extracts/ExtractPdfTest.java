package fi.samtycke.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.extract.Extract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// N11, F10, F13: the extract as a document.
class ExtractPdfTest {
  @Test
  void the_same_extract_has_the_same_bytes() {
    Extract extract = Samples.messages(300);

    assertThat(ExtractPdf.of(extract).bytes())
        .isEqualTo(ExtractPdf.of(Samples.messages(300)).bytes());
    assertThat(ExtractJson.of(extract)).isEqualTo(ExtractJson.of(Samples.messages(300)));
  }

  @Test
  void every_page_names_the_controller_the_day_and_which_of_how_many_it_is() throws Exception {
    ExtractPdf pdf = ExtractPdf.of(Samples.messages(100));
    String text = PdfTools.text(pdf.bytes());

    assertThat(pdf.pages()).isGreaterThan(3);
    for (int page = 1; page <= pdf.pages(); page++) {
      assertThat(text)
          .containsPattern("(?m)^20 mars 2026 Sida " + page + " av " + pdf.pages() + "$");
    }
    assertThat(text.lines().filter(line -> line.equals("BTB Plaza Ab Registerutdrag")))
        .hasSize(pdf.pages());
  }

  @Test
  void the_document_has_a_title_a_language_bookmarks_and_embedded_fonts() throws Exception {
    String pdf = PdfTools.plain(ExtractPdf.of(Samples.texts(List.of("Åsa ✓"))).bytes());

    assertThat(pdf).contains("/Lang (sv)", "/DisplayDocTitle true", "/PageMode /UseOutlines");
    assertThat(pdf).contains("/Title (Kundregistret)", "/Title (Samtal)");
    assertThat(pdf.split("/FontFile2 ", -1)).as("regular, bold and the other").hasSize(4);
    assertThat(pdf).doesNotContain("/Type1");
  }

  @Test
  void its_own_data_says_nothing_of_the_person() throws Exception {
    String pdf = PdfTools.plain(ExtractPdf.of(Samples.texts(List.of("Viktoria"))).bytes());

    assertThat(pdf).contains("/Author (BTB Plaza Ab)").doesNotContain("Viktoria");
    assertThat(pdf).contains("/CreationDate (D:20260320100000Z)", "/ModDate (D:20260320100000Z)");
  }

  @Test
  void the_head_of_a_table_comes_again_on_every_page() throws Exception {
    ExtractPdf pdf = ExtractPdf.of(Samples.messages(100));

    assertThat(PdfTools.text(pdf.bytes()).lines().filter(line -> line.equals("När Vem Vad")))
        .hasSize(pdf.pages());
  }

  @Test
  void extracts_made_at_once_do_not_mix() throws Exception {
    List<Callable<ExtractPdf>> makers =
        IntStream.range(0, 24)
            .mapToObj(i ->
                (Callable<ExtractPdf>)
                    () ->
                        ExtractPdf.of(Samples.texts(List.of("canary-of-person-number-" + i + "!"))))
            .toList();
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<ExtractPdf>> made = crowd.invokeAll(makers);
      for (int i = 0; i < made.size(); i++) {
        String text = PdfTools.text(made.get(i).get().bytes());
        assertThat(text).contains("canary-of-person-number-" + i + "!");
        assertThat(text.replace("canary-of-person-number-" + i + "!", "")).doesNotContain("canary");
      }
    }
  }

  /// In a process of its own, so that no other test's heap is counted.
  @Test
  void two_thousand_items_are_set_in_256_megabytes_of_heap() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargeExtract.class.getName(),
                "2000")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("made");
    assertThat(process.exitValue()).as(said).isZero();
  }
}
