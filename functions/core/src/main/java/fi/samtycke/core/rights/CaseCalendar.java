package fi.samtycke.core.rights;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.rules.RightsRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/// The days of a case. The answer is due within one month of the receipt (GDPR Art. 12(3)), counted
/// by Regulation 1182/71, art. 3: the day of the receipt does not count, the month ends with the
/// day of the same number, or with the last day of a month that has no such day; when that is no
/// working day, with the next working day. Who plans, plans for the day before that shift.
///
/// @param evidence how long what proves the firm's own work is kept
public record CaseCalendar(RightsRules rules, Period evidence, ZoneId zone) {

  public static CaseCalendar of(Controller controller) {
    return new CaseCalendar(controller.rights(), controller.evidence().ledger(), controller.zone());
  }

  /// The last day to answer.
  ///
  /// @param planned by the calendar alone
  /// @param latest the first working day from then on: the law's own last day
  public record LastDay(LocalDate planned, LocalDate latest) {}

  /// @param extended whether the person was told that it takes longer; counted from the receipt too
  public LastDay lastDay(LocalDate receivedOn, boolean extended) {
    Period period = extended ? rules.answerWithin().plus(rules.extension()) : rules.answerWithin();
    LocalDate planned = receivedOn.plus(period);
    LocalDate latest = planned;
    while (!PublicHolidays.isWorkingDay(latest)) {
      latest = latest.plusDays(1);
    }
    return new LastDay(planned, latest);
  }

  public LastDay lastDay(RightsCase request) {
    return lastDay(request.receivedOn(), request.file().extended());
  }

  /// Until the planned last day; negative after it.
  public int daysLeft(RightsCase request, Instant now) {
    return Math.toIntExact(
        ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), lastDay(request).planned()));
  }

  /// Whether the person may still be told that it takes longer: within the first period, once.
  public boolean mayExtend(RightsCase request, Instant now) {
    return !request.file().extended()
        && !LocalDate.ofInstant(now, zone).isAfter(lastDay(request.receivedOn(), false).latest());
  }

  /// The first instant at which a challenge mailed now opens nothing any more: after the last of so
  /// many whole days.
  public Instant lapsesAt(Instant mailedAt) {
    return beginning(LocalDate.ofInstant(mailedAt, zone).plus(rules.challenge()).plusDays(1));
  }

  /// The last day on which a challenge may be confirmed, as the mail names it.
  public LocalDate lastDayToConfirm(Instant lapsesAt) {
    return LocalDate.ofInstant(lapsesAt, zone).minusDays(1);
  }

  /// When the personal parts of a case that ended then are erased.
  public Instant forgetAt(Instant closedAt) {
    return beginning(LocalDate.ofInstant(closedAt, zone).plus(rules.keep()).plusDays(1));
  }

  /// When what is left of a case that ended then is erased: that there was one, and when it was
  /// answered, is the proof of Art. 5(2), as the ledger's notes are.
  public Instant eraseAt(Instant closedAt) {
    LocalDate closedOn = LocalDate.ofInstant(closedAt, zone);
    return later(beginning(closedOn.plus(evidence).plusDays(1)), forgetAt(closedAt));
  }

  /// When a case is looked at next with which a step was taken that is no push. What fell due since
  /// the last look and was not met stays due: whoever takes a step in the morning does not stand
  /// for the sweep that comes later.
  ///
  /// @param dueAt when it was to be looked at before the step
  /// @return as below
  public Optional<Instant> nextLook(RightsCase request, Optional<Instant> dueAt, Instant now) {
    Instant met = dueAt.filter(due -> !due.isAfter(now)).map(due -> due.minusMillis(1)).orElse(now);
    return nextLook(request, request instanceof RightsCase.Closed ? now : met);
  }

  /// When a case is looked at next: to push, to let it lapse, to forget it, to erase it.
  ///
  /// @param now until when, included, what fell due was met
  /// @return empty when nobody waits for it
  public Optional<Instant> nextLook(RightsCase request, Instant now) {
    return switch (request) {
      case RightsCase.Received _ when !request.isByStaff() ->
          Optional.of(lapsesAt(request.file().registeredAt()));
      case RightsCase.Challenged(var _, Instant lapsesAt, var _) ->
          Stream.concat(Stream.of(lapsesAt), nextPush(request, now).stream())
              .min(Instant::compareTo);
      case RightsCase.Open _ -> nextPush(request, now);
      case RightsCase.Closed closed ->
          Optional.of(
              later(request.isForgotten() ? eraseAt(closed.at()) : forgetAt(closed.at()), now));
    };
  }

  /// How many days before the last one the responsible person is to be told of now; -1 when the
  /// last day is over. Of several that were missed the latest counts.
  ///
  /// @param dueAt when it was to be looked at; what fell due before was told
  public Optional<Integer> pushDue(RightsCase request, Instant dueAt, Instant now) {
    return pushes()
        .filter(days -> !pushAt(request, days).isAfter(now))
        .filter(days -> !pushAt(request, days).isBefore(dueAt))
        .min(Integer::compare);
  }

  private Optional<Instant> nextPush(RightsCase request, Instant now) {
    return pushes()
        .map(days -> pushAt(request, days))
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }

  private Stream<Integer> pushes() {
    return Stream.concat(rules.pushDays().stream(), Stream.of(-1));
  }

  private Instant pushAt(RightsCase request, int daysBefore) {
    return beginning(lastDay(request).planned().minusDays(daysBefore));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
