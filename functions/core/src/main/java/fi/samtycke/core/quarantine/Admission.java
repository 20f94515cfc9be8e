package fi.samtycke.core.quarantine;

/// Whether a new entry gets its first mail. Decided behind the outbox, so that the public answer is
/// the same for every address.
public enum Admission {
  ASK,
  /// In the register, or in quarantine already: nothing new happens.
  ALREADY_KNOWN,
  /// The address refused, complained, or let a visitor's question run out.
  SUPPRESSED,
  /// The address got as many mails as it may.
  CAPPED
}
