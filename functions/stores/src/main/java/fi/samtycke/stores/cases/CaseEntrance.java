package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a request of a data subject in: the case, its log entry, and the question to the registered
/// address that is owed. The same writes for every address: nobody is looked up here.
public final class CaseEntrance {
  private final CaseStore cases;
  private final Digests digests;
  private final Work work;

  public CaseEntrance(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.digests = digests;
    this.work = work;
  }

  /// @return writes for the transaction that takes the request
  public List<Write> open(Controller controller, Received received, Actor actor, Instant now) {
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = received(unit, received);
    return unit.also(insert(controller, received, head, now))
        .owe(MailKind.REQUEST_CHALLENGE, received.id())
        .writes();
  }

  /// Opens a case whose person is known already, such as by the link to withdraw a consent.
  ///
  /// @param about the entries that it is about
  /// @return writes for the transaction that made the person known
  public List<Write> openConfirmed(
      Controller controller, Received received, List<EntryId> about, Actor actor, Instant now) {
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head =
        unit.log(
            received.id(), received(unit, received), Action.CASE_CONFIRMED, RightsCase.BY_LINK);
    RightsCase confirmed = received.confirmed(about, RightsCase.BY_LINK, now);
    return unit.also(insert(controller, confirmed, head, now))
        .owe(FactKind.CASE_CONFIRMED, received.id())
        .writes();
  }

  private static ChainHead received(UnitOfWork unit, Received received) {
    return unit.log(received.id(), ChainHead.NONE, Action.CASE_RECEIVED, received.kind().value());
  }

  private Write insert(Controller controller, RightsCase begun, ChainHead head, Instant now) {
    AddressDigest digest = digests.of(controller.id(), begun.address().orElseThrow());
    Optional<Instant> dueAt = CaseCalendar.of(controller).nextLook(begun, now);
    return cases.insert(
        controller.id(), new Stored(begun, Optional.of(digest), List.of(), dueAt, head, 0));
  }
}
