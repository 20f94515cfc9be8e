package fi.samtycke.extracts;

import fi.samtycke.core.declaration.Description;
import fi.samtycke.core.declaration.Description.StatedActivity;
import fi.samtycke.core.declaration.Description.StatedField;
import fi.samtycke.core.declaration.Description.StatedPeriod;
import fi.samtycke.core.declaration.Description.StatedPurpose;
import fi.samtycke.core.declaration.Description.StatedRecipient;
import fi.samtycke.core.declaration.Description.StatedRight;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Section;
import fi.samtycke.core.extract.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the person is told besides the data itself (GDPR Art. 15(1)(a)-(h) and (2)), in the words
/// of the declaration. Not told of are the personnel register and what the company's own people do
/// in the system: those are about others.
final class Annex {
  private static final Set<String> ELSEWHERE = Set.of("personnel", "staff");

  private final Wording wording;
  private final Language language;
  private final Description description;

  Annex(Wording wording, Description description) {
    this.wording = wording;
    this.language = wording.language();
    this.description = description;
  }

  Section section() {
    return new Section(
        Section.ANNEX,
        wording.text("section.annex"),
        wording.text("section.annex.note"),
        List.of(purposes(), recipients(), periods(), rights(), further()));
  }

  private Part purposes() {
    List<List<Value>> rows = new ArrayList<>();
    for (StatedPurpose purpose : description.purposes()) {
      if (!ELSEWHERE.contains(purpose.register())) {
        String basis = purpose.basis().in(language);
        rows.add(
            List.of(
                register(purpose.register()),
                new Value(purpose.id(), purpose.text().in(language)),
                new Value(purpose.article(), basis + " (art. " + purpose.article() + ")")));
      }
    }
    return rows("purposes", rows, column("register", 3), column("purpose", 5), column("basis", 5));
  }

  private Part recipients() {
    List<List<Value>> rows = new ArrayList<>();
    for (StatedRecipient recipient : description.recipients()) {
      if (recipient.registers().stream().anyMatch(id -> !ELSEWHERE.contains(id))) {
        Locale country = new Locale.Builder().setRegion(recipient.country()).build();
        rows.add(
            List.of(
                new Value(recipient.id(), recipient.name()),
                new Value(
                    recipient.country(),
                    country.getDisplayCountry(Locale.forLanguageTag(language.tag()))),
                said(recipient.text()),
                said(recipient.transfer())));
      }
    }
    return rows(
        "recipients",
        rows,
        column("recipient", 4),
        column("country", 2),
        column("role", 5),
        column("transfer", 4));
  }

  private Part periods() {
    List<List<Value>> rows = new ArrayList<>();
    for (StatedPeriod period : description.periods()) {
      rows.add(List.of(register(period.register()), said(period.text())));
    }
    return rows("periods", rows, column("register", 3), column("period", 10));
  }

  private Part rights() {
    List<List<Value>> rows = new ArrayList<>();
    for (StatedRight right : description.rights()) {
      String registers =
          right.registers().stream()
              .filter(id -> !ELSEWHERE.contains(id))
              .map(id -> register(id).shown())
              .collect(Collectors.joining("\n"));
      if (!registers.isEmpty()) {
        String name = wording.find("right." + right.right()).orElse(right.right());
        rows.add(
            List.of(
                new Value(right.right(), name),
                new Value(String.join("\n", right.registers()), registers),
                said(right.text())));
      }
    }
    return rows("rights", rows, column("right", 3), column("register", 4), column("how", 6));
  }

  private Part further() {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("categories", Value.of(categories())));
    facts.add(
        fact(
            "source",
            Value.of(
                description.sources().stream()
                    .map(text -> text.in(language))
                    .collect(Collectors.joining("\n")))));
    String transfers =
        description.recipients().stream()
            .filter(
                recipient -> recipient.registers().stream().anyMatch(id -> !ELSEWHERE.contains(id)))
            .map(recipient -> recipient.transfer().in(language))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    facts.add(
        fact(
            "transfer",
            Value.of(transfers.isEmpty() ? wording.text("annex.transfer.none") : transfers)));
    facts.add(fact("automated", Value.of(wording.text("annex.automated.text"))));
    facts.add(fact("complaint", said(wording.controller().rights().authority())));
    return new Part.Facts("further", wording.text("part.further"), facts);
  }

  /// What may stand in the registers, by register.
  private String categories() {
    List<String> lines = new ArrayList<>();
    for (Register register : wording.controller().registers()) {
      if (!ELSEWHERE.contains(register.id())) {
        Set<String> labels = new LinkedHashSet<>();
        for (Field field : register.fields()) {
          labels.add(field.label().in(language));
        }
        for (StatedField noted : description.collected()) {
          if (noted.register().equals(register.id())) {
            labels.add(noted.label().in(language));
          }
        }
        lines.add(register.name().in(language) + ": " + String.join(", ", labels));
      }
    }
    for (StatedActivity activity : description.activities()) {
      if (!ELSEWHERE.contains(activity.id())) {
        lines.add(activity.name().in(language) + ": " + activity.data().in(language));
      }
    }
    return String.join("\n", lines);
  }

  private Value register(String id) {
    return description.activities().stream()
        .filter(activity -> activity.id().equals(id))
        .findFirst()
        .map(activity -> new Value(id, activity.name().in(language)))
        .orElseGet(() -> wording.value("register", id));
  }

  private Value said(LocalText text) {
    return Value.of(text.in(language));
  }

  private Fact fact(String name, Value value) {
    return new Fact(name, wording.text("annex." + name), value);
  }

  private Column column(String name, int width) {
    return wording.column(name, name, width);
  }

  private Part rows(String id, List<List<Value>> rows, Column... columns) {
    return new Part.Rows(id, wording.text("part." + id), List.of(columns), rows);
  }
}
