package fi.samtycke.core.quarantine;

import fi.samtycke.core.Loggable;

/// Why an address gets no mail. The texts stand in the ledger: added to, never changed.
public enum SuppressionReason implements Loggable {
  REFUSED("refused"),
  COMPLAINED("complained"),
  BOUNCED("bounced"),
  EXPIRED("expired");

  private final String text;

  SuppressionReason(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}
