package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Extract.Words;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.extract.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Extracts of invented people.
final class Samples {
  static final EntryId CASE = new EntryId("01J9Z3K4M5N6P7Q8R9S0T1V2W3");

  private Samples() {}

  static Extract extract(List<Section> sections) {
    return new Extract(
        new ControllerId("btb-plaza"),
        "BTB Plaza Ab",
        Language.SV,
        "Registerutdrag",
        "20 mars 2026",
        Instant.parse("2026-03-20T10:00:00Z"),
        CASE,
        "0123456789abcdef",
        new Words(
            "Sida {page} av",
            "Det här utdraget innehåller",
            "Antal",
            "Vi har inga uppgifter om dig här.",
            List.of("Allt som vi har sparat om dig.")),
        sections);
  }

  /// One table with as many messages.
  static Extract messages(int count) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(
          List.of(
              Value.of("20 mars 2026 kl. 10:00"),
              Value.of(i % 2 == 0 ? "Du" : "Chattoperatör"),
              Value.of(
                  "Meddelande " + i + ": vi söker en transformator på 400 kVA, gärna begagnad.")));
    }
    return extract(List.of(new Section("conversations", "Samtal", "", List.of(rows(rows)))));
  }

  /// Each text once as a fact and once in a row.
  static Extract texts(List<String> texts) {
    List<Fact> facts = new ArrayList<>();
    List<List<Value>> rows = new ArrayList<>();
    for (String text : texts) {
      facts.add(new Fact("message", "Ditt ärende", Value.of(text)));
      rows.add(List.of(Value.of("20 mars 2026"), Value.of("Du"), Value.of(text)));
    }
    return extract(
        List.of(
            new Section(
                "register",
                "Kundregistret",
                "Det som står om dig.",
                List.of(new Part.Facts("contact", "Kontakt", facts))),
            new Section("conversations", "Samtal", "", List.of(rows(rows)))));
  }

  private static Part rows(List<List<Value>> rows) {
    return new Part.Rows(
        "messages",
        "Meddelanden",
        List.of(
            new Column("sentAt", "När", 3),
            new Column("author", "Vem", 2),
            new Column("text", "Vad", 7)),
        rows);
  }
}
