package fi.samtycke.core.declaration.rules;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a mailbox itself is emptied (D12): the info mailbox, or that of the chat operators.
///
/// @param emptied the days of every year, in the controller's zone
/// @param folders a slash between levels
/// @param keep how long a mail lies there
/// @param preview how long before the day it is counted and mailed what will go
/// @param postpone by how much it may be put off at a time
/// @param postponeAtMost by how much in all, counted from its day
public record MailboxRules(
    List<MonthDay> emptied,
    List<String> folders,
    Period keep,
    Period preview,
    Period postpone,
    Period postponeAtMost) {
  private static final int FIRST_YEAR = 2023;
  private static final int LAST_YEAR = 2032; // two leap years, and each day of the year before one

  /// The same days, warning and postponements for another mailbox.
  public MailboxRules of(List<String> itsFolders, Period itsKeep) {
    return new MailboxRules(emptied, itsFolders, itsKeep, preview, postpone, postponeAtMost);
  }

  /// How long a mail can lie in the mailbox at most, in days, when every emptying comes on its day
  /// or is put off as far as it may: what is not yet `keep` old when an emptying is counted waits
  /// for the next one.
  public int longestDays() {
    return spans()
        .mapToInt(span -> Math.toIntExact(span.from().until(span.to(), DAYS)))
        .max()
        .orElse(0);
  }

  /// The same in whole months, rounded up.
  public Period longest() {
    return Period.ofMonths(spans().mapToInt(Span::months).max().orElse(0));
  }

  /// From the day on which the oldest mail came in that an emptying spares, to the last day on
  /// which the next one takes it.
  private Stream<Span> spans() {
    List<LocalDate> days =
        IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
            .boxed()
            .flatMap(year -> emptied.stream().map(day -> day.atYear(year)))
            .sorted()
            .toList();
    return IntStream.range(1, days.size())
        .mapToObj(next ->
            new Span(
                days.get(next - 1).minus(preview).minus(keep),
                days.get(next).plus(postponeAtMost)));
  }

  private record Span(LocalDate from, LocalDate to) {
    int months() {
      int whole = Math.toIntExact(from.until(to, MONTHS));
      return from.plusMonths(whole).equals(to) ? whole : whole + 1;
    }
  }
}
