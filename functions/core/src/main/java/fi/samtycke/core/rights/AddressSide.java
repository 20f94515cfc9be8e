package fi.samtycke.core.rights;

import fi.samtycke.core.NamedConstant;
import fi.samtycke.core.mail.MailKind;
import java.util.Optional;

/// Which of two addresses is asked whether the one takes the place of the other. The names stand in
/// stored cases: they are added to, never changed.
public enum AddressSide implements NamedConstant {
  /// The one that is registered until then.
  REGISTERED(MailKind.ADDRESS_CHANGE_OLD),
  NEW(MailKind.ADDRESS_CHANGE_NEW);

  private final MailKind mail;

  AddressSide(MailKind mail) {
    this.mail = mail;
  }

  /// The mail that asks it.
  public MailKind mail() {
    return mail;
  }

  public static Optional<AddressSide> of(String text) {
    return NamedConstant.among(values(), text);
  }
}
