package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes a case one step further: the case, its log entry, the day on which it is looked at next
/// and what follows, in one transaction. A case that ends gives its turn back, and owes the fact
/// that it did when it was known to be the person's; one that loses what a person gave gives it
/// back too, and loses the parts that hold it. The condition on the case decides who comes first.
public final class CaseSteps {
  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  public CaseSteps(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// What is done.
  ///
  /// @param next the case as it is then
  /// @param fields names of what is concerned, for the log
  /// @param reason a code or a number, for the log
  /// @param owed what follows
  /// @param also what is written beside it
  public record Step(
      RightsCase next,
      Action action,
      Actor actor,
      List<String> fields,
      String reason,
      List<Obligation> owed,
      List<Write> also) {

    public Step(RightsCase next, Action action, Actor actor) {
      this(next, action, actor, List.of(), "", List.of(), List.of());
    }

    /// @param concerned names of what is concerned, for the log
    public Step of(List<String> concerned) {
      return new Step(next, action, actor, concerned, reason, owed, also);
    }

    public Step because(String code) {
      return new Step(next, action, actor, fields, code, owed, also);
    }

    public Step owing(List<? extends Obligation> more) {
      List<Obligation> all = Stream.concat(owed.stream(), more.stream()).toList();
      return new Step(next, action, actor, fields, reason, all, also);
    }

    public Step with(List<Write> more) {
      List<Write> all = Stream.concat(also.stream(), more.stream()).toList();
      return new Step(next, action, actor, fields, reason, owed, all);
    }
  }

  /// @return `false` when somebody else was first; nothing was written then
  public boolean take(Controller controller, Stored seen, Step step, Instant now) {
    return written(items(controller, seen, step, now));
  }

  /// The same as items for another transaction; the first is the case itself.
  public List<Write> items(Controller controller, Stored seen, Step step, Instant now) {
    var id = controller.id();
    RightsCase next = step.next();
    Change change =
        new Change(next.id(), now, step.actor(), step.action(), step.fields(), step.reason());
    LoggedChange line = seen.head().append(id, change);
    Stored written = seen.next(next, nextLook(controller, seen, step, now), line.head());
    boolean ends = isOpen(seen.request()) && !isOpen(next);
    boolean forgets = next.isForgotten() && !seen.request().isForgotten();
    List<Write> items = new ArrayList<>();
    boolean wasOver = !isOpen(seen.request());
    items.add(cases.replace(id, seen, forgets && wasOver ? written.withoutLinks() : written));
    items.add(changes.append(line));
    if (ends || forgets) {
      items.addAll(turns.giveBack(id, seen));
    }
    if (ends && seen.request().state().isBeingAnswered()) {
      closing(next).forEach(obligation -> items.add(owe(controller, obligation, now)));
    }
    if (forgets) {
      items.addAll(cases.erasePersonalParts(id, next.id()));
    }
    step.owed().forEach(obligation -> items.add(owe(controller, obligation, now)));
    items.addAll(step.also());
    return items;
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
    LoggedChange line =
        seen.head()
            .append(id, new Change(seen.request().id(), now, actor, action, List.of(), reason));
    List<Write> items = new ArrayList<>();
    items.add(cases.erase(id, seen));
    items.add(changes.append(line));
    items.addAll(cases.eraseParts(id, seen.request().id()));
    items.addAll(turns.giveBack(id, seen));
    return written(items);
  }

  private boolean written(List<Write> items) {
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }

  private Write owe(Controller controller, Obligation obligation, Instant now) {
    return outbox.enqueue(controller.id(), EntryId.random(random), obligation, now, now);
  }

  /// A push stands for all that was due; any other step leaves due what nobody was told of yet.
  private static Optional<Instant> nextLook(
      Controller controller, Stored seen, Step step, Instant now) {
    CaseCalendar calendar = CaseCalendar.of(controller);
    return step.action() == Action.CASE_PUSHED
        ? calendar.nextLook(step.next(), now)
        : calendar.nextLook(step.next(), seen.dueAt(), now);
  }

  private static boolean isOpen(RightsCase request) {
    return request.state() instanceof CaseState.Open;
  }
}
