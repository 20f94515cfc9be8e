package fi.samtycke.core.conversation;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// Whether anything more is to be said. The names stand in stored items.
public enum ConversationState implements NamedConstant {
  OPEN,
  CLOSED;

  public static Optional<ConversationState> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
