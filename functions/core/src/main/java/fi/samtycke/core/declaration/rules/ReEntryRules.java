package fi.samtycke.core.declaration.rules;

import java.time.Duration;
import java.time.Period;

/// What happens when an address comes in again, so that nobody is pestered.
///
/// @param afterRefusal how long a visitor's post brings no mail and a staff entry is stopped
/// @param afterComplaint the same after a complaint about a mail
/// @param afterExpiry how long a visitor's post brings no mail; a staff entry starts anew
/// @param firstMails first mails at most to one address in `firstMailWindow`
/// @param mails quarantine mails of any kind at most to one address in `mailWindow`
public record ReEntryRules(
    Period afterRefusal,
    Period afterComplaint,
    Period afterExpiry,
    int firstMails,
    Duration firstMailWindow,
    int mails,
    Period mailWindow) {}
