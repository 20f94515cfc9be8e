package fi.samtycke.core.declaration.rules;

import fi.samtycke.core.declaration.Purpose;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How long a new contact waits for its answer, and what happens on the way. Days are calendar days
/// in the controller's zone, counted from the day on which the first mail was accepted (day 0).
///
/// @param days the last day on which the person may answer
/// @param reminderDays the days on which a reminder falls due, ascending, all before `days` ends
/// @param indirectReminderDays the same for somebody whose details another person gave (Art. 14)
/// @param sweepHour the local hour of the daily sweep, 0 to 23
/// @param hardLimitDays days after the entry when it is erased if no mail was ever accepted
/// @param stubDays days after the answer's deadline when the stub of an answered entry is erased
/// @param purposes what the asked consent covers
/// @param relations what a contact of each relation to the company is kept for
/// @param keep how long the ledger keeps the keyed digest of how it ended
public record QuarantineRules(
    int days,
    List<Integer> reminderDays,
    List<Integer> indirectReminderDays,
    int sweepHour,
    int hardLimitDays,
    int stubDays,
    Period keep,
    List<Purpose> purposes,
    List<Relation> relations) {

  /// The same rules with the reminders for somebody who came in this way: fewer for whoever did not
  /// give their details themselves.
  ///
  /// @param informationArticle of the GDPR, 13 or 14, as the provenance is declared
  public QuarantineRules remindingAfter(int informationArticle) {
    return informationArticle == 13
        ? this
        : new QuarantineRules(
            days,
            indirectReminderDays,
            indirectReminderDays,
            sweepHour,
            hardLimitDays,
            stubDays,
            keep,
            purposes,
            relations);
  }

  /// Whether one of the asked purposes with these ids is direct marketing.
  public boolean isMarketing(Collection<String> ids) {
    return purposes.stream().anyMatch(each -> each.marketing() && ids.contains(each.id()));
  }

  /// The purpose that a contact of this relation is kept for without being asked, where the
  /// declaration rests it on a legitimate interest. Everybody else is asked for consent, also
  /// whoever has a relation that nobody has stated.
  public Optional<Purpose> interest(String relation) {
    return relations.stream()
        .filter(each -> each.id().equals(relation) && !each.asked())
        .map(Relation::purpose)
        .findFirst();
  }
}
