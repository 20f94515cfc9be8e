package fi.samtycke.core.declaration.rules;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/// How long the system keeps what proves its own work. None of it holds a value as a person gave
/// it; a keyed digest of an address is pseudonymised personal data all the same (GDPR Art. 4(5)).
///
/// @param ledger erasures, restrictions and suppressions: keyed digests
/// @param receipts receipts of scheduled runs
/// @param seals the daily roots over the change log
/// @param changeLog who changed what, when
/// @param outbox obligations after their completion
/// @param digestKeys how long a retired key still opens look-ups of the digests made with it
public record EvidenceRules(
    Period ledger,
    Period receipts,
    Period seals,
    Period changeLog,
    Period outbox,
    Period digestKeys) {

  /// When what the ledger noted at an instant is forgotten. Periods run in UTC.
  public Instant ledgerGone(Instant noted) {
    return noted.atZone(ZoneOffset.UTC).plus(ledger).toInstant();
  }
}
