package fi.samtycke.extracts;

import fi.samtycke.core.declaration.Choice;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.Recipient;
import fi.samtycke.core.declaration.Register;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.core.declaration.rules.Relation;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Value;
import fi.samtycke.declaration.Calendar;
import fi.samtycke.declaration.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says what is stored in words that the person reads: the declared labels, dates in the
/// controller's zone, and the people of the firm by their role, never by who they are (Art. 15(4)).
final class Wording {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /// Attributes that hold who did something, besides those that end in `By`: `person`,
  /// `staff:<subject>`, or the subject alone.
  private static final Set<String> WHO = Set.of("actor", "assignedTo", "author", "by", "operator");

  /// Attributes that hold what somebody typed, of which nothing is read into the value.
  private static final Set<String> TYPED =
      Set.of(
          "details",
          "identifiedBy",
          "page",
          "provenanceNote",
          "statement",
          "text",
          "value",
          "words");

  private final Controller controller;
  private final Language language;
  private final Texts texts;
  private final StaffRoles roles;

  Wording(Controller controller, Language language, StaffRoles roles) {
    this.controller = controller;
    this.language = language;
    this.texts = Texts.ofExtract(language);
    this.roles = roles;
  }

  Controller controller() {
    return controller;
  }

  Language language() {
    return language;
  }

  String text(String id, Object... namesAndValues) {
    return texts.get(id, namesAndValues);
  }

  Optional<String> find(String id) {
    return texts.find(id);
  }

  /// A column of a table.
  ///
  /// @param head the last part of the id of its text
  Column column(String name, String head, int width) {
    return new Column(name, text("column." + head), width);
  }

  /// The label of an attribute; its own name when nobody gave it one.
  String label(String attribute) {
    return texts.find("attribute." + attribute).orElse(attribute);
  }

  /// The label of a declared field; of a purpose, where a change is about one, what it is.
  String field(Register register, String name) {
    return register.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(field -> field.label().in(language))
        .orElseGet(() -> purpose(name));
  }

  /// What a purpose is, of those that people are asked or told about; its id when it is none.
  private String purpose(String id) {
    return Stream.concat(
            controller.quarantine().purposes().stream(),
            controller.quarantine().relations().stream().map(Relation::purpose))
        .filter(purpose -> purpose.id().equals(id))
        .findFirst()
        .map(purpose -> purpose.text().in(language))
        .orElse(id);
  }

  /// The value of a declared field, exactly as it was given.
  Value fieldValue(Register register, String name, String stored) {
    for (Field field : register.fields()) {
      for (Choice choice : field.choices()) {
        if (field.name().equals(name) && choice.value().equals(stored)) {
          return new Value(stored, choice.label().in(language));
        }
      }
    }
    return Value.of(stored);
  }

  /// The value of an attribute.
  Value value(String attribute, String stored) {
    if (TYPED.contains(attribute)) {
      return new Value(stored, shown(attribute, stored));
    }
    if (INSTANT.matcher(stored).matches()) {
      return new Value(stored, Calendar.moment(Instant.parse(stored), controller.zone(), language));
    }
    if (DAY.matcher(stored).matches()) {
      return new Value(stored, Calendar.day(LocalDate.parse(stored), language));
    }
    if (WHO.contains(attribute) || attribute.endsWith("By") || stored.startsWith("staff:")) {
      return who(stored);
    }
    return new Value(stored, shown(attribute, stored));
  }

  /// A person of the firm by role, `role:administrator`; everybody else as stored.
  Value who(String stored) {
    if (stored.equals("person") || stored.equals("visitor")) {
      return new Value(stored, text("who." + stored));
    }
    if (stored.startsWith("schedule:")) {
      return new Value(stored, text("who.schedule"));
    }
    if (stored.startsWith("recipient:")) {
      return new Value(stored, recipient(stored.substring("recipient:".length())));
    }
    Optional<Role> role = roles.of(stored.startsWith("staff:") ? stored.substring(6) : stored);
    return new Value(
        role.map(known -> "role:" + known.id()).orElse("role:staff"),
        role.map(known -> known.label().in(language)).orElseGet(() -> text("who.staff")));
  }

  Value flag(boolean value) {
    return new Value(Boolean.toString(value), text(value ? "yes" : "no"));
  }

  String recipient(String id) {
    return id.equals("self")
        ? controller.name()
        : controller.recipient(id).map(Recipient::name).orElse(id);
  }

  private String shown(String attribute, String stored) {
    return switch (attribute) {
      case "provenanceKind" -> controller.provenanceName(stored, language);
      case "agreed", "declined", "interest", "purposes", "withdrawn" -> purpose(stored);
      // Of a letter the kind of the mail that carried it, of a proposal the field.
      case "key" ->
          texts
              .find("mail." + stored)
              .orElseGet(() -> field(controller.register("customers"), stored));
      case "recipient" -> recipient(stored);
      case "system" ->
          controller.outsideSystem(stored).map(system -> system.name().in(language)).orElse(stored);
      case "ownerRole" ->
          controller.role(stored).map(role -> role.label().in(language)).orElse(stored);
      case "register" ->
          controller.registers().stream()
              .filter(register -> register.id().equals(stored))
              .findFirst()
              .map(register -> register.name().in(language))
              .orElse(stored);
      default -> texts.find("value." + attribute + "." + stored).orElse(stored);
    };
  }
}
