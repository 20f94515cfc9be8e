package fi.samtycke.core.change;

import fi.samtycke.core.Loggable;

/// What was done to an entry. The texts stand in stored logs: they are added to, never changed.
public enum Action implements Loggable {
  MESSAGE_RECEIVED("message.received"),
  /// A mail about the entry could not be sent and will not be tried again.
  MAIL_FAILED("mail.failed"),
  MAIL_BOUNCED("mail.bounced"),
  MAIL_COMPLAINED("mail.complained");

  private final String text;

  Action(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}
