package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes a case one step further: the case, its log entry, the day on which it is looked at next
/// and what follows, in one transaction. A case that ends gives its turn back, and owes the fact
/// that it did when it was known to be the person's; one that loses what a person gave gives it
/// back too, and loses the parts that hold it. The condition on the case decides who comes first.
public final class CaseSteps {
  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final Work work;

  public CaseSteps(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.work = work;
  }

  /// A line of the log.
  ///
  /// @param fields names of what is concerned
  /// @param reason a code or a number
  private record Line(Action action, List<String> fields, String reason) {}

  /// What is done.
  ///
  /// @param next the case as it is then
  /// @param lines of the log, in order
  /// @param owed what follows
  /// @param also what is written beside it
  public record Step(
      RightsCase next, Actor actor, List<Line> lines, List<Obligation> owed, List<Write> also) {

    public Step(RightsCase next, Action action, Actor actor) {
      this(next, actor, List.of(new Line(action, List.of(), "")), List.of(), List.of());
    }

    /// What nobody confirmed and must not lapse: staff decide, and are told (GDPR Art. 12(2), (6)).
    ///
    /// @param code why it is theirs, for the log
    public static Step leftToStaff(Unconfirmed request, String code, Actor actor, Instant now) {
      String id = request.id().value();
      return new Step(request.leftToStaff(now), Action.CASE_LEFT_TO_STAFF, actor)
          .because(code)
          .owing(List.of(new Obligation.Mail(MailKind.UNCONFIRMED_CASE_NOTICE, id)));
    }

    /// @param concerned names of what is concerned, for the log
    public Step of(List<String> concerned) {
      return lastLine(new Line(action(), concerned, lines.getLast().reason()));
    }

    /// @param code or a number, for the log
    public Step because(String code) {
      return lastLine(new Line(action(), lines.getLast().fields(), code));
    }

    public Step owing(List<? extends Obligation> more) {
      return new Step(next, actor, lines, joined(owed, more), also);
    }

    public Step with(List<Write> more) {
      return new Step(next, actor, lines, owed, joined(also, more));
    }

    /// With a further step at once, which has a line of its own.
    public Step then(RightsCase further, Action action) {
      List<Line> more = joined(lines, List.of(new Line(action, List.of(), "")));
      return new Step(further, actor, more, owed, also);
    }

    /// The same; and fulfilled with it, when what the case asked for is done then.
    public Step fulfilledIf(CaseProgress then, Instant now) {
      return next instanceof RightsCase.BeingAnswered open && then.isDone()
          ? then(open.fulfilled(now), Action.CASE_FULFILLED)
          : this;
    }

    private Step lastLine(Line line) {
      return new Step(
          next, actor, joined(lines.subList(0, lines.size() - 1), List.of(line)), owed, also);
    }

    private Action action() {
      return lines.getLast().action();
    }

    private static <T> List<T> joined(List<T> some, List<? extends T> more) {
      return Stream.<T>concat(some.stream(), more.stream()).toList();
    }
  }

  /// @return `false` when somebody else was first; nothing was written then
  public boolean take(Controller controller, Stored seen, Step step, Instant now) {
    return unit(controller, seen, step, now).commit();
  }

  /// The same as a unit to which more is added before it is written, or whose writes are those of
  /// another transaction.
  public UnitOfWork unit(Controller controller, Stored seen, Step step, Instant now) {
    var id = controller.id();
    RightsCase next = step.next();
    UnitOfWork unit = work.of(controller, step.actor(), now);
    ChainHead head = seen.head();
    for (Line line : step.lines()) {
      head = unit.log(next.id(), head, line.action(), line.fields(), line.reason());
    }
    Stored written = seen.next(next, nextLook(controller, seen, step, now), head);
    boolean wasOpen = seen.request() instanceof RightsCase.Open;
    boolean ends = wasOpen && next instanceof RightsCase.Closed;
    boolean forgets = next.isForgotten() && !seen.request().isForgotten();
    unit.also(cases.replace(id, seen, forgets && !wasOpen ? written.withoutLinks() : written));
    if (ends || forgets) {
      unit.also(turns.giveBack(id, seen));
    }
    step.owed().forEach(unit::owe);
    if (ends && seen.request() instanceof RightsCase.BeingAnswered) {
      closing(next).forEach(unit::owe);
    }
    if (forgets) {
      unit.also(cases.erasePersonalParts(id, next.id()));
    }
    return unit.also(step.also());
  }

  /// Takes a step of a case as it is now, if it has one, beside what is noted elsewhere. A case
  /// that somebody else moved meanwhile is read again.
  ///
  /// @param noted such as on the obligation whose mail was about the case
  /// @param step empty when the case has none
  /// @return `false` when one of `noted` was refused; nothing was written then
  public boolean takeBeside(
      List<Write> noted,
      Controller controller,
      EntryId id,
      Actor actor,
      Instant now,
      Function<Stored, Optional<Step>> step) {
    return Work.retryWith(
        noted,
        () ->
            cases
                .find(controller.id(), id)
                .flatMap(seen -> step.apply(seen).map(taken -> unit(controller, seen, taken, now)))
                .orElseGet(() -> work.of(controller, actor, now)));
  }

  /// What is owed when a case ends that was known to be the person's: the world is told, and the
  /// person that what was disputed is used again.
  public static List<Obligation> closing(RightsCase next) {
    String id = next.id().value();
    Obligation told = new Obligation.Fact(FactKind.CASE_CLOSED, id);
    return next.kind() == RequestKind.RECTIFICATION && !next.isForgotten()
        ? List.of(told, new Obligation.Mail(MailKind.DISPUTE_OVER_LETTER, id))
        : List.of(told);
  }

  /// Erases a case with all its parts, as if it had never come; the log keeps the lines.
  ///
  /// @return `false` when somebody else was first; nothing was written then
  public boolean erase(
      Controller controller, Stored seen, Action action, Actor actor, String reason, Instant now) {
    var id = controller.id();
    EntryId caseId = seen.request().id();
    return work.of(controller, actor, now)
        .logged(caseId, seen.head(), action, reason, _ -> cases.erase(id, seen))
        .also(cases.eraseParts(id, caseId))
        .also(turns.giveBack(id, seen))
        .commit();
  }

  /// A push stands for all that was due; any other step leaves due what nobody was told of yet.
  private static Optional<Instant> nextLook(
      Controller controller, Stored seen, Step step, Instant now) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    return step.action() == Action.CASE_PUSHED
        ? calendar.nextLook(step.next(), now)
        : calendar.nextLook(step.next(), seen.dueAt(), now);
  }
}
