package fi.samtycke.core.quarantine;

import fi.samtycke.core.declaration.rules.ReEntryRules;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The re-entry table: what happens when an address comes in again.
///
/// | before | a visitor's post | an employee's entry |
/// |---|---|---|
/// | in the register or in quarantine | nothing new | nothing new |
/// | refused or complained, within the period | no mail | stopped, and the employee is told |
/// | objected, ever | no mail | stopped, and the employee is told |
/// | declined marketing alone | as if it were new | as if it were new |
/// | a mail came back for good | no mail | stopped, and the employee is told |
/// | silent until the end, within the period | no mail | starts anew |
/// | as many mails as an address may get | no mail | no mail |
public record AdmissionPolicy(ReEntryRules rules, ZoneId zone) {

  /// What the ledger remembers of an address.
  public record Suppression(SuppressionReason reason, Instant at) {}

  /// @param known whether the address is in the register or has another entry in quarantine
  /// @param sentBefore when quarantine mails were sent to the address, first mails and reminders
  /// @param firstMailsBefore when first mails were sent to it
  public Admission admit(
      boolean byVisitor,
      boolean known,
      Collection<Suppression> suppressions,
      List<Instant> sentBefore,
      List<Instant> firstMailsBefore,
      Instant now) {
    if (known) {
      return Admission.ALREADY_KNOWN;
    }
    if (isSuppressed(byVisitor, suppressions, now)) {
      return Admission.SUPPRESSED;
    }
    Instant firstMailsSince = now.minus(rules.firstMailWindow());
    boolean capped =
        isCapped(sentBefore, now) || count(firstMailsBefore, firstMailsSince) >= rules.firstMails();
    return capped ? Admission.CAPPED : Admission.ASK;
  }

  /// Whether what the ledger remembers forbids to ask now.
  public boolean isSuppressed(
      boolean byVisitor, Collection<Suppression> suppressions, Instant now) {
    return suppressions.stream().anyMatch(suppression -> holds(suppression, byVisitor, now));
  }

  /// Whether mails to the address came back for good or were complained about, within the period.
  public boolean isReturned(Collection<Suppression> suppressions, Instant now) {
    return suppressions.stream()
        .filter(suppression ->
            suppression.reason() == SuppressionReason.BOUNCED
                || suppression.reason() == SuppressionReason.COMPLAINED)
        .anyMatch(suppression -> holds(suppression, true, now));
  }

  /// Whether no further quarantine mail of any kind may go to the address now.
  public boolean isCapped(List<Instant> sentBefore, Instant now) {
    Instant since = now.atZone(zone).minus(rules.mailWindow()).toInstant();
    return count(sentBefore, since) >= rules.mails();
  }

  private boolean holds(Suppression suppression, boolean byVisitor, Instant now) {
    boolean counts =
        switch (suppression.reason()) {
          case REFUSED, COMPLAINED, BOUNCED, OBJECTED -> true;
          case EXPIRED -> byVisitor;
          case DECLINED -> false;
        };
    return counts && end(suppression).filter(end -> !now.isBefore(end)).isEmpty();
  }

  /// When the suppression ends; empty for a no to marketing, which has no end (Art. 21(3)).
  public Optional<Instant> end(Suppression suppression) {
    Optional<Period> period =
        switch (suppression.reason()) {
          case REFUSED -> Optional.of(rules.afterRefusal());
          case COMPLAINED, BOUNCED -> Optional.of(rules.afterComplaint());
          case EXPIRED -> Optional.of(rules.afterExpiry());
          case OBJECTED, DECLINED -> Optional.empty();
        };
    return period.map(time -> suppression.at().atZone(zone).plus(time).toInstant());
  }

  private static long count(List<Instant> instants, Instant since) {
    return instants.stream().filter(instant -> instant.isAfter(since)).count();
  }
}
