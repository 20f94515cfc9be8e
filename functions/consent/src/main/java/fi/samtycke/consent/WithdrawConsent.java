package fi.samtycke.consent;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes back a consent (GDPR Art. 7(3)): the contact is restricted at once, a case is opened so
/// that the rest is done in time, and the responsible person is told.
final class WithdrawConsent {
  private static final Actor PERSON = new Actor.Person();

  private final RegisterStore register;
  private final LedgerStore ledger;
  private final CaseEntrance entrance;
  private final Work work;
  private final InstantSource clock;

  WithdrawConsent(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.entrance = new CaseEntrance(wiring, dynamoDb, digests, work);
    this.work = work;
    this.clock = wiring.clock();
  }

  /// The contact that the link belongs to. Changes nothing.
  Optional<Contact> look(Controller controller, MailedLink link) {
    return register
        .find(controller.id(), link.entry())
        .filter(contact -> link.isAmong(contact.links()));
  }

  /// Restricts the contact, unless the consent was withdrawn already.
  ///
  /// @return the contact as it was; empty when no mail contained the link
  Optional<Contact> withdraw(Controller controller, MailedLink link) {
    return Work.retry(() -> {
      Optional<Contact> found = look(controller, link);
      return found.isEmpty() || isWithdrawn(found.get())
          ? Optional.of(found)
          : unit(controller, found.get(), clock.instant()).commit(found);
    });
  }

  /// What is restricted for another reason can still be withdrawn: that reason may end.
  static boolean isWithdrawn(Contact contact) {
    return contact.restrictedBy().contains(RestrictContact.CONSENT_WITHDRAWN);
  }

  private UnitOfWork unit(Controller controller, Contact contact, Instant now) {
    var id = controller.id();
    return work.of(controller, PERSON, now)
        .also(
            entrance.openConfirmed(
                controller, request(controller, contact, now), List.of(contact.id()), PERSON, now))
        .logged(
            contact.id(),
            contact.head(),
            Action.CONSENT_WITHDRAWN,
            head -> register.restrict(id, contact, RestrictContact.CONSENT_WITHDRAWN, head))
        .also(ledger.restrict(id, contact.id(), now))
        .owe(MailKind.WITHDRAWAL_NOTICE, contact.id())
        .owe(FactKind.CONSENT_WITHDRAWN, contact.id());
  }

  private Received request(Controller controller, Contact contact, Instant now) {
    return Received.of(
        work.newId(),
        RequestKind.WITHDRAWAL,
        Entrance.LINK,
        LocalDate.ofInstant(now, controller.zone()),
        now,
        PERSON,
        contact.data().language(),
        contact.data().address(),
        "");
  }
}
