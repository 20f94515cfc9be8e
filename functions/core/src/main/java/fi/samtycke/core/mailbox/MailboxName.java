package fi.samtycke.core.mailbox;

import fi.samtycke.core.NamedConstant;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.rules.MailboxRules;
import java.util.Optional;

/// The mailboxes that are emptied. The texts stand in stored purges, in the API and in the ids of
/// texts: they are added to, never changed.
public enum MailboxName implements NamedConstant {
  /// Takes what visitors write.
  INFO("contact-form"),
  /// Shared by those who answer in the chat; takes copies of what is said there.
  OPERATORS("chat");

  private final String register;

  MailboxName(String register) {
    this.register = register;
  }

  public static Optional<MailboxName> of(String text) {
    return NamedConstant.among(values(), text);
  }

  /// The declared register whose responsible person is told.
  public String register() {
    return register;
  }

  /// How it is emptied; empty when the controller declares no such mailbox.
  public Optional<MailboxRules> rules(Controller controller) {
    return switch (this) {
      case INFO -> Optional.of(controller.mailbox());
      case OPERATORS -> controller.chat().operatorCopies();
    };
  }

  /// What it is called among the mailboxes of all controllers: the id of the controller for the
  /// info mailbox, `{id}.operators` for that of the operators.
  public String among(ControllerId controller) {
    return this == INFO ? controller.value() : controller + "." + value();
  }
}
