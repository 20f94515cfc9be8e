package fi.samtycke.consent;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
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
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes back a consent (GDPR Art. 7(3)), from one purpose or from all: what is taken back ends at
/// once, and the responsible person is told. When nothing is left the contact is restricted, and a
/// case is opened so that the rest is done in time.
final class WithdrawConsent {
  private static final Actor PERSON = new Actor.Person();

  private final RegisterStore register;
  private final LedgerStore ledger;
  private final CaseEntrance entrance;
  private final Digests digests;
  private final Work work;
  private final InstantSource clock;

  WithdrawConsent(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.entrance = new CaseEntrance(wiring, dynamoDb, digests, work);
    this.digests = digests;
    this.work = work;
    this.clock = wiring.clock();
  }

  /// The consent that the link belongs to. Changes nothing.
  Optional<Consent> look(Controller controller, MailedLink link) {
    return register
        .find(controller.id(), link.entry())
        .filter(contact -> link.isAmong(contact.links()))
        .flatMap(contact ->
            register.consents(controller.id(), contact.id()).stream()
                .findFirst()
                .map(receipt -> new Consent(contact, receipt)));
  }

  /// Takes the consent back from what is chosen, unless it was before.
  ///
  /// @param chosen of the purposes that it still covers
  /// @return what is left of it; empty when no mail contained the link
  Optional<Consent> withdraw(
      Controller controller, MailedLink link, UnaryOperator<List<String>> chosen) {
    return Work.retry(() -> {
      Optional<Consent> found = look(controller, link);
      if (found.isEmpty() || found.get().isWithdrawn()) {
        return Optional.of(found);
      }
      List<String> purposes = chosen.apply(found.get().inForce());
      if (purposes.isEmpty()) {
        return Optional.of(found);
      }
      return unit(controller, found.get(), purposes, clock.instant()).commit()
          ? Optional.of(look(controller, link))
          : Optional.empty();
    });
  }

  private UnitOfWork unit(
      Controller controller, Consent consent, List<String> purposes, Instant now) {
    var id = controller.id();
    Contact contact = consent.contact();
    UnitOfWork unit = work.of(controller, PERSON, now);
    ChainHead head = unit.log(contact.id(), contact.head(), Action.CONSENT_WITHDRAWN, purposes, "");
    if (consent.leavesNothing(purposes)) {
      unit.also(
              entrance.openConfirmed(
                  controller,
                  request(controller, contact, now),
                  List.of(contact.id()),
                  PERSON,
                  now))
          .also(
              register.withdrawAll(id, contact, purposes, RestrictContact.CONSENT_WITHDRAWN, head))
          .also(ledger.restrict(id, contact.id(), now))
          .also(
              ledger.noMarketing(
                  id, ownAddress(controller, contact, consent.receipt().purposes()), now))
          .owe(MailKind.WITHDRAWAL_NOTICE, contact.id());
    } else {
      unit.also(register.withdraw(id, contact, purposes, head))
          .also(
              ownAddress(controller, contact, purposes).stream()
                  .map(address -> ledger.declined(controller, address, now))
                  .toList())
          .owe(MailKind.CONSENT_REDUCED_NOTICE, contact.id());
    }
    return unit.owe(FactKind.CONSENT_WITHDRAWN, contact.id());
  }

  /// The address of which the ledger notes that it wants no marketing, when that is among the
  /// purposes: whoever takes everything back is left alone as after an objection (Art. 21(3)),
  /// whoever goes on without marketing is not.
  ///
  /// @return none when somebody else stands under it too: it is nobody's alone, and is left (H13)
  private List<AddressDigest> ownAddress(
      Controller controller, Contact contact, List<String> purposes) {
    if (!controller.quarantine().isMarketing(purposes)) {
      return List.of();
    }
    EmailAddress address = contact.data().address();
    boolean shared =
        register.withAddress(controller.id(), digests.every(controller.id(), address)).stream()
            .anyMatch(other -> !other.equals(contact.id()));
    return shared ? List.of() : List.of(digests.of(controller.id(), address));
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
