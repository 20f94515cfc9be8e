package fi.samtycke.core.quarantine;

import java.util.Optional;

/// What the person says on the page behind the mailed link.
public enum Answer {
  CONSENT("consent"),
  REFUSE("refuse");

  private final String id;

  Answer(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<Answer> of(String id) {
    for (Answer answer : values()) {
      if (answer.id.equals(id)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
