package fi.samtycke.mail;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.stores.CaseStore;
import fi.samtycke.stores.CaseStore.Stored;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.DeliveryItems;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.OutboxStore.Owed;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Transactions.Outcome;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What becomes of a case with the mail that carries its extract: fulfilled when SES takes it, at
/// work again when it comes back, and still at work when it cannot be sent. Each is one transaction
/// with what is noted on the obligation; a case that somebody else moved meanwhile is read again.
final class ExtractOutcomes {
  private static final int TRIES = 5;

  private final CaseStore cases;
  private final DeliveryItems deliveries;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final RandomGenerator random;

  ExtractOutcomes(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.deliveries = new DeliveryItems(cases);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// The case, when it still waits for this mail: its state, and whether the mail has not come back
  /// from an attempt of which nobody knew.
  Optional<Stored> waiting(Owed owed) {
    ControllerId controller = owed.controller();
    EntryId id = new EntryId(owed.obligation().about());
    return cases
        .find(controller, id)
        .filter(stored -> stored.request().state().isBeingAnswered())
        .filter(stored -> stored.request().address().isPresent())
        .filter(_ ->
            deliveries
                .find(controller, id)
                .filter(last -> last.obligation().equals(owed.id()))
                .isEmpty());
  }

  /// SES took it. A request for data is answered with that.
  ///
  /// @param marked what is noted on the obligation
  /// @return `Refused` when the obligation is not open any more
  Outcome sent(
      Controller controller, Owed owed, Actor actor, Instant now, TransactWriteItem marked) {
    return write(
        owed,
        List.of(marked),
        stored -> {
          ControllerId id = controller.id();
          RightsCase request = stored.request();
          Steps steps = new Steps(owed, stored, Delivery.State.SENT, actor, now);
          steps.log(Action.EXTRACT_SENT, "");
          if (!request.state().isBeingAnswered() || !request.kind().isAnsweredByExtract()) {
            return steps.of(request, stored.dueAt());
          }
          steps.log(Action.CASE_FULFILLED, "");
          List<String> digests = stored.digest().stream().toList();
          if (cases.turnHolder(id, digests, request.kind()).equals(Optional.of(request.id()))) {
            steps.add(cases.endTurn(id, digests.getFirst(), request.kind()));
          }
          steps.owe(new Obligation.Fact(FactKind.CASE_CLOSED, request.id().value()));
          Instant forgetAt =
              now.atZone(controller.zone()).plus(controller.rights().keep()).toInstant();
          return steps.of(request.with(new CaseState.Fulfilled(now)), Optional.of(forgetAt));
        });
  }

  /// It came back, or was complained about: the person is not answered after all.
  ///
  /// @param marked what is noted on the obligation and elsewhere
  /// @return `Refused` names positions in `marked` only
  Outcome returned(
      Owed owed, Delivery.State how, Actor actor, Instant now, List<TransactWriteItem> marked) {
    return write(
        owed,
        marked,
        stored -> {
          ControllerId id = owed.controller();
          RightsCase request = stored.request();
          Steps steps = new Steps(owed, stored, how, actor, now);
          steps.log(Action.EXTRACT_RETURNED, how.value());
          steps.owe(new Obligation.Mail(MailKind.EXTRACT_RETURNED_NOTICE, request.id().value()));
          if (!(request.state() instanceof CaseState.Fulfilled)) {
            return steps.of(request, stored.dueAt());
          }
          steps.log(Action.CASE_IN_PROGRESS, "");
          List<String> digests = stored.digest().stream().toList();
          if (!digests.isEmpty() && cases.turnHolder(id, digests, request.kind()).isEmpty()) {
            steps.add(cases.takeTurn(id, digests.getFirst(), request.kind(), request.id()));
          }
          return steps.of(request.with(new CaseState.InProgress(now)), Optional.of(now));
        });
  }

  /// It cannot be sent; the case stays at work, and the responsible person is told (F14).
  ///
  /// @param marked what is noted on the obligation
  Outcome stuck(Owed owed, Delivery.State why, Actor actor, Instant now, TransactWriteItem marked) {
    return write(
        owed,
        List.of(marked),
        stored -> {
          Steps steps = new Steps(owed, stored, why, actor, now);
          steps.log(Action.EXTRACT_STUCK, why.value());
          steps.owe(
              new Obligation.Mail(MailKind.EXTRACT_STUCK_NOTICE, stored.request().id().value()));
          return steps.of(stored.request(), stored.dueAt());
        });
  }

  private interface Step {
    List<TransactWriteItem> from(Stored stored);
  }

  private Outcome write(Owed owed, List<TransactWriteItem> marked, Step step) {
    EntryId id = new EntryId(owed.obligation().about());
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<TransactWriteItem> all = new ArrayList<>(marked);
      cases.find(owed.controller(), id).map(step::from).ifPresent(all::addAll);
      Outcome outcome = transactions.write(EntryId.random(random).value(), all);
      boolean moved =
          outcome instanceof Outcome.Refused(var positions)
              && positions.stream().noneMatch(position -> position < marked.size());
      if (!moved) {
        return outcome;
      }
    }
    throw new IllegalStateException("the case changes again and again");
  }

  /// Gathers what one step writes.
  private final class Steps {
    private final ControllerId controller;
    private final Stored seen;
    private final Actor actor;
    private final Instant now;
    private final List<TransactWriteItem> items = new ArrayList<>();
    private Optional<LoggedChange> last = Optional.empty();

    Steps(Owed owed, Stored seen, Delivery.State state, Actor actor, Instant now) {
      this.controller = owed.controller();
      this.seen = seen;
      this.actor = actor;
      this.now = now;
      add(deliveries.note(controller, seen.request().id(), new Delivery(state, owed.id(), now)));
    }

    void add(TransactWriteItem item) {
      items.add(item);
    }

    void log(Action action, String reason) {
      Change change = new Change(seen.request().id(), now, actor, action, List.of(), reason);
      LoggedChange line =
          last.map(LoggedChange::head).orElse(seen.head()).append(controller, change);
      last = Optional.of(line);
      add(changes.append(line));
    }

    void owe(Obligation obligation) {
      add(outbox.enqueue(controller, EntryId.random(random), obligation, now, now));
    }

    List<TransactWriteItem> of(RightsCase next, Optional<Instant> dueAt) {
      add(cases.replace(controller, seen, seen.next(next, dueAt, last.orElseThrow().head())));
      return items;
    }
  }
}
