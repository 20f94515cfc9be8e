package fi.samtycke.core.conversation;

import fi.samtycke.core.Loggable;
import java.util.Optional;

/// Why somebody of the firm read, searched or erased conversations (D13), as far as they say so.
/// The ids stand in the change log: they are added to, never changed.
public enum AccessReason implements Loggable {
  UNSAID(""),
  /// To answer the visitor.
  ANSWERING("answering"),
  /// A person uses a right over their own data.
  CASE("case"),
  /// A claim is made or defended (GDPR Art. 18(2)).
  CLAIM("claim"),
  /// It has served its purpose.
  NOT_NEEDED("not-needed"),
  /// Advertising, abuse, sent by a robot.
  UNWANTED("unwanted"),
  /// It reached the wrong company or holds what nobody should have written.
  MISTAKE("mistake"),
  /// The declared period is over. Said by schedules, not by people.
  PERIOD_OVER("period-over");

  private final String id;

  AccessReason(String id) {
    this.id = id;
  }

  @Override
  public String value() {
    return id;
  }

  /// Whether it lets somebody read what is kept and used for nothing else.
  public boolean opensRestricted() {
    return this == CASE || this == CLAIM;
  }

  /// @return empty for what a person cannot say
  public static Optional<AccessReason> of(String id) {
    for (AccessReason reason : values()) {
      if (reason != PERIOD_OVER && reason.id.equals(id)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }
}
