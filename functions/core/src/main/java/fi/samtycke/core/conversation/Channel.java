package fi.samtycke.core.conversation;

import fi.samtycke.core.NamedConstant;
import java.util.Optional;

/// The way by which a conversation came. The ids stand in stored items: they are added to, never
/// changed.
public enum Channel implements NamedConstant {
  /// One message by the form; answered by mail.
  CONTACT_FORM("contact-form"),
  /// A talk in our own chat.
  CHAT("chat"),
  /// A history that an outside chat vendor handed over (S5).
  CHATRA("chat");

  private final String register;

  Channel(String register) {
    this.register = register;
  }

  /// The declared register whose fields, roles and periods hold for it: `chat`, `contact-form`.
  public String register() {
    return register;
  }

  public static Optional<Channel> of(String id) {
    return NamedConstant.among(values(), id);
  }
}
