package fi.samtycke.mail.cases;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.AddressStore.Challenged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many questions about requests an address gets in a day, whoever makes us ask it.
///
/// @param digests of the address, one for each live key version, the newest first
/// @param recent those that still count, oldest first
record QuestionCap(List<AddressDigest> digests, Challenged seen, List<Instant> recent) {
  static final Duration WINDOW = Duration.ofHours(24);

  /// At most so many in [#WINDOW].
  private static final int MOST = 3;

  static QuestionCap of(
      AddressStore addresses, ControllerId controller, List<AddressDigest> digests, Instant now) {
    Challenged seen = addresses.challenged(controller, digests);
    return new QuestionCap(
        digests,
        seen,
        seen.mails().stream().filter(mail -> now.isBefore(mail.plus(WINDOW))).sorted().toList());
  }

  /// From when on it may be asked again; empty when it may be now.
  Optional<Instant> until() {
    return recent.size() < MOST ? Optional.empty() : Optional.of(recent.getFirst().plus(WINDOW));
  }

  /// Counts one before it is tried. Condition: nobody else counted one in between.
  Write count(AddressStore addresses, ControllerId controller, Instant now) {
    return addresses.countChallenge(
        controller, digests.getFirst(), seen, recent, now, now.plus(WINDOW));
  }
}
