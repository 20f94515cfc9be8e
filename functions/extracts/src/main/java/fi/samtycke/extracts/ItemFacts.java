package fi.samtycke.extracts;

import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Value;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.subject.HeldItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tells of stored items, attribute by attribute. What is left out their stores name, one by one:
/// keys, digests, versions and what indexes need. Everything else is told, also what nobody has
/// given a label yet (F11).
final class ItemFacts {
  /// In this order; what is not named follows by name.
  private static final List<String> ORDER =
      List.of(
          "id",
          "key",
          "fields",
          "channel",
          "kind",
          "noted",
          "state",
          "stateAt",
          "entrance",
          "receivedOn",
          "registeredAt",
          "registeredBy",
          "address",
          "details",
          "words",
          "language",
          "provenanceKind",
          "provenanceDate",
          "provenanceNote",
          "informationArticle",
          "enteredBy",
          "enteredAt",
          "createdAt",
          "message",
          "consentedAt",
          "interest",
          "purposes",
          "declined",
          "withdrawn",
          "statement");

  private final Wording wording;

  ItemFacts(Wording wording) {
    this.wording = wording;
  }

  /// @param register whose labels the declared fields of the item have
  Part.Facts facts(String id, String title, Attributes item, Register register) {
    return new Part.Facts(id, title, facts(item.values(), register));
  }

  /// The same under the title `part.<id>`.
  Part.Facts facts(String id, Attributes item, Register register) {
    return facts(id, wording.text("part." + id), item, register);
  }

  static Attributes copy(Attributes item) {
    return Attributes.of(new HashMap<>(item.values()));
  }

  /// A row for each item, a column for each named attribute; what an item has besides stands in one
  /// more column, which is there when any has.
  Part.Rows rows(
      String id, String title, List<Column> columns, List<Attributes> items, Register register) {
    Set<String> named = columns.stream().map(Column::name).collect(Collectors.toSet());
    List<List<Value>> rows = new ArrayList<>();
    List<Value> others = new ArrayList<>();
    for (Attributes item : items) {
      List<Value> row = new ArrayList<>();
      for (Column column : columns) {
        AttributeValue stored = item.values().get(column.name());
        row.add(stored == null ? Value.NONE : value(column.name(), stored, register));
      }
      rows.add(row);
      Map<String, AttributeValue> rest = new TreeMap<>(item.values());
      rest.keySet().removeAll(named);
      others.add(lines(facts(rest, register)));
    }
    List<Column> all = new ArrayList<>(columns);
    if (others.stream().anyMatch(other -> !other.exact().isEmpty())) {
      all.add(new Column("other", wording.text("column.other"), 4));
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).add(others.get(i));
      }
    }
    return new Part.Rows(id, title, all, rows);
  }

  private static Value lines(List<Fact> facts) {
    StringBuilder exact = new StringBuilder();
    StringBuilder shown = new StringBuilder();
    for (Fact fact : facts) {
      String end = exact.isEmpty() ? "" : "\n";
      exact.append(end).append(fact.name()).append(": ").append(fact.value().exact());
      shown.append(end).append(fact.label()).append(": ").append(fact.value().shown());
    }
    return new Value(exact.toString(), shown.toString());
  }

  private List<Fact> facts(Map<String, AttributeValue> item, Register register) {
    List<String> names = new ArrayList<>(new TreeMap<>(item).keySet());
    names.removeAll(HeldItems.TECHNICAL);
    names.sort((a, b) -> Integer.compare(place(a), place(b)));
    List<Fact> facts = new ArrayList<>();
    for (String name : names) {
      AttributeValue stored = item.getOrDefault(name, AttributeValue.fromS(""));
      if (name.equals("fields") && stored.hasM()) {
        fields(stored.m(), register, facts);
      } else if (stored.hasM()) {
        for (Fact fact : facts(stored.m(), register)) {
          facts.add(
              new Fact(
                  name + "." + fact.name(),
                  wording.label(name) + ": " + fact.label(),
                  fact.value()));
        }
      } else if (!value(name, stored, register).exact().isEmpty()) {
        facts.add(new Fact(name, wording.label(name), value(name, stored, register)));
      }
    }
    return facts;
  }

  private static int place(String name) {
    int place = ORDER.indexOf(name);
    return place < 0 ? ORDER.size() : place;
  }

  /// Declared fields in declared order, then what is not declared any more.
  private void fields(Map<String, AttributeValue> fields, Register register, List<Fact> facts) {
    List<String> names = new ArrayList<>();
    register.fields().forEach(field -> names.add(field.name()));
    new TreeMap<>(fields)
        .keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    for (String name : names) {
      AttributeValue stored = fields.get(name);
      if (stored != null) {
        facts.add(
            new Fact(
                name,
                wording.field(register, name),
                wording.fieldValue(register, name, stored.s())));
      }
    }
  }

  private Value value(String name, AttributeValue stored, Register register) {
    return switch (stored.type()) {
      case S -> wording.value(name, stored.s());
      case N -> Value.of(stored.n());
      case BOOL -> wording.flag(stored.bool());
      case L -> joined(name, stored.l(), register);
      case SS ->
          joined(name, stored.ss().stream().sorted().map(AttributeValue::fromS).toList(), register);
      case M -> lines(facts(stored.m(), register));
      case B, BS, NS, NUL, UNKNOWN_TO_SDK_VERSION -> Value.of(stored.toString());
    };
  }

  private Value joined(String name, List<AttributeValue> stored, Register register) {
    List<Value> values =
        stored.stream()
            .map(each ->
                name.equals("fields") && each.s() != null
                    ? new Value(each.s(), wording.field(register, each.s()))
                    : value(name, each, register))
            .toList();
    return new Value(
        values.stream().map(Value::exact).collect(Collectors.joining("\n")),
        values.stream().map(Value::shown).collect(Collectors.joining("\n")));
  }
}
