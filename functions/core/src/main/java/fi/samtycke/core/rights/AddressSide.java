package fi.samtycke.core.rights;

import fi.samtycke.core.Loggable;
import fi.samtycke.core.mail.MailKind;

/// Which of two addresses is asked whether the one takes the place of the other. The names stand in
/// stored cases: they are added to, never changed.
public enum AddressSide implements Loggable {
  /// The one that is registered until then.
  REGISTERED("registered", MailKind.ADDRESS_CHANGE_OLD),
  NEW("new", MailKind.ADDRESS_CHANGE_NEW);

  private final String text;
  private final MailKind mail;

  AddressSide(String text, MailKind mail) {
    this.text = text;
    this.mail = mail;
  }

  @Override
  public String value() {
    return text;
  }

  /// The mail that asks it.
  public MailKind mail() {
    return mail;
  }
}
