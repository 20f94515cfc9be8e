package fi.samtycke.core.retention;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// The proof that a schedule ran for a controller, also when nothing was due (N5).
///
/// @param schedule the template's logical id of the function, such as `SweepOutbox`
/// @param scheduledAt the instant the run was due; with the schedule the receipt's key
/// @param declaration the version of the declaration that was in force
/// @param counts what was done, by constant names; empty for nothing due
/// @param notes what the next run or a mail must know: constants, instants and names of schedules
public record Receipt(
    String schedule,
    Instant scheduledAt,
    Instant startedAt,
    Instant finishedAt,
    String declaration,
    SortedMap<String, Integer> counts,
    List<String> notes) {}
