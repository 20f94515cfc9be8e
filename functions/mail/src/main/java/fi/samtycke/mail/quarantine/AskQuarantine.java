package fi.samtycke.mail.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.QuarantineCalendar;
import fi.samtycke.core.quarantine.QuarantineEntry.Admitted;
import fi.samtycke.core.quarantine.QuarantineEntry.Asked;
import fi.samtycke.core.quarantine.QuarantineEntry.Entered;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Attempt;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.digest.Digests.Use;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.QuarantineAsking;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Sends the mails of the quarantine. The digest of a mail's link is stored before the mail is
/// tried and the mail is noted after it was taken, so that every link that may have arrived works,
/// and the days begin with the instant that was read before the attempt that SES took.
public final class AskQuarantine {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final QuarantineStore quarantine;
  private final QuarantineAsking asking;
  private final AddressStore addresses;
  private final ChangeLogStore changes;
  private final OutboxStore outbox;
  private final Transactions transactions;
  private final AdmitEntry admitEntry;
  private final Digests digests;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final RandomGenerator random;

  public AskQuarantine(
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      SesMailer mailer,
      RandomGenerator random) {
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.asking = new QuarantineAsking(wiring);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.admitEntry = new AdmitEntry(wiring, dynamoDb, digests, random);
    this.digests = digests;
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.random = random;
  }

  /// Decides on admission, then sends the first mail.
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
            case ASK -> first(controller, owed, stored, true, now);
            case ALREADY_KNOWN ->
                admitEntry.turnAway(controller, stored, Admission.ALREADY_KNOWN, now);
            case SUPPRESSED -> admitEntry.turnAway(controller, stored, Admission.SUPPRESSED, now);
            case CAPPED -> admitEntry.putOff(controller, stored, now);
          };
      case Entered _, Admitted _ -> again(controller, owed, stored, now);
      default -> new SendResult.Gone();
    };
  }

  /// Tries the first mail once more. When the attempt before reached somebody after all and he
  /// complained, or it came back, there is nothing more to send; who was asked has his time.
  private SendResult again(Controller controller, Owed owed, Stored stored, Instant now) {
    if (!admitEntry.isSuppressed(controller, stored, now)) {
      return first(controller, owed, stored, false, now);
    }
    return stored.entry() instanceof Entered
        ? admitEntry.turnAway(controller, stored, Admission.SUPPRESSED, now)
        : new SendResult.Gone();
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
    List<Write> linked = List.of(asking.addLink(id, stored, mail, link.digest()));
    write(tried ? linked : withCount(controller, linked, stored, false, now));
    String messageId =
        mailer.send(
            owed,
            QuarantineMails.reminder(
                controller, stored.data().orElseThrow(), link, asked.answerBy()));
    LoggedChange change = change(id, stored, Action.QUARANTINE_REMINDED, now);
    return close(
        owed,
        messageId,
        controller,
        now,
        List.of(
            asking.reminded(id, stored, new AskingMail(messageId, now), change.head()),
            changes.append(change)));
  }

  private SendResult first(
      Controller controller, Owed owed, Stored stored, boolean fresh, Instant now) {
    ControllerId id = controller.id();
    QuarantineCalendar calendar =
        new QuarantineCalendar(controller.quarantine(), controller.zone());
    Instant answerBy = calendar.answerBy(now);
    EntryId entry = stored.entry().id();
    MailedLink link = MailedLink.random(entry, random);
    String address = stored.address().orElseGet(() -> digest(controller, stored));
    List<Write> admission =
        List.of(
            asking.admit(id, stored, now, answerBy, address, link.digest()),
            addresses.take(id, address, entry));
    write(fresh ? withCount(controller, admission, stored, true, now) : admission);
    Mail mail = QuarantineMails.question(controller, stored.data().orElseThrow(), link, answerBy);
    String messageId = sendFirst(controller, owed, stored, mail);
    LoggedChange change = change(id, stored, Action.QUARANTINE_ASKED, now);
    return close(
        owed,
        messageId,
        controller,
        now,
        List.of(
            asking.asked(
                id,
                stored,
                new AskingMail(messageId, now),
                answerBy,
                calendar.next(now, 0),
                change.head()),
            changes.append(change)));
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
          write(
              List.of(
                  asking.notTaken(
                      controller.id(), before, calendar.hardLimit(entered.enteredAt()))));
        }
        throw fault;
      }
    };
  }

  private List<Write> withCount(
      Controller controller, List<Write> items, Stored stored, boolean first, Instant now) {
    String address = stored.address().orElseGet(() -> digest(controller, stored));
    Instant forgetAt =
        now.atZone(controller.zone())
            .plus(controller.reEntry().mailWindow())
            .plusDays(1)
            .toInstant();
    List<Write> all = new ArrayList<>(items);
    all.add(addresses.count(controller.id(), address, first, now, forgetAt));
    return all;
  }

  private String digest(Controller controller, Stored stored) {
    return digests.digest(
        controller.id(), Use.ADDRESS, stored.data().orElseThrow().address().comparable());
  }

  /// Writes what must stand before the attempt. When something else happened to the entry in the
  /// meantime, the obligation is tried again later and finds it as it is then.
  private void write(List<Write> items) {
    Outcome outcome = transactions.write(EntryId.random(random).value(), items);
    if (outcome instanceof Outcome.Refused) {
      throw new ContentionException(new IllegalStateException("the entry has changed"));
    }
  }

  /// Notes that the mail was taken, and the obligation as met. When the person was faster and has
  /// answered, the obligation alone.
  private SendResult close(
      Owed owed, String messageId, Controller controller, Instant now, List<Write> entry) {
    Instant forgetAt =
        now.atZone(controller.zone()).plus(controller.evidence().outbox()).toInstant();
    List<Write> all = new ArrayList<>(entry);
    all.add(outbox.sent(owed, messageId, now, forgetAt));
    return switch (transactions.write(EntryId.random(random).value(), all)) {
      case Outcome.Written _ -> new SendResult.Closed(true);
      case Outcome.Refused _ -> new SendResult.HandedOver(messageId);
    };
  }

  private static LoggedChange change(
      ControllerId controller, Stored stored, Action action, Instant now) {
    return stored.head().append(controller, new Change(stored.entry().id(), now, ACTOR, action));
  }
}
