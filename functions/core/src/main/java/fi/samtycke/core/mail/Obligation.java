package fi.samtycke.core.mail;

import java.util.stream.Stream;

/// What is owed to somebody outside. Says *which* mail or fact about *which* entry, and holds no
/// address, text or token: those are read when it is met.
public sealed interface Obligation {
  /// What it is about: the id of an entry, or a day.
  String about();

  record Mail(MailKind kind, String about) implements Obligation {}

  record Fact(FactKind kind, String about) implements Obligation {}

  /// Written by a newer version of this program; left to it.
  record Unknown(String channel, String kindId, String about) implements Obligation {}

  /// As the outbox keeps it: `mail`, `fact`.
  default String channel() {
    return switch (this) {
      case Mail _ -> "mail";
      case Fact _ -> "fact";
      case Unknown unknown -> unknown.channel();
    };
  }

  default String kindId() {
    return switch (this) {
      case Mail mail -> mail.kind().id();
      case Fact fact -> fact.kind().id();
      case Unknown unknown -> unknown.kindId();
    };
  }

  /// One digit: what must leave first has the lowest.
  default int rank() {
    return switch (this) {
      case Mail mail -> mail.kind().priority().rank();
      case Fact _ -> 1;
      case Unknown _ -> 9;
    };
  }

  /// What the outbox keeps; [Unknown] for a channel or kind that this version does not know.
  static Obligation of(String channel, String kindId, String about) {
    Stream<Obligation> known =
        switch (channel) {
          case "mail" -> Stream.of(MailKind.values()).map(kind -> new Mail(kind, about));
          case "fact" -> Stream.of(FactKind.values()).map(kind -> new Fact(kind, about));
          default -> Stream.of();
        };
    return known
        .filter(each -> each.kindId().equals(kindId))
        .findFirst()
        .orElseGet(() -> new Unknown(channel, kindId, about));
  }
}
