package fi.samtycke.core.conversation;

import fi.samtycke.core.Loggable;
import java.util.Locale;
import java.util.Optional;

/// Whether anything more is to be said. The names stand in stored items.
public enum ConversationState implements Loggable {
  OPEN,
  CLOSED;

  @Override
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ConversationState> of(String text) {
    for (ConversationState state : values()) {
      if (state.value().equals(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
