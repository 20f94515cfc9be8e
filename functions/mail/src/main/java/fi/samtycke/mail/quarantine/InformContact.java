package fi.samtycke.mail.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Purpose;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.quarantine.AdmissionPolicy;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.QuarantineExit;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Whom the declaration keeps on a legitimate interest (GDPR Art. 6(1)(f)) is not asked: an entry
/// by staff goes into the register, and the person is told at the first communication (Art.
/// 14(3)(b)). Their silence erases nothing.
public final class InformContact {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final QuarantineStore quarantine;
  private final QuarantineExit exit;
  private final RegisterStore register;
  private final LedgerStore ledger;
  private final OutboxStore outbox;
  private final Digests digests;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final Work work;

  public InformContact(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, SesMailer mailer, Work work) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.exit = new QuarantineExit(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.digests = digests;
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.work = work;
  }

  /// The interest on which an entry goes into the register; empty for everybody who is asked, and
  /// for what visitors write about themselves.
  static Optional<String> interest(Controller controller, ContactData data) {
    return Optional.of(data)
        .filter(entered -> !entered.isByVisitor())
        .map(entered -> entered.fields().getOrDefault("relation", ""))
        .flatMap(controller.quarantine()::interest)
        .map(Purpose::id);
  }

  /// Takes an entry that nothing forbids out of quarantine and into the register, and lets go of
  /// its address.
  ///
  /// @param stored which holds its address
  SendResult register(Controller controller, Stored stored, String interest, Instant now) {
    EntryId id = stored.entry().id();
    ContactData data = stored.data().orElseThrow();
    UnitOfWork unit = work.of(controller, ACTOR, now);
    Write gone = quarantine.erase(controller.id(), stored);
    ChainHead head =
        exit.end(unit, controller.id(), stored, Action.CONTACT_REGISTERED, List.of(interest), gone);
    unit.also(register.insert(controller.id(), id, data, Optional.of(interest), now, head))
        .also(register.index(controller.id(), stored.address().orElseThrow(), id))
        .owe(MailKind.CONTACT_INFORMATION, id)
        .commitOrThrow();
    return new SendResult.Closed(false);
  }

  /// Sends the mail that tells. Whoever was erased or restricted in between gets none; nor does an
  /// address that sent back or complained about one in between, which staff are told.
  public SendResult inform(Controller controller, Owed owed) {
    Instant now = clock.instant();
    EntryId id = new EntryId(owed.obligation().about());
    Optional<Contact> found =
        register.find(controller.id(), id).filter(contact -> !contact.restricted());
    if (found.isEmpty() || found.get().interest().isEmpty()) {
      return new SendResult.Gone();
    }
    Contact contact = found.get();
    if (isSuppressed(controller, contact, now)) {
      return endUntold(controller, owed, id, now);
    }
    String messageId =
        mailer.send(
            owed, InterestMail.of(controller, contact.data(), contact.interest().orElseThrow()));
    return work.of(controller, ACTOR, now)
            .logged(
                id,
                contact.head(),
                Action.CONTACT_INFORMED,
                next -> register.remember(controller.id(), id, contact.head(), next))
            .also(outbox.sent(owed, messageId, now, controller.obligationGone(now)))
            .commit()
        ? new SendResult.Closed(true)
        : new SendResult.HandedOver(messageId);
  }

  /// What came back of an attempt whose answer was lost is told already.
  private SendResult endUntold(Controller controller, Owed owed, EntryId id, Instant now) {
    UnitOfWork unit =
        work.of(controller, ACTOR, now)
            .also(outbox.voided(owed, now, controller.obligationGone(now)));
    boolean told =
        outbox
            .progress(controller.id(), owed.id())
            .filter(progress -> Set.of("bounced", "complained").contains(progress.feedback()))
            .isPresent();
    (told ? unit : unit.owe(MailKind.INFORMATION_RETURNED_NOTICE, id)).commitOrThrow();
    return new SendResult.Closed(false);
  }

  private boolean isSuppressed(Controller controller, Contact contact, Instant now) {
    List<AddressDigest> all = digests.every(controller.id(), contact.data().address());
    return new AdmissionPolicy(controller.reEntry(), controller.zone())
        .isSuppressed(false, ledger.suppressions(controller.id(), all), now);
  }
}
