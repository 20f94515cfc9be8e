package fi.samtycke.mail.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.mail.cases.ExtractOutcomes;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Notes that a mail did not reach its person. When it was the answer to a request, they are
/// unanswered (Art. 12(3), (4)), and the responsible person is told. A case that the extract, or
/// the answer that there is nothing for one, has fulfilled is open again; any other stays as it is:
/// what was decided is decided, and somebody must see to it that the person learns of it. So is
/// whoever was to be told that they stand in the register (Art. 14).
public final class LostMails {
  private final CaseStore cases;
  private final DeliveryItems deliveries;
  private final CaseSteps steps;
  private final ExtractOutcomes extracts;

  public LostMails(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.deliveries = new DeliveryItems(cases);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.extracts = new ExtractOutcomes(wiring, dynamoDb, work);
  }

  /// @param how [Delivery.State#FAILED] when it never left
  /// @param action for the log of the case
  /// @param marked what is noted on the obligation and elsewhere
  /// @param otherwise what is noted when it was neither an extract nor an answer, or nobody is left
  ///   to tell
  /// @return `false` when one of `marked` was refused; nothing was written then
  public boolean note(
      Controller controller,
      Owed owed,
      Delivery.State how,
      Action action,
      Actor actor,
      Instant now,
      List<Write> marked,
      Supplier<UnitOfWork> otherwise) {
    if (owed.obligation() instanceof Obligation.Mail(MailKind kind, String about)) {
      if (kind == MailKind.EXTRACT_MAIL || kind == MailKind.NOTHING_HELD_LETTER) {
        return how == Delivery.State.FAILED
            ? extracts.stuck(controller, owed, how, actor, now, marked)
            : extracts.returned(controller, owed, how, actor, now, marked);
      }
      if (kind == MailKind.CONTACT_INFORMATION) {
        EntryId contact = new EntryId(about);
        return Work.retryWith(
            marked, () -> otherwise.get().owe(MailKind.INFORMATION_RETURNED_NOTICE, contact));
      }
      if (kind.isAnswer() && isAwaited(controller, kind, new EntryId(about))) {
        EntryId id = new EntryId(about);
        Delivery lost = new Delivery(how, owed.id(), now);
        Obligation notice = new Obligation.Mail(MailKind.ANSWER_RETURNED_NOTICE, about);
        return steps.takeBeside(
            marked,
            controller,
            id,
            actor,
            now,
            stored ->
                Optional.of(
                    new Step(stored.request(), action, actor)
                        .because(kind.id())
                        .owing(List.of(notice))
                        .with(List.of(deliveries.noteAnswer(controller.id(), id, lost)))));
      }
    }
    return Work.retryWith(marked, otherwise);
  }

  /// A visitor may type anybody's address: who is not asked for is told to nobody.
  private boolean isAwaited(Controller controller, MailKind kind, EntryId id) {
    return cases
        .find(controller.id(), id)
        .map(CaseStore.Stored::request)
        .filter(request -> !request.isForgotten())
        .filter(request -> kind != MailKind.REQUEST_CHALLENGE || request.isByStaff())
        .isPresent();
  }
}
