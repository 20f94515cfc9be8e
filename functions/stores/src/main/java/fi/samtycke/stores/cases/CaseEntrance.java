package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets a request of a data subject in: the case, its log entry, and the question to the registered
/// address that is owed. The same writes for every address: nobody is looked up here.
public final class CaseEntrance {
  private final CaseStore cases;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Digests digests;
  private final RandomGenerator random;

  public CaseEntrance(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.digests = digests;
    this.random = random;
  }

  /// @return items for the transaction that takes the request
  public List<Write> open(Controller controller, Received received, Actor actor, Instant now) {
    var id = controller.id();
    LoggedChange line =
        ChainHead.NONE.append(
            id,
            new Change(
                received.id(),
                now,
                actor,
                Action.CASE_RECEIVED,
                List.of(),
                received.kind().value()));
    String digest =
        digests.digest(id, Digests.Use.ADDRESS, received.address().orElseThrow().comparable());
    Optional<Instant> dueAt = CaseCalendar.of(controller).nextLook(received, now);
    return List.of(
        cases.insert(id, CaseStore.Stored.begun(received, digest, dueAt, line.head())),
        changes.append(line),
        outbox.enqueue(
            id,
            EntryId.random(random),
            new Obligation.Mail(MailKind.REQUEST_CHALLENGE, received.id().value()),
            now,
            now));
  }

  /// Opens a case whose person is known already, such as by the link to withdraw a consent.
  ///
  /// @param about the entries that it is about
  /// @return items for the transaction that made the person known
  public List<Write> openConfirmed(
      Controller controller, Received received, List<EntryId> about, Actor actor, Instant now) {
    var id = controller.id();
    RightsCase confirmed = received.confirmed(about, RightsCase.BY_LINK, now);
    LoggedChange first =
        ChainHead.NONE.append(
            id,
            new Change(
                received.id(),
                now,
                actor,
                Action.CASE_RECEIVED,
                List.of(),
                received.kind().value()));
    LoggedChange second =
        first
            .head()
            .append(
                id,
                new Change(
                    received.id(),
                    now,
                    actor,
                    Action.CASE_CONFIRMED,
                    List.of(),
                    RightsCase.BY_LINK));
    String digest =
        digests.digest(id, Digests.Use.ADDRESS, received.address().orElseThrow().comparable());
    Optional<Instant> dueAt = CaseCalendar.of(controller).nextLook(confirmed, now);
    return List.of(
        cases.insert(id, CaseStore.Stored.begun(confirmed, digest, dueAt, second.head())),
        changes.append(first),
        changes.append(second),
        outbox.enqueue(
            id,
            EntryId.random(random),
            new Obligation.Fact(FactKind.CASE_CONFIRMED, received.id().value()),
            now,
            now));
  }
}
