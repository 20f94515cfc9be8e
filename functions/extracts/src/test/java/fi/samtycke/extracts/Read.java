package fi.samtycke.extracts;

import fi.samtycke.platform.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts as a test compares them.
final class Read {
  private static final Pattern CODE_POINT = Pattern.compile("\\[U\\+([0-9A-F]{4,6})(?: ×(\\d+))?]");
  private static final Pattern PRESENTATION_FORMS =
      Pattern.compile("[\\uFB1D-\\uFDFF\\uFE70-\\uFEFC]+");

  private Read() {}

  /// The Big List of Naughty Strings.
  static List<String> naughtyStrings() throws IOException {
    Path file =
        Path.of(
            System.getProperty("samtycke.home"),
            "infrastructure/local/src/test/resources/blns/blns.json");
    try (InputStream in = Files.newInputStream(file)) {
      return ((List<?>) JsonReader.read(in)).stream().map(String::valueOf).toList();
    }
  }

  /// What is printed, back to what it stands for.
  static String decoded(String printed) {
    return CODE_POINT
        .matcher(printed)
        .replaceAll(match -> {
          int times = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
          String letter = Character.toString(Integer.parseInt(match.group(1), 16));
          return Matcher.quoteReplacement(letter.repeat(times));
        });
  }

  /// Without blanks and without the marks by which `pdftotext` says which way a word runs; Arabic
  /// and Hebrew letters in their plain form, whatever shape they are drawn in.
  static String squeezed(String text) {
    String plain =
        PRESENTATION_FORMS
            .matcher(text)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    Normalizer.normalize(match.group(), Normalizer.Form.NFKC)));
    return Normalizer.normalize(plain, Normalizer.Form.NFC)
        .replaceAll("[\\s\\u00A0\\u202A-\\u202E\\u2066-\\u2069]+", "");
  }
}
