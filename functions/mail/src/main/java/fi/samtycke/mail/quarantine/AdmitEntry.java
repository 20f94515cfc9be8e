package fi.samtycke.mail.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.AdmissionPolicy;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.AddressStore.Tried;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Decides whether a new entry may be asked, and turns away the one that may not. The look-ups
/// stand here, behind the outbox, and not at the public entrance: its answers are the same for
/// everybody.
final class AdmitEntry {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final QuarantineStore quarantine;
  private final AddressStore addresses;
  private final RegisterStore register;
  private final LedgerStore ledger;
  private final QuarantineExit exit;
  private final Digests digests;
  private final Work work;

  AdmitEntry(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.digests = digests;
    this.work = work;
  }

  Admission decide(Controller controller, Stored stored, Instant now) {
    ControllerId id = controller.id();
    ContactData data = stored.data().orElseThrow();
    List<AddressDigest> all = digests(controller, stored);
    Optional<EntryId> holder = addresses.holder(id, all);
    boolean known =
        holder.filter(other -> !other.equals(stored.entry().id())).isPresent()
            || isRegistered(controller, stored);
    Tried tried = addresses.tried(id, all);
    return policy(controller)
        .admit(
            data.isByVisitor(),
            known,
            ledger.suppressions(id, all),
            tried.mails(),
            tried.firstMails(),
            now);
  }

  /// Whether the address stands in the register. Asked anew when the entry holds it: another one
  /// may have gone through between the decision and that.
  boolean isRegistered(Controller controller, Stored stored) {
    return !register.withAddress(controller.id(), digests(controller, stored)).isEmpty();
  }

  /// Whether the address of an entry in quarantine got as many mails as it may.
  boolean isCapped(Controller controller, Stored stored, Instant now) {
    Tried tried = addresses.tried(controller.id(), digests(controller, stored));
    return policy(controller).isCapped(tried.mails(), now);
  }

  /// Whether the address must not be asked any more: after a first attempt whose outcome nobody
  /// heard of, a complaint or a bounce may have come.
  boolean isSuppressed(Controller controller, Stored stored, Instant now) {
    return policy(controller)
        .isSuppressed(
            stored.data().orElseThrow().isByVisitor(),
            ledger.suppressions(controller.id(), digests(controller, stored)),
            now);
  }

  /// A visitor's entry vanishes; of an employee's a stub without personal data tells why, and when
  /// the address must not be asked the responsible person is told.
  SendResult turnAway(Controller controller, Stored stored, Admission reason, Instant now) {
    ContactData data = stored.data().orElseThrow();
    if (data.isByVisitor()) {
      return drop(controller, stored, now);
    }
    Instant gone = new QuarantineCalendar(controller.quarantine(), controller.zone()).stubGone(now);
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Write stub = quarantine.stop(controller.id(), stored, data.enteredBy(), reason, gone);
    exit.end(unit, controller.id(), stored, Action.QUARANTINE_STOPPED, stub);
    if (reason == Admission.SUPPRESSED) {
      unit.owe(MailKind.QUARANTINE_STOPPED_NOTICE, stored.entry().id());
    }
    unit.commit();
    return new SendResult.Closed(false);
  }

  /// A visitor's entry vanishes; an employee's waits until the address may get a mail again.
  SendResult putOff(Controller controller, Stored stored, Instant now) {
    return stored.data().orElseThrow().isByVisitor()
        ? drop(controller, stored, now)
        : new SendResult.Later(now.plus(controller.reEntry().firstMailWindow()));
  }

  private SendResult drop(Controller controller, Stored stored, Instant now) {
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Write erased = quarantine.erase(controller.id(), stored);
    exit.end(unit, controller.id(), stored, Action.QUARANTINE_DROPPED, erased);
    unit.commit();
    return new SendResult.Closed(false);
  }

  private List<AddressDigest> digests(Controller controller, Stored stored) {
    return digests.every(controller.id(), stored.data().orElseThrow().address());
  }

  private static AdmissionPolicy policy(Controller controller) {
    return new AdmissionPolicy(controller.reEntry(), controller.zone());
  }
}
