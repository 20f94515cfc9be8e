package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Value;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.register.ContactPart;
import java.util.ArrayList;
import java.util.List;

/// The sections that tell of many alike things, a row each: mails, changes, notes, disclosures.
final class TableSections {
  private final Wording wording;
  private final ItemFacts items;
  private final Register customers;
  private final Holdings held;

  TableSections(Wording wording, Holdings held) {
    this.wording = wording;
    this.items = new ItemFacts(wording);
    this.customers = wording.controller().register("customers");
    this.held = held;
  }

  List<Part> mails() {
    List<Attributes> told = new ArrayList<>();
    for (Attributes mail : held.mails()) {
      String kind = mail.required("kind");
      boolean fact = mail.required("channel").equals("fact");
      Attributes item = ItemFacts.copy(mail);
      item.values().remove("channel");
      item.with("kind", fact ? "fact." + kind : kind);
      told.add(item);
    }
    if (told.isEmpty()) {
      return List.of();
    }
    Part.Rows rows =
        items.rows(
            "mails",
            "",
            List.of(
                wording.column("enqueuedAt", "when", 4),
                wording.column("kind", "what", 5),
                wording.column("about", "where", 4),
                new Column("state", wording.label("state"), 3),
                new Column("sentAt", wording.label("sentAt"), 4),
                new Column("messageId", wording.label("messageId"), 5)),
            told,
            customers);
    return List.of(spelledOut(rows));
  }

  /// Mails by their names.
  private Part spelledOut(Part.Rows rows) {
    List<List<Value>> spelled = new ArrayList<>();
    for (List<Value> row : rows.rows()) {
      List<Value> values = new ArrayList<>(row);
      String kind = row.get(1).exact();
      String name =
          kind.startsWith("fact.")
              ? wording.text("mail.fact") + " (" + kind.substring(5) + ")"
              : wording.find("mail." + kind).orElse(kind);
      values.set(1, new Value(kind, name));
      values.set(2, new Value(row.get(2).exact(), about(row.get(2).exact())));
      spelled.add(values);
    }
    return new Part.Rows(rows.id(), rows.title(), rows.columns(), spelled);
  }

  /// What an id names, with the beginning of the id.
  private String about(String id) {
    EntryId entry = new EntryId(id);
    String part =
        held.contacts().containsKey(entry)
            ? "contact"
            : held.quarantine().containsKey(entry)
                ? "entry"
                : held.conversations().containsKey(entry) ? "conversation" : "case";
    return wording.text("part." + part) + " " + id.substring(0, 4) + "…";
  }

  List<Part> changes() {
    List<List<Value>> rows = new ArrayList<>();
    for (LoggedChange change : held.changes()) {
      String action = wording.find("action." + change.action()).orElse(change.action());
      String fields =
          String.join(
              ", ", change.fields().stream().map(name -> wording.field(customers, name)).toList());
      rows.add(
          List.of(
              wording.value("at", change.at()),
              wording.who(change.actor()),
              new Value(change.action(), action),
              new Value(change.entry(), about(change.entry())),
              new Value(String.join("\n", change.fields()), fields),
              wording.value("reason", change.reason())));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Part.Rows(
                "changes",
                "",
                List.of(
                    wording.column("at", "when", 5),
                    wording.column("actor", "who", 4),
                    wording.column("action", "what", 6),
                    wording.column("entry", "where", 4),
                    wording.column("fields", "fields", 5),
                    wording.column("reason", "reason", 3)),
                rows));
  }

  List<Part> notes() {
    List<Attributes> told = new ArrayList<>();
    for (Attributes note : held.noted()) {
      String[] keys = note.required(Attributes.PK).split("#", -1);
      Attributes item = ItemFacts.copy(note).with("noted", keys[1]);
      if (keys[1].equals("suppression")) {
        item.with("reason", note.required(Attributes.SK));
      }
      told.add(item);
    }
    return table(
        "notes",
        told,
        wording.column("at", "when", 4),
        new Column("noted", wording.label("noted"), 6),
        wording.column("reason", "reason", 5));
  }

  List<Part> disclosures() {
    List<Attributes> told =
        held.contacts().values().stream()
            .flatMap(List::stream)
            .filter(item -> ContactPart.of(item) == ContactPart.DISCLOSURE)
            .map(ItemFacts::copy)
            .toList();
    return table(
        "disclosures",
        told,
        wording.column("at", "when", 4),
        wording.column("recipient", "recipient", 4),
        wording.column("fields", "fields", 4),
        wording.column("purpose", "purpose", 4),
        wording.column("basis", "basis", 4),
        new Column("by", wording.label("by"), 3));
  }

  private List<Part> table(String id, List<Attributes> told, Column... columns) {
    return told.isEmpty()
        ? List.of()
        : List.of(items.rows(id, "", List.of(columns), told, customers));
  }
}
