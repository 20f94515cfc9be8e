package fi.samtycke.consent;

import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.RestrictContact;
import java.util.List;

/// A consent that was given, and what was taken back of it since.
record Consent(Contact contact, ConsentReceipt receipt) {

  /// The purposes that it still covers.
  List<String> inForce() {
    return receipt.inForce(contact.withdrawn());
  }

  /// Those that it covered once.
  List<String> takenBack() {
    return receipt.purposes().stream().filter(contact.withdrawn()::contains).toList();
  }

  /// Whether nothing is left of it. What is restricted for another reason can still be withdrawn:
  /// that reason may end.
  boolean isWithdrawn() {
    return contact.restrictedBy().contains(RestrictContact.CONSENT_WITHDRAWN);
  }

  /// What it is after some purposes more are taken back, the last one among them or not.
  boolean leavesNothing(List<String> purposes) {
    return purposes.containsAll(inForce());
  }
}
