package fi.samtycke.core.mail;

/// What is owed to somebody outside. Says *which* mail or fact about *which* entry, and holds no
/// address, text or token: those are read when it is met.
public sealed interface Obligation {
  /// What it is about: the id of an entry, or a day.
  String about();

  record Mail(MailKind kind, String about) implements Obligation {}

  record Fact(FactKind kind, String about) implements Obligation {}

  /// As the outbox keeps it: `mail`, `fact`.
  default String channel() {
    return switch (this) {
      case Mail _ -> "mail";
      case Fact _ -> "fact";
    };
  }

  default String kindId() {
    return switch (this) {
      case Mail mail -> mail.kind().id();
      case Fact fact -> fact.kind().id();
    };
  }

  /// One digit: what must leave first has the lowest.
  default int rank() {
    return switch (this) {
      case Mail mail -> mail.kind().priority().rank();
      case Fact _ -> 1;
    };
  }

  /// @throws IllegalArgumentException for a channel or kind that this version does not know
  static Obligation of(String channel, String kindId, String about) {
    if (channel.equals("mail")) {
      for (MailKind kind : MailKind.values()) {
        if (kind.id().equals(kindId)) {
          return new Mail(kind, about);
        }
      }
    } else {
      for (FactKind kind : FactKind.values()) {
        if (kind.id().equals(kindId)) {
          return new Fact(kind, about);
        }
      }
    }
    throw new IllegalArgumentException("an obligation of an unknown kind");
  }
}
