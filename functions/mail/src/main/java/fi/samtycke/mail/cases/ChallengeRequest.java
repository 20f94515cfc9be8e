package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.mail.letters.OwnAddresses;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.OpenRequestLocks;
import fi.samtycke.stores.cases.OpenRequestLocks.Turn;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Asks the registered address whether a request comes from its holder (N10), and turns away what
/// may not be asked. The look-ups stand here, behind the outbox, and not at the public entrance:
/// its answers are the same for everybody.
///
/// The digest of a mail's link is stored before the mail is tried, and the case is challenged after
/// it was taken, so that every link that may have arrived works.
public final class ChallengeRequest {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");

  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final CaseSteps steps;
  private final SubjectIndex subjects;
  private final AddressStore addresses;
  private final OutboxStore outbox;
  private final SesMailer mailer;
  private final InstantSource clock;
  private final Work work;
  private final RandomGenerator random;

  public ChallengeRequest(
      Wiring wiring,
      DynamoDbClient dynamoDb,
      Digests digests,
      SesMailer mailer,
      Work work,
      RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.mailer = mailer;
    this.clock = wiring.clock();
    this.work = work;
    this.random = random;
  }

  public SendResult challenge(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> found =
        cases
            .find(controller.id(), new EntryId(owed.obligation().about()))
            .filter(stored -> stored.request().address().isPresent());
    if (found.isEmpty() || !(found.get().request() instanceof Received)) {
      return new SendResult.Gone();
    }
    Stored stored = found.get();
    EmailAddress address = stored.request().address().orElseThrow();
    if (OwnAddresses.areNobodys(controller, address)) {
      return turnAway(controller, stored, "own-address", now);
    }
    Held held = subjects.under(controller.id(), address);
    Optional<EmailAddress> spelled =
        held.isRegistered() ? subjects.spelled(controller.id(), held, address) : Optional.empty();
    if (spelled.isEmpty()) {
      return turnAway(controller, stored, "no-such-address", now);
    }
    stored = spelled(stored, spelled.get());
    Optional<Turn> turn = turns.find(controller.id(), held.digests(), stored.request().kind());
    return turn.isEmpty() || turn.get().holder().equals(stored.request().id())
        ? first(controller, owed, stored, held, turn, now)
        : again(controller, owed, stored, held, turn.get(), now);
  }

  private SendResult first(
      Controller controller,
      Owed owed,
      Stored stored,
      Held held,
      Optional<Turn> turn,
      Instant now) {
    boolean tried = turn.isPresent();
    QuestionCap cap = QuestionCap.of(addresses, controller.id(), held.digests(), now);
    Optional<Instant> capped = cap.until();
    if (!tried && capped.isPresent()) {
      return canWait(controller, stored.request(), capped.get())
          ? new SendResult.Later(capped.get())
          : turnAway(controller, stored, "capped", now);
    }
    RightsCase request = stored.request();
    List<Write> taken =
        tried
            ? List.of()
            : List.of(
                turns.take(
                    controller.id(),
                    stored.digest().orElseThrow(),
                    request.kind(),
                    request.id(),
                    now,
                    owed.id()),
                cap.count(addresses, controller.id(), now));
    return send(controller, owed, stored, taken, now);
  }

  /// The same was asked before. When the first question is a day old and has no answer, it is asked
  /// again; this case comes to nothing either way.
  private SendResult again(
      Controller controller, Owed owed, Stored stored, Held held, Turn turn, Instant now) {
    QuestionCap cap = QuestionCap.of(addresses, controller.id(), held.digests(), now);
    boolean retried = turn.mailedBy().equals(owed.id());
    boolean may =
        retried
            || (!now.isBefore(turn.mailedAt().plus(QuestionCap.WINDOW)) && cap.until().isEmpty());
    Optional<Stored> unanswered =
        cases
            .find(controller.id(), turn.holder())
            .filter(
                first -> first.request() instanceof Unconfirmed request && request.isAwaited(now));
    if (!may || unanswered.isEmpty()) {
      return turnAway(controller, stored, "asked-already", now);
    }
    List<Write> noted =
        retried
            ? List.of()
            : List.of(
                turns.askAgain(controller.id(), stored.request().kind(), turn, now, owed.id()),
                cap.count(addresses, controller.id(), now));
    Stored asked = spelled(unanswered.get(), stored.request().address().orElseThrow());
    SendResult met = send(controller, owed, asked, noted, now);
    turnAway(controller, stored, "asked-already", now);
    return met;
  }

  /// @param about the case that it is about; another than the obligation's when it repeats that one
  /// @param turn what is written about whose turn it is
  private SendResult send(
      Controller controller, Owed owed, Stored about, List<Write> turn, Instant now) {
    ControllerId id = controller.id();
    CaseCalendar calendar = CaseCalendar.of(controller);
    if (!(about.request() instanceof Unconfirmed request)) {
      throw new ContentionException();
    }
    Instant lapsesAt = calendar.lapsesAt(now);
    MailedLink link = MailedLink.random(request.id(), random);
    Stored linked = about.with(link.digest());
    work.of(controller, ACTOR, now)
        .also(turn)
        .also(cases.replace(id, about, linked))
        .commitOrThrow();
    String messageId =
        mailer.send(
            owed,
            CaseMails.challenge(controller, request, link, calendar.lastDayToConfirm(lapsesAt)));
    Instant forgetAt =
        now.atZone(controller.zone()).plus(controller.evidence().outbox()).toInstant();
    Step challenged =
        new Step(request.challenged(lapsesAt), Action.CASE_CHALLENGED, ACTOR)
            .with(List.of(outbox.sent(owed, messageId, now, forgetAt)));
    return steps.take(controller, linked.written(), challenged, now)
        ? new SendResult.Closed(true)
        : new SendResult.HandedOver(messageId);
  }

  /// What a visitor asked vanishes; what staff wrote down stays, and says why nobody was asked.
  private SendResult turnAway(Controller controller, Stored stored, String reason, Instant now) {
    boolean done =
        stored.request() instanceof Received received && received.isByStaff()
            ? steps.take(
                controller,
                stored,
                new Step(received.hindered(reason), Action.CASE_HINDERED, ACTOR).because(reason),
                now)
            : steps.erase(controller, stored, Action.CASE_DROPPED, ACTOR, reason, now);
    if (!done) {
      throw new ContentionException();
    }
    return new SendResult.Gone();
  }

  /// Whether the address may be asked later: what somebody else asks for in another's name must not
  /// use up what that one asks for themselves. A visitor's case is erased when its days are over.
  private static boolean canWait(Controller controller, RightsCase request, Instant until) {
    Instant lapsesAt = CaseCalendar.of(controller).lapsesAt(request.file().registeredAt());
    return request.isByStaff() || until.isBefore(lapsesAt);
  }

  private static Stored spelled(Stored stored, EmailAddress registered) {
    return stored.request() instanceof Unconfirmed asked ? stored.as(asked.at(registered)) : stored;
  }
}
