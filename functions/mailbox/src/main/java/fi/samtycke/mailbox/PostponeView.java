package fi.samtycke.mailbox;

import fi.samtycke.core.mailbox.FolderPurge;
import java.util.List;

/// What the page shows that asks whether a purge is to be put off.
///
/// @param mailbox what it is called, `info@`
/// @param startsOn the day on which it begins
/// @param cutOn the day before which a mail must have come to go
/// @param laterOn the day on which it begins when it is put off
/// @param left the sentence that says how often it may be put off
public record PostponeView(
    String mailbox,
    List<FolderPurge> folders,
    String startsOn,
    String cutOn,
    String laterOn,
    String left,
    boolean undecided) {}
