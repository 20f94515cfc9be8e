package fi.samtycke.rights.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What follows when it is known that a request comes from the person, by the mailed link or
/// because staff made sure of it. What stands under the address is frozen as what it is about; when
/// several people may share the address, nothing is until staff have chosen (H13). When nothing
/// stands there, whoever asked for data is told so, in the place of an extract.
public final class ConfirmCase {
  private final SubjectIndex subjects;
  private final ActAtOnce actAtOnce;

  public ConfirmCase(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.actAtOnce = new ActAtOnce(wiring, dynamoDb, digests, work);
  }

  /// Whether the link went to another spelling of the address than the one under which something is
  /// held by now: that may be another mailbox, and opens nothing (N10).
  public boolean isSpelledOtherwise(Controller controller, RightsCase request) {
    ControllerId id = controller.id();
    EmailAddress address = request.address().orElseThrow();
    return subjects
        .spelled(id, subjects.under(id, address), address)
        .filter(registered -> !registered.equals(address))
        .isPresent();
  }

  /// @param how [RightsCase#BY_LINK], or in the words of staff
  public Step step(
      Controller controller, Unconfirmed request, String how, Actor actor, Instant now) {
    Held held = subjects.under(controller.id(), request.address().orElseThrow());
    List<EntryId> about = held.isShared() ? List.of() : held.entries();
    boolean isNothingHeld = !held.isRegistered() && request.kind().isAnsweredByExtract();
    String id = request.id().value();
    boolean byLink = how.equals(RightsCase.BY_LINK);
    List<Obligation> owed = new ArrayList<>();
    owed.add(new Obligation.Fact(FactKind.CASE_CONFIRMED, id));
    owed.add(new Obligation.Mail(MailKind.CASE_NOTICE, id));
    if (byLink) {
      owed.add(
          new Obligation.Mail(
              isNothingHeld ? MailKind.NOTHING_HELD_LETTER : MailKind.CASE_RECEIPT, id));
    }
    Step confirmed =
        new Step(request.confirmed(about, how, now), Action.CASE_CONFIRMED, actor)
            .because(byLink ? RightsCase.BY_LINK : "identified-by-staff")
            .owing(owed);
    return held.isShared() ? confirmed : actAtOnce.with(controller, confirmed, now);
  }
}
