package fi.samtycke.core.declaration.rules;

import fi.samtycke.core.declaration.Purpose;
import java.time.Period;
import java.util.List;

/// How long a new contact waits for its answer, and what happens on the way. Days are calendar days
/// in the controller's zone, counted from the day on which the first mail was accepted (day 0).
///
/// @param days the last day on which the person may answer
/// @param reminderDays the days on which a reminder falls due, ascending, all before `days` ends
/// @param sweepHour the local hour of the daily sweep, 0 to 23
/// @param hardLimitDays days after the entry when it is erased if no mail was ever accepted
/// @param stubDays days after the answer's deadline when the stub of an answered entry is erased
/// @param purposes what the asked consent covers
/// @param keep how long the ledger keeps the keyed digest of how it ended
public record QuarantineRules(
    int days,
    List<Integer> reminderDays,
    int sweepHour,
    int hardLimitDays,
    int stubDays,
    Period keep,
    List<Purpose> purposes) {}
