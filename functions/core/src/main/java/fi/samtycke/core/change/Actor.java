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
}
