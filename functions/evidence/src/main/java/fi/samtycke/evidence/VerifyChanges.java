package fi.samtycke.evidence;

import fi.samtycke.core.change.LogVerification.Fault;
import fi.samtycke.stores.dynamo.Attributes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Verifies an exported change log, away from the system that wrote it: finds every edit, deletion,
/// insertion, swap and cut tail, and names the place (N14). Needs nothing but the exported files.
public final class VerifyChanges {
  private static final int INTACT = 0;
  private static final int FAULTY = 1;
  private static final int UNUSABLE = 2;

  private static final String HELP =
      """
      usage: java -cp 'lib/*' fi.samtycke.evidence.VerifyChanges FILE...

      Verifies the change log in DynamoDB exports (DYNAMODB_JSON, a file plain or .gz; any number,
      in any order). Give it the files of the tables ChangeLog and Ledger, and of the tables that
      hold entries (Conversations, Quarantine, Register) if there are any. Export all of them as of
      the same instant.

      Prints a line for every fault with its place:
        EDITED        the change does not give its own hash
        MISSING       a change was deleted
        DOUBLED       a change was inserted
        NOT_LINKED    the change does not follow from the one before: replaced or swapped
        TAIL_DIFFERS  the entry remembers another last change: the tail was cut or rewritten
        DAY_DIFFERS   the day's changes are not those that were sealed
      Compare the newest seal with the one that was mailed on its day as well: whoever can rewrite
      everything can rewrite the seals, but not the mails.

      exit status: 0 intact, 1 faults, 2 the files are of no use
      """;

  private final PrintStream out;
  private final Map<String, ExportedLog> logs = new TreeMap<>();

  VerifyChanges(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new VerifyChanges(System.out).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.isEmpty()) {
      out.print(HELP);
      return arguments.isEmpty() ? UNUSABLE : INTACT;
    }
    for (String file : arguments) {
      try {
        read(Path.of(file));
      } catch (IOException | IllegalArgumentException | IllegalStateException unusable) {
        out.println(file + ": of no use: " + unusable.getMessage());
        return UNUSABLE;
      }
    }
    if (logs.isEmpty()) {
      out.println("no change, seal or entry in these files");
      return UNUSABLE;
    }
    int found = 0;
    for (Map.Entry<String, ExportedLog> log : logs.entrySet()) {
      List<Fault> faults = log.getValue().faults();
      faults.forEach(fault -> out.println(line(log.getKey(), fault)));
      found += faults.size();
      String verdict = faults.isEmpty() ? "intact" : faults.size() + " faults";
      out.println(log.getKey() + ": " + verdict + " (" + log.getValue().extent() + ")");
    }
    return found == 0 ? INTACT : FAULTY;
  }

  private void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Attributes> item = DynamoJson.item(line);
        if (item.isPresent()) {
          String pk = item.get().required(Attributes.PK);
          ExportedLog log = new ExportedLog();
          String controller = pk.substring(0, Math.max(0, pk.indexOf('#')));
          if (logs.getOrDefault(controller, log).add(item.get())) {
            logs.putIfAbsent(controller, log);
          }
        }
      }
    }
  }

  private static String line(String controller, Fault fault) {
    String place =
        fault.entry().isEmpty()
            ? "day " + fault.place()
            : "entry " + fault.entry() + " change " + fault.place();
    return controller + ": " + place + ": " + fault.kind();
  }
}
