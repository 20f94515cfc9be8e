package fi.samtycke.core.mail;

/// Every fact that goes to the firm's event bus, with ids only. The names are a published contract
/// (docs/events.md).
public enum FactKind {
  CONTACT_FORM_RECEIVED("contact-form.received"),
  CHAT_STARTED("chat.started"),
  CHAT_CLOSED("chat.closed"),
  QUARANTINE_ENTERED("quarantine.entered"),
  QUARANTINE_CONSENTED("quarantine.consented"),
  QUARANTINE_REFUSED("quarantine.refused"),
  QUARANTINE_EXPIRED("quarantine.expired"),
  CONSENT_WITHDRAWN("consent.withdrawn"),
  CASE_CONFIRMED("case.confirmed"),
  CASE_CLOSED("case.closed"),
  EXTRACT_REQUESTED("extract.requested"),
  ERASURE_DECIDED("erasure.decided");

  private final String id;

  FactKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
