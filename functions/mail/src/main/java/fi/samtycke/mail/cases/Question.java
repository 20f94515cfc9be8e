package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import java.time.Instant;
import java.util.List;

/// A question to an address that is owed: whether a request comes from its holder.
///
/// @param stored the case, with the address that is asked
/// @param digests of the address, one for each live key version, the newest first
/// @param isHeld whether anything is held under the address
/// @param vouched whether the case came by a mail from an address under which something is held,
///   for which its host vouches
record Question(
    Controller controller,
    Owed owed,
    Stored stored,
    List<AddressDigest> digests,
    boolean isHeld,
    boolean vouched,
    Instant now) {
  ControllerId id() {
    return controller.id();
  }

  RightsCase request() {
    return stored.request();
  }
}
