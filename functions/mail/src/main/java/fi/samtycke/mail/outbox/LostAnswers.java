package fi.samtycke.mail.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Notes on a case that the mail with its answer did not reach the person, who is unanswered then
/// (Art. 12(3), (4)), and tells the responsible person. The case stays as it is: what was decided
/// is decided, and somebody must see to it that the person learns of it.
public final class LostAnswers {
  private final CaseStore cases;
  private final DeliveryItems deliveries;
  private final CaseSteps steps;

  public LostAnswers(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.deliveries = new DeliveryItems(cases);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
  }

  /// @param action for the log of the case
  /// @param marked what is noted on the obligation and elsewhere
  /// @return empty when it is no answer, or there is nobody left to tell; otherwise as
  ///   [CaseSteps#takeBeside]
  public Optional<Boolean> note(
      Controller controller,
      Owed owed,
      Delivery.State how,
      Action action,
      Actor actor,
      Instant now,
      List<Write> marked) {
    if (!(owed.obligation() instanceof Obligation.Mail(MailKind kind, String about))
        || !kind.isAnswer()) {
      return Optional.empty();
    }
    EntryId id = new EntryId(about);
    boolean isAwaited =
        cases
            .find(controller.id(), id)
            .filter(stored -> isAwaited(kind, stored.request()))
            .isPresent();
    if (!isAwaited) {
      return Optional.empty();
    }
    Write noted = deliveries.noteAnswer(controller.id(), id, new Delivery(how, owed.id(), now));
    Obligation notice = new Obligation.Mail(MailKind.ANSWER_RETURNED_NOTICE, about);
    return Optional.of(
        steps.takeBeside(
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
                        .with(List.of(noted)))));
  }

  /// A visitor may type anybody's address: who is not asked for is told to nobody.
  private static boolean isAwaited(MailKind kind, RightsCase request) {
    return !request.isForgotten() && (kind != MailKind.REQUEST_CHALLENGE || request.isByStaff());
  }
}
