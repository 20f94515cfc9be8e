package fi.samtycke.core.change;

/// Who made a change.
public sealed interface Actor {
  /// A signed-in person of the firm, by the subject of the token: an opaque id.
  record Staff(String subject) implements Actor {}

  /// The data subject, or a visitor.
  record Person() implements Actor {}

  record Schedule(String name) implements Actor {}

  /// Another system, by the id of the declared recipient that runs it.
  record Recipient(String id) implements Actor {}

  /// As the log keeps it: `staff:<subject>`, `person`, `schedule:<name>`, `recipient:<id>`.
  default String text() {
    return switch (this) {
      case Staff(String subject) -> "staff:" + subject;
      case Person() -> "person";
      case Schedule(String name) -> "schedule:" + name;
      case Recipient(String id) -> "recipient:" + id;
    };
  }

  /// @param text as above
  /// @throws IllegalArgumentException when it names nobody
  static Actor of(String text) {
    Actor person = new Person();
    if (text.equals(person.text())) {
      return person;
    }
    String name = text.substring(text.indexOf(':') + 1);
    return switch (text.substring(0, text.length() - name.length())) {
      case "staff:" -> new Staff(name);
      case "schedule:" -> new Schedule(name);
      case "recipient:" -> new Recipient(name);
      default -> throw new IllegalArgumentException("an actor of an unknown kind");
    };
  }
}
