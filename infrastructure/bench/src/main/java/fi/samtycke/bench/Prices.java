package fi.samtycke.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What AWS asks for, in US dollars: the public list of US East (N. Virginia) as of 2025, without
/// free tiers. Other regions ask for up to a quarter more: change a figure here and write the sheet
/// anew. See https://aws.amazon.com/pricing/
record Prices(
    double readUnits,
    double writeUnits,
    double storedGbMonth,
    double backedUpGbMonth,
    double httpRequests,
    double invocations,
    double gbSeconds,
    double mails,
    double events,
    double scheduledRuns,
    double keyMonth) {
  static final double MILLION = 1_000_000;

  static final Prices LISTED =
      new Prices(
          0.125 / MILLION,
          0.625 / MILLION,
          0.25,
          0.20,
          1.00 / MILLION,
          0.20 / MILLION,
          0.0000133334,
          0.10 / 1_000,
          1.00 / MILLION,
          1.00 / MILLION,
          1.00);

  /// By name, as the sheet shows them.
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("a million read units, on demand", money(readUnits * MILLION));
    shown.put("a million write units, on demand", money(writeUnits * MILLION));
    shown.put("a GB stored for a month", money(storedGbMonth));
    shown.put("a GB under point-in-time recovery for a month", money(backedUpGbMonth));
    shown.put("a million requests to the HTTP API", money(httpRequests * MILLION));
    shown.put("a million invocations", money(invocations * MILLION));
    shown.put("a GB-second of a function on arm64", "%.10f".formatted(gbSeconds));
    shown.put("a thousand mails", money(mails * 1_000));
    shown.put("a million events on the bus", money(events * MILLION));
    shown.put("a million scheduled runs", money(scheduledRuns * MILLION));
    shown.put("a key for a month", money(keyMonth));
    return shown;
  }

  private static String money(double dollars) {
    return "%.3f".formatted(dollars);
  }
}
