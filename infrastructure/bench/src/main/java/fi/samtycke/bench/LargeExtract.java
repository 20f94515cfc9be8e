package fi.samtycke.bench;

import fi.samtycke.extracts.ExtractMeasurement;

/// Sets an extract of so many items beside a bare loop over OpenPDF: `LargeExtract 2000`, with
/// `-Xmx256m`. Fails when it takes more than 1.15 times as long.
public final class LargeExtract {
  private static final double MOST = 1.15;

  private LargeExtract() {}

  public static void main(String[] arguments) {
    ExtractMeasurement.Result result = ExtractMeasurement.of(Integer.parseInt(arguments[0]));
    System.out.println(result);
    System.exit(result.ratio() <= MOST ? 0 : 1);
  }
}
