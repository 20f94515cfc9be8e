package fi.samtycke.core.declaration.rules;

import java.time.MonthDay;
import java.time.Period;
import java.util.List;

/// How the info mailbox itself is emptied (D12).
///
/// @param emptied the days of every year, in the controller's zone
/// @param folders a slash between levels
/// @param keep how long a mail lies there
/// @param preview how long before the day it is counted and mailed what will go
/// @param postpone by how much it may be put off at a time
public record MailboxRules(
    List<MonthDay> emptied, List<String> folders, Period keep, Period preview, Period postpone) {}
