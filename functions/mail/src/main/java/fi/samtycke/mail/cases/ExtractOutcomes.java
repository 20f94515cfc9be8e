package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Fulfilled;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.cases.OpenRequestLocks;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.tasks.CaseParts;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What becomes of a case with the mail that carries its extract, or says that there is nothing for
/// one: fulfilled when SES takes it, at work again when it comes back, and still at work when it
/// cannot be sent. Each is one transaction with what is noted on the obligation; a case that
/// somebody else moved meanwhile is read again.
public final class ExtractOutcomes {
  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final DeliveryItems deliveries;
  private final CaseSteps steps;

  public ExtractOutcomes(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.deliveries = new DeliveryItems(cases);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
  }

  /// The case that still waits for this mail. A mail that came back from an attempt of which nobody
  /// knew is not waited for, nor one that says that nothing is held when staff have found meanwhile
  /// what the case is about.
  Optional<Stored> waiting(Owed owed) {
    ControllerId controller = owed.controller();
    EntryId id = caseOf(owed);
    return cases
        .find(controller, id)
        .filter(stored -> stored.request() instanceof BeingAnswered)
        .filter(stored -> stored.request().address().isPresent())
        .filter(stored -> !isOvertaken(owed, stored.request()))
        .filter(_ -> !hasBeenDelivered(owed));
  }

  /// SES took it; a request for the data themselves is answered with that, unless people have
  /// something to do for it still. When the case does not wait for it any more, only the obligation
  /// is met.
  ///
  /// @param what left, for the log: the extract, or the answer that there is nothing for one
  /// @param marked what is noted on the obligation
  /// @return `false` when the obligation is not open any more
  boolean sent(
      Controller controller, Owed owed, Action what, Actor actor, Instant now, Write marked) {
    return steps.takeBeside(
        List.of(marked),
        controller,
        caseOf(owed),
        actor,
        now,
        stored -> {
          if (!(stored.request() instanceof BeingAnswered request)
              || isOvertaken(owed, request)
              || hasBeenDelivered(owed)) {
            return Optional.empty();
          }
          CaseProgress then =
              CaseParts.of(cases, controller.id(), request.id()).progress(request).sent();
          Step step =
              then.isDone()
                  ? new Step(request.fulfilled(now), Action.CASE_FULFILLED, actor)
                      .because(what.value())
                  : new Step(request.begun(now), what, actor);
          return Optional.of(step.with(noted(owed, Delivery.State.SENT, now)));
        });
  }

  /// It came back, or was complained about: the person is not answered after all, and the
  /// responsible person is told.
  ///
  /// @param marked what is noted on the obligation and elsewhere
  /// @return `false` when one of `marked` was refused
  public boolean returned(
      Controller controller,
      Owed owed,
      Delivery.State how,
      Actor actor,
      Instant now,
      List<Write> marked) {
    return steps.takeBeside(
        marked,
        controller,
        caseOf(owed),
        actor,
        now,
        stored -> {
          RightsCase request = stored.request();
          if (isOvertaken(owed, request)) {
            return Optional.empty();
          }
          boolean reopened = request instanceof Fulfilled;
          RightsCase next = request instanceof Fulfilled done ? done.reopened(now) : request;
          List<Write> also = new ArrayList<>(noted(owed, how, now));
          if (reopened) {
            also.addAll(turnTaken(owed, stored, now));
          }
          return Optional.of(
              new Step(next, Action.EXTRACT_RETURNED, actor)
                  .because(how.value())
                  .owing(notice(owed, MailKind.EXTRACT_RETURNED_NOTICE))
                  .with(also));
        });
  }

  /// It cannot be sent; the case stays at work, and the responsible person is told (F14).
  ///
  /// @param marked what is noted on the obligation
  public boolean stuck(
      Controller controller,
      Owed owed,
      Delivery.State why,
      Actor actor,
      Instant now,
      List<Write> marked) {
    return steps.takeBeside(
        marked,
        controller,
        caseOf(owed),
        actor,
        now,
        stored ->
            isOvertaken(owed, stored.request())
                ? Optional.empty()
                : Optional.of(
                    new Step(stored.request(), Action.EXTRACT_STUCK, actor)
                        .because(why.value())
                        .owing(notice(owed, MailKind.EXTRACT_STUCK_NOTICE))
                        .with(noted(owed, why, now))));
  }

  private static boolean isOvertaken(Owed owed, RightsCase request) {
    return tellsOfNothing(owed) && !request.subjects().isEmpty();
  }

  private static boolean tellsOfNothing(Owed owed) {
    return owed.obligation() instanceof Obligation.Mail(MailKind kind, String _)
        && kind == MailKind.NOTHING_HELD_LETTER;
  }

  private boolean hasBeenDelivered(Owed owed) {
    return deliveries
        .find(owed.controller(), caseOf(owed))
        .filter(last -> last.obligation().equals(owed.id()))
        .isPresent();
  }

  /// Unless another case of the kind was opened for the address meanwhile.
  private List<Write> turnTaken(Owed owed, Stored stored, Instant now) {
    ControllerId controller = owed.controller();
    RightsCase request = stored.request();
    return stored
        .digest()
        .filter(digest -> turns.find(controller, List.of(digest), request.kind()).isEmpty())
        .map(digest -> turns.take(controller, digest, request.kind(), request.id(), now, owed.id()))
        .stream()
        .toList();
  }

  private List<Write> noted(Owed owed, Delivery.State state, Instant now) {
    return List.of(
        deliveries.note(owed.controller(), caseOf(owed), new Delivery(state, owed.id(), now)));
  }

  /// @param ofExtract the notice when it was an extract
  private static List<Obligation> notice(Owed owed, MailKind ofExtract) {
    MailKind kind = tellsOfNothing(owed) ? MailKind.ANSWER_RETURNED_NOTICE : ofExtract;
    return List.of(new Obligation.Mail(kind, owed.obligation().about()));
  }

  private static EntryId caseOf(Owed owed) {
    return new EntryId(owed.obligation().about());
  }
}
