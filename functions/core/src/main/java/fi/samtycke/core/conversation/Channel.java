package fi.samtycke.core.conversation;

import fi.samtycke.core.Loggable;
import java.util.Optional;

/// The way by which a conversation came. The ids stand in stored items: they are added to, never
/// changed.
public enum Channel implements Loggable {
  /// One message by the form; answered by mail.
  CONTACT_FORM("contact-form", "contact-form"),
  /// A talk in our own chat.
  CHAT("chat", "chat"),
  /// A history that an outside chat vendor handed over (S5).
  CHATRA("chatra", "chat");

  private final String id;
  private final String register;

  Channel(String id, String register) {
    this.id = id;
    this.register = register;
  }

  @Override
  public String value() {
    return id;
  }

  /// The declared register whose fields, roles and periods hold for it: `chat`, `contact-form`.
  public String register() {
    return register;
  }

  public static Optional<Channel> of(String id) {
    for (Channel channel : values()) {
      if (channel.id.equals(id)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
