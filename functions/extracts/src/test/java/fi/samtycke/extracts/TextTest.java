package fi.samtycke.extracts;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void sample() throws Exception {
    long a = System.nanoTime();
    var pdf = ExtractPdf.of(Samples.messages(2000));
    System.out.println(
        "first ms "
            + (System.nanoTime() - a) / 1e6
            + " pages "
            + pdf.pages()
            + " bytes "
            + pdf.octets().length);
    for (int i = 0; i < 5; i++) {
      a = System.nanoTime();
      ExtractPdf.of(Samples.messages(2000));
      System.out.println("ms " + (System.nanoTime() - a) / 1e6);
    }
    a = System.nanoTime();
    new Typefaces();
    System.out.println("fonts ms " + (System.nanoTime() - a) / 1e6);
    Files.write(Path.of("/tmp/cx/m.pdf"), pdf.octets());
    System.out.println(
        "same " + Arrays.equals(pdf.octets(), ExtractPdf.of(Samples.messages(2000)).octets()));
    List<String> t =
        List.of(
            "Hej världen",
            "שלום עולם (abc) 123",
            "مرحبا بالعالم لا إله",
            "田中さん",
            "a\u0301x\u030c y\u0301\u0302\u0303z",
            "😀 🏻 👩‍👩‍👧",
            "\u0007\t\u202e x\u2002y",
            "x".repeat(10000),
            "\n".repeat(5000),
            "ab\n".repeat(3000),
            "mixed שלום and مرحبا ok",
            "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮");
    var p2 = ExtractPdf.of(Samples.texts(t));
    Files.write(Path.of("/tmp/cx/t.pdf"), p2.octets());
    System.out.println(p2.pages());
    System.out.println(PdfTools.check(p2.octets()));
    System.out.println(
        PdfTools.text(p2.octets())
            .lines()
            .limit(60)
            .collect(java.util.stream.Collectors.joining("\n")));
  }
}
