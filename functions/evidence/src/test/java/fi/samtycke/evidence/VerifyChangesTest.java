package fi.samtycke.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.stores.ChangesMade;
import fi.samtycke.stores.ScheduledFunctions;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.dynamo.Attributes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The verifier reads what DynamoDB exports and says where the log was altered (N14, G08).
class VerifyChangesTest {
  @RegisterExtension private final StoreExtension store = new StoreExtension();
  private final ScheduledFunctions functions = new ScheduledFunctions(store);
  private final ChangesMade changes = new ChangesMade(store);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;
  private String entry = "";
  private List<String> log = List.of();

  @BeforeEach
  void aSealedLogOfTwoDays() {
    LoggedChange first = changes.at(StoreExtension.PLAZA, "2026-03-19T10:00:00Z");
    entry = first.entry();
    LoggedChange second =
        changes.follow(
            first.head(), StoreExtension.PLAZA, new EntryId(entry), "2026-03-20T10:00:00Z");
    changes.at(StoreExtension.PLAZA, "2026-03-20T11:00:00Z");
    changes.at(StoreExtension.TRANSFORMERS, "2026-03-20T12:00:00Z");
    store.tables.put(
        "CONVERSATIONS",
        Attributes.item("btb-plaza#conversation#" + entry, "head")
            .with("fields", java.util.Map.of("email", "visitor@example.com"))
            .with("keepContact", true)
            .with("changeSequence", second.sequence())
            .with("changeHash", second.hash()));
    functions.scheduled(new SealChangesHandler(store.wiring), "2026-03-21T00:20:00Z");
    log = lines("CHANGE_LOG");
  }

  @Test
  void an_untouched_export_is_intact() throws IOException {
    assertThat(verify(log)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("btb-plaza: intact (3 changes, 1 entries, 2 seals)")
        .contains("btb-transformers: intact (1 changes, 0 entries, 1 seals)");
  }

  @Test
  void an_edit_is_named_with_its_place() throws IOException {
    assertThat(
            verify(edited(log, "\"actor\":{\"S\":\"person\"}", "\"actor\":{\"S\":\"staff:eve\"}")))
        .isOne();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(": EDITED\n");
  }

  @Test
  void a_deletion_is_named_with_its_place() throws IOException {
    List<String> cut = new ArrayList<>(log);
    cut.removeIf(line -> line.contains(entry) && line.contains("\"sequence\":{\"N\":\"1\"}"));
    assertThat(cut).hasSize(log.size() - 1);
    assertThat(verify(cut)).isOne();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("btb-plaza: entry " + entry + " change 1: MISSING\n")
        .contains("btb-plaza: day 2026-03-19: DAY_DIFFERS\n")
        .doesNotContain("btb-transformers: day");
  }

  @Test
  void a_cut_tail_is_found_by_what_the_entry_remembers() throws IOException {
    List<String> cut = new ArrayList<>(log);
    cut.removeIf(line -> line.contains(entry) && line.contains("\"sequence\":{\"N\":\"2\"}"));
    assertThat(verify(cut)).isOne();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("btb-plaza: entry " + entry + " change 2: TAIL_DIFFERS\n");
  }

  @Test
  void nothing_that_a_visitor_wrote_is_printed() throws IOException {
    verify(edited(log, "person", "nobody"));
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("visitor@example.com");
  }

  @Test
  void files_of_no_use_are_told_from_faults() throws IOException {
    assertThat(run(List.of())).isEqualTo(2);
    assertThat(run(List.of(folder.resolve("nowhere.json").toString()))).isEqualTo(2);
    assertThat(run(List.of(file("words.json", List.of("no JSON at all"))))).isEqualTo(2);
    assertThat(run(List.of(file("other.json", List.of("{\"Item\":{\"pk\":{\"S\":\"a#b\"}}}")))))
        .isEqualTo(2);
  }

  @Test
  void help_says_how_to_use_it() {
    assertThat(run(List.of("--help"))).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("usage:", "exit status");
  }

  private int verify(List<String> changes) throws IOException {
    return run(
        List.of(
            file("changes.json.gz", changes),
            file("ledger.json", lines("LEDGER")),
            file("conversations.json", lines("CONVERSATIONS"))));
  }

  private int run(List<String> arguments) {
    return new VerifyChanges(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(arguments);
  }

  private static List<String> edited(List<String> lines, String from, String to) {
    List<String> edited = new ArrayList<>(lines);
    edited.set(0, lines.getFirst().replace(from, to));
    assertThat(edited).isNotEqualTo(lines);
    return edited;
  }

  private String file(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (Writer out =
        name.endsWith(".gz")
            ? new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)
            : Files.newBufferedWriter(file)) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    }
    return file.toString();
  }

  /// A table as `ExportTableToPointInTime` writes it.
  private List<String> lines(String table) {
    return store.tables.everything(table).stream()
        .map(item -> "{\"Item\":" + json(item.values()) + "}")
        .toList();
  }

  private static String json(java.util.Map<String, AttributeValue> values) {
    List<String> members = new ArrayList<>();
    values.forEach((name, value) -> members.add("\"" + name + "\":" + json(value)));
    return "{" + String.join(",", members) + "}";
  }

  private static String json(AttributeValue value) {
    return switch (value.type()) {
      case S -> "{\"S\":\"" + value.s() + "\"}";
      case N -> "{\"N\":\"" + value.n() + "\"}";
      case BOOL -> "{\"BOOL\":" + value.bool() + "}";
      case M -> "{\"M\":" + json(value.m()) + "}";
      case L ->
          "{\"L\":["
              + String.join(",", value.l().stream().map(VerifyChangesTest::json).toList())
              + "]}";
      default -> throw new AssertionError(value.type());
    };
  }
}
