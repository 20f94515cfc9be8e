package fi.samtycke.local.spec.extracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `pdftotext` reads, without blanks: a long mark is broken over lines.
public final class PrintedPdf {
  private PrintedPdf() {}

  /// @param name of the file that stays for whoever wants to look at it
  public static String text(String name, byte[] pdf) throws IOException, InterruptedException {
    Path file = Files.createDirectories(Path.of("target", "extracts")).resolve(name + ".pdf");
    Files.write(file, pdf);
    Path out = Path.of(file + ".txt");
    Process process =
        new ProcessBuilder("pdftotext", "-raw", "-enc", "UTF-8", file.toString(), out.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(out).replaceAll("\\s+", "");
  }
}
