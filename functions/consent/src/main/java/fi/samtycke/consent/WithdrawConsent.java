package fi.samtycke.consent;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.register.RestrictContact;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes back a consent (GDPR Art. 7(3)): the contact is restricted at once, a case is opened so
/// that the rest is done in time, and the responsible person is told.
final class WithdrawConsent {
  private final RegisterStore register;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final LedgerStore ledger;
  private final CaseEntrance entrance;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  WithdrawConsent(
      RegisterStore register,
      ChangeLogStore changes,
      OutboxStore outbox,
      LedgerStore ledger,
      CaseEntrance entrance,
      Transactions transactions,
      InstantSource clock,
      RandomGenerator random) {
    this.register = register;
    this.changes = changes;
    this.outbox = outbox;
    this.ledger = ledger;
    this.entrance = entrance;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
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
    Optional<Contact> found = look(controller, link);
    if (found.isEmpty() || isWithdrawn(found.get())) {
      return found;
    }
    Contact contact = found.get();
    return switch (write(controller, contact, clock.instant())) {
      case Outcome.Written _ -> found;
      case Outcome.Refused _ -> withdraw(controller, link);
    };
  }

  /// What is restricted for another reason can still be withdrawn: that reason may end.
  static boolean isWithdrawn(Contact contact) {
    return contact.restrictedBy().contains(RestrictContact.CONSENT_WITHDRAWN);
  }

  private Outcome write(Controller controller, Contact contact, Instant now) {
    var id = controller.id();
    LoggedChange change =
        contact
            .head()
            .append(
                id, new Change(contact.id(), now, new Actor.Person(), Action.CONSENT_WITHDRAWN));
    String about = contact.id().value();
    List<Write> items =
        new ArrayList<>(
            entrance.openConfirmed(
                controller,
                request(controller, contact, now),
                List.of(contact.id()),
                new Actor.Person(),
                now));
    items.addAll(
        List.of(
            register.restrict(id, contact, RestrictContact.CONSENT_WITHDRAWN, change.head()),
            changes.append(change),
            ledger.restrict(id, contact.id(), now),
            outbox.enqueue(
                id,
                EntryId.random(random),
                new Obligation.Mail(MailKind.WITHDRAWAL_NOTICE, about),
                now,
                now),
            outbox.enqueue(
                id,
                EntryId.random(random),
                new Obligation.Fact(FactKind.CONSENT_WITHDRAWN, about),
                now,
                now)));
    return transactions.write(EntryId.random(random).value(), items);
  }

  private Received request(Controller controller, Contact contact, Instant now) {
    return Received.of(
        EntryId.random(random),
        RequestKind.WITHDRAWAL,
        Entrance.LINK,
        LocalDate.ofInstant(now, controller.zone()),
        now,
        new Actor.Person(),
        contact.data().language(),
        contact.data().address(),
        "");
  }
}
