package fi.samtycke.extracts;

import fi.samtycke.core.extract.Extract;
import java.util.ArrayList;
import java.util.List;

/// Sets an extract of as many items as its argument says, each with a text of 10,000 characters in
/// every tenth.
final class LargeExtract {
  private LargeExtract() {}

  public static void main(String[] arguments) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[0]) / 2; i++) {
      texts.add(i % 10 == 0 ? "Vi söker en transformator. ".repeat(370) : "Meddelande " + i);
    }
    Extract extract = Samples.texts(texts);
    int bytes = ExtractPdf.of(extract).bytes().length + ExtractJson.of(extract).length;
    if (bytes < 100_000) {
      throw new IllegalStateException("too little was made");
    }
    System.err.println("made " + bytes);
  }
}
