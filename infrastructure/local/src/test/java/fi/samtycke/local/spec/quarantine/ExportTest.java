package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// N14, G08: after journeys of every kind, the program that has nothing but the exported tables
/// finds the log intact, and one changed letter by its place.
class ExportTest {
  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();

  @TempDir private Path folder;

  @Test
  void N14_G08_the_exported_log_is_verified_away_from_the_system() throws Exception {
    for (String person : List.of("yes", "no", "silent", "late")) {
      QUARANTINE.visitorAsks(person + "@example.com");
    }
    String taken = QUARANTINE.staffEnter("eva", ANNA);
    QUARANTINE.answers(QUARANTINE.linkTo("yes@example.com"), "consent");
    QUARANTINE.answers(QUARANTINE.linkTo("yes@example.com"), "withdraw");
    QUARANTINE.answers(QUARANTINE.linkTo("no@example.com"), "refuse");
    QUARANTINE.erases("eva", "employee", taken);
    QUARANTINE.live("2026-03-21T04:00:00Z");
    QUARANTINE.wait("2026-04-04T03:00:00Z");
    Tables tables = QUARANTINE.tables();
    List<String> files = new ArrayList<>();
    for (String table : List.of("ChangeLog", "Ledger", "Conversations", "Quarantine", "Register")) {
      files.add(export(tables, table).toString());
    }
    assertThat(verify(files)).startsWith("0 btb-plaza: intact (").contains("1 seals");

    String entry = MailedPath.entry(QUARANTINE.linkTo("silent@example.com"));
    Path log = Path.of(files.getFirst());
    String place = "\"entry\":{\"S\":\"" + entry + "\"}";
    List<String> forged =
        Files.readAllLines(log).stream()
            .map(line ->
                line.contains(place)
                    ? line.replace("quarantine.expired", "quarantine.refused")
                    : line)
            .toList();
    Files.write(log, forged);
    assertThat(verify(files)).startsWith("1 ").contains(entry + " change 6: EDITED");
  }

  private Path export(Tables tables, String table) throws IOException {
    List<String> lines = new ArrayList<>();
    tables
        .items()
        .forEach((key, item) -> {
          if (key.startsWith(table + " ")) {
            lines.add(JSON.createObjectNode().set("Item", json(item)).toString());
          }
        });
    return Files.write(folder.resolve(table + ".json"), lines);
  }

  private static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode object = JSON.createObjectNode();
    item.forEach((name, value) -> object.set(name, json(value)));
    return object;
  }

  private static ObjectNode json(AttributeValue value) {
    ObjectNode typed = JSON.createObjectNode();
    switch (value.type()) {
      case S -> typed.put("S", value.s());
      case N -> typed.put("N", value.n());
      case BOOL -> typed.put("BOOL", value.bool());
      case M -> typed.set("M", json(value.m()));
      case L -> {
        typed.putArray("L");
        value.l().forEach(each -> typed.withArray("L").add(json(each)));
      }
      case SS -> {
        typed.putArray("SS");
        value.ss().forEach(typed.withArray("SS")::add);
      }
      default -> throw new IllegalArgumentException("another type: " + value.type());
    }
    return typed;
  }

  /// @return the exit status and what the program printed
  private static String verify(List<String> files) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "fi.samtycke.evidence.VerifyChanges"));
    command.addAll(files);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + " " + printed;
    }
  }
}
