package fi.samtycke.extracts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// `pdftotext` and `qpdf`, programs that are not ours, asked what stands in a file of ours. Where
/// they are not installed the tests that need them are skipped, and say so; with `CI=true` they
/// fail.
final class PdfTools {
  private PdfTools() {}

  /// What a reader of the PDF can copy, in the order in which it was drawn.
  static String text(byte[] pdf) throws IOException, InterruptedException {
    return run(pdf, "pdftotext", "-raw", "-enc", "UTF-8", "-nopgbrk", "FILE", "-");
  }

  /// The boxes of all words, as XHTML.
  static String boxes(byte[] pdf) throws IOException, InterruptedException {
    return run(pdf, "pdftotext", "-bbox", "-enc", "UTF-8", "FILE", "-");
  }

  /// What `qpdf --check` says; it ends with a fault when there is any.
  static String check(byte[] pdf) throws IOException, InterruptedException {
    return run(pdf, "qpdf", "--check", "FILE");
  }

  /// The file with everything uncompressed, for looking into it.
  static String plain(byte[] pdf) throws IOException, InterruptedException {
    return run(pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-");
  }

  private static String run(byte[] pdf, String... command)
      throws IOException, InterruptedException {
    requireInstalled(command[0]);
    Path file = Files.createTempFile("extract", ".pdf");
    Path out = Files.createTempFile("extract", ".out");
    try {
      Files.write(file, pdf);
      List<String> words = new ArrayList<>(List.of(command));
      words.replaceAll(word -> word.equals("FILE") ? file.toString() : word);
      Process process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile()).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(
            String.join(" ", command) + ": " + Files.readString(out, StandardCharsets.ISO_8859_1));
      }
      return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
      Files.delete(out);
    }
  }

  private static void requireInstalled(String program) {
    boolean installed =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!installed && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(program + " is not installed; .ci/run installs it");
    }
    if (!installed) {
      System.err.println("SKIPPED: NO " + program + " ON THE PATH, NOBODY LOOKED INTO THE PDF");
      Assumptions.abort("no " + program + " on the path");
    }
  }
}
