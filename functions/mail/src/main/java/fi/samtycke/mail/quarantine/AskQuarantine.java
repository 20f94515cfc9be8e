package fi.samtycke.mail.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.quarantine.QuarantineEntry.Admitted;
import fi.samtycke.core.quarantine.QuarantineEntry.Asked;
import fi.samtycke.core.quarantine.QuarantineEntry.Entered;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.QuarantineAsking;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Sends the mails of the quarantine. The digest of a mail's link is stored before the mail is
/// tried and the mail is noted after it was taken, so that every link that may have arrived works,
/// and the days begin with the instant that was read before the attempt that SES took. When
/// something else happened to an entry in the meantime, the obligation is tried again later and
/// finds it as it is then.
public final class AskQuarantine {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final QuarantineStore quarantine;
  private final QuarantineAsking asking;
  private final AddressStore addresses;
  private final OutboxStore outbox;
  private final AdmitEntry admitEntry;
  private final InformContact informContact;
  private final Digests digests;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final Work work;
  private final RandomGenerator random;

  public AskQuarantine(
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      SesMailer mailer,
      Work work,
      InformContact informContact,
      RandomGenerator random) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.asking = new QuarantineAsking(wiring, dynamoDb);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.admitEntry = new AdmitEntry(wiring, dynamoDb, digests, work);
    this.informContact = informContact;
    this.digests = digests;
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.work = work;
    this.random = random;
  }

  /// Decides on admission, then sends the first mail; or lets whoever is not asked into the
  /// register.
  public SendResult ask(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> found =
        quarantine.find(controller.id(), new EntryId(owed.obligation().about()));
    if (found.isEmpty()) {
      return new SendResult.Gone();
    }
    Stored stored = found.get();
    return switch (stored.entry()) {
      case Entered _ when stored.address().isEmpty() ->
          switch (admitEntry.decide(controller, stored, now)) {
            case ASK ->
                interest(controller, stored)
                    .map(interest ->
                        register(controller, hold(controller, stored, now), interest, now))
                    .orElseGet(() -> first(controller, owed, stored, true, now));
            case ALREADY_KNOWN ->
                admitEntry.turnAway(controller, stored, Admission.ALREADY_KNOWN, now);
            case SUPPRESSED -> admitEntry.turnAway(controller, stored, Admission.SUPPRESSED, now);
            case CAPPED -> admitEntry.putOff(controller, stored, now);
          };
      case Entered _, Admitted _ -> again(controller, owed, stored, now);
      default -> new SendResult.Gone();
    };
  }

  /// Tries the first mail once more. When the attempt before reached somebody after all and they
  /// complained, or it came back, there is nothing more to send; who was asked has their time.
  private SendResult again(Controller controller, Owed owed, Stored stored, Instant now) {
    if (!admitEntry.isSuppressed(controller, stored, now)) {
      return interest(controller, stored)
          .map(interest -> register(controller, stored, interest, now))
          .orElseGet(() -> first(controller, owed, stored, false, now));
    }
    return stored.entry() instanceof Entered
        ? admitEntry.turnAway(controller, stored, Admission.SUPPRESSED, now)
        : new SendResult.Gone();
  }

  /// The interest on which an entry is registered without being asked; empty when a mail that asks
  /// may have left.
  private static Optional<String> interest(Controller controller, Stored stored) {
    return stored.entry() instanceof Entered
        ? InformContact.interest(controller, stored.data().orElseThrow())
        : Optional.empty();
  }

  /// Takes and counts the address for an entry that is not asked, as the first mail does for one
  /// that is: of two that come in at once one waits for the other.
  private Stored hold(Controller controller, Stored stored, Instant now) {
    ControllerId id = controller.id();
    AddressDigest address = address(controller, stored);
    UnitOfWork held =
        work.of(controller, ACTOR, now)
            .also(asking.hold(id, stored, address))
            .also(addresses.take(id, address, stored.entry().id()));
    count(held, controller, stored, true, now).commitOrThrow();
    return stored.holding(address);
  }

  private SendResult register(Controller controller, Stored held, String interest, Instant now) {
    return admitEntry.isRegistered(controller, held)
        ? admitEntry.turnAway(controller, held, Admission.ALREADY_KNOWN, now)
        : informContact.register(controller, held, interest, now);
  }

  /// Sends a reminder, unless the entry was answered, its time is over, or its mails come back.
  public SendResult remind(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> found =
        quarantine.find(controller.id(), new EntryId(owed.obligation().about()));
    if (found.isEmpty()
        || !(found.get().entry() instanceof Asked asked)
        || asked.returned()
        || !now.isBefore(asked.answerBy())) {
      return new SendResult.Gone();
    }
    Stored stored = found.get();
    int mail = stored.mails().size();
    boolean tried = stored.links().size() > mail && !stored.links().get(mail).isEmpty();
    if (!tried && admitEntry.isCapped(controller, stored, now)) {
      return new SendResult.Gone();
    }
    MailedLink link = MailedLink.random(asked.id(), random);
    ControllerId id = controller.id();
    UnitOfWork linked =
        work.of(controller, ACTOR, now).also(asking.addLink(id, stored, mail, link.digest()));
    (tried ? linked : count(linked, controller, stored, false, now)).commitOrThrow();
    String messageId =
        mailer.send(
            owed,
            QuarantineMails.reminder(
                controller, stored.data().orElseThrow(), link, asked.answerBy()));
    AskingMail sent = new AskingMail(messageId, now);
    return close(
        controller,
        owed,
        sent,
        work.of(controller, ACTOR, now)
            .logged(
                asked.id(),
                stored.head(),
                Action.QUARANTINE_REMINDED,
                next -> asking.reminded(id, stored, sent, next)));
  }

  private SendResult first(
      Controller controller, Owed owed, Stored stored, boolean fresh, Instant now) {
    ControllerId id = controller.id();
    QuarantineCalendar calendar =
        new QuarantineCalendar(
            controller.quarantine().remindingAfter(informationArticle(stored)), controller.zone());
    Instant answerBy = calendar.answerBy(now);
    EntryId entry = stored.entry().id();
    MailedLink link = MailedLink.random(entry, random);
    AddressDigest address = address(controller, stored);
    UnitOfWork admission =
        work.of(controller, ACTOR, now)
            .also(asking.admit(id, stored, now, answerBy, address, link.digest()))
            .also(addresses.take(id, address, entry));
    (fresh ? count(admission, controller, stored, true, now) : admission).commitOrThrow();
    if (fresh && admitEntry.isRegistered(controller, stored)) {
      return admitEntry.turnAway(controller, stored.holding(address), Admission.ALREADY_KNOWN, now);
    }
    Mail mail = QuarantineMails.question(controller, stored.data().orElseThrow(), link, answerBy);
    AskingMail sent = new AskingMail(sendFirst(controller, owed, stored, mail), now);
    return close(
        controller,
        owed,
        sent,
        work.of(controller, ACTOR, now)
            .logged(
                entry,
                stored.head(),
                Action.QUARANTINE_ASKED,
                next -> asking.asked(id, stored, sent, answerBy, calendar.next(now, 0), next)));
  }

  /// When SES says that it did not take the mail, no day was named to anybody: the entry is again
  /// as it was, and the hard limit holds. When nobody knows, the day that the mail names holds.
  private String sendFirst(Controller controller, Owed owed, Stored before, Mail mail) {
    return switch (Attempt.at(() -> mailer.send(owed, mail))) {
      case Attempt.Done<String>(String messageId) -> messageId;
      case Attempt.Faulted<String>(RuntimeException fault) -> {
        if (before.entry() instanceof Entered entered && SesMailer.wasRefused(fault)) {
          QuarantineCalendar calendar =
              new QuarantineCalendar(controller.quarantine(), controller.zone());
          Instant hardLimit = calendar.hardLimit(entered.enteredAt());
          work.of(controller, ACTOR, clock.instant())
              .also(asking.notTaken(controller.id(), before, hardLimit))
              .commitOrThrow();
        }
        throw fault;
      }
    };
  }

  private UnitOfWork count(
      UnitOfWork unit, Controller controller, Stored stored, boolean first, Instant now) {
    Instant forgetAt =
        now.atZone(controller.zone())
            .plus(controller.reEntry().mailWindow())
            .plusDays(1)
            .toInstant();
    AddressDigest address = address(controller, stored);
    return unit.also(addresses.count(controller.id(), address, first, now, forgetAt));
  }

  private static int informationArticle(Stored stored) {
    return stored.data().orElseThrow().provenance().informationArticle();
  }

  private AddressDigest address(Controller controller, Stored stored) {
    return stored
        .address()
        .orElseGet(() -> digests.of(controller.id(), stored.data().orElseThrow().address()));
  }

  /// Notes that the mail was taken, and the obligation as met. When the person was faster and has
  /// answered, the obligation alone.
  private SendResult close(Controller controller, Owed owed, AskingMail sent, UnitOfWork noted) {
    Instant now = sent.acceptedAt();
    return noted
            .also(outbox.sent(owed, sent.messageId(), now, controller.obligationGone(now)))
            .commit()
        ? new SendResult.Closed(true)
        : new SendResult.HandedOver(sent.messageId());
  }
}
