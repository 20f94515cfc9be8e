package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.quarantine.AdmissionPolicy;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Challenged;
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
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Asks an address whether a request comes from its holder (N10), and turns away what may not be
/// asked. Whoever asks is answered: where nothing is held under the address, the mail to it says so
/// (Art. 12(3), 15(1)), and so only its holder learns it. The look-ups stand here, behind the
/// outbox, and not at the public entrance: its answers are the same for everybody.
public final class ChallengeRequest {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final CaseSteps steps;
  private final SubjectIndex subjects;
  private final AddressStore addresses;
  private final LedgerStore ledger;
  private final MailQuestion mailQuestion;
  private final InstantSource clock;
  private final Work work;

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
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.mailQuestion = new MailQuestion(wiring, dynamoDb, mailer, work, random);
    this.clock = wiring.clock();
    this.work = work;
  }

  public SendResult challenge(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> found =
        cases
            .find(controller.id(), new EntryId(owed.obligation().about()))
            .filter(stored -> stored.request().address().isPresent());
    if (found.isEmpty() || !(found.get().request() instanceof Received request)) {
      return new SendResult.Gone();
    }
    Stored stored = found.get();
    EmailAddress address = request.address().orElseThrow();
    if (OwnAddresses.areNobodys(controller, address)) {
      return turnAway(controller, stored, "own-address", now);
    }
    Held held = subjects.under(controller.id(), address);
    Optional<EmailAddress> spelled = subjects.spelled(controller.id(), held, address);
    if (spelled.isEmpty() && request.isByStaff()) {
      return turnAway(controller, stored, "no-such-address", now);
    }
    if (spelled.isEmpty() && !request.vouched() && isReturned(controller, held, now)) {
      return turnAway(controller, stored, "returned", now);
    }
    Question question =
        new Question(
            controller,
            owed,
            stored.as(request.at(spelled.orElse(address))),
            held.digests(),
            spelled.isPresent(),
            spelled.isPresent() && request.vouched(),
            now);
    Optional<Turn> turn = turns.find(controller.id(), held.digests(), request.kind());
    return turn.isEmpty() || turn.get().holder().equals(request.id())
        ? first(question, turn)
        : again(question, turn.get());
  }

  private SendResult first(Question question, Optional<Turn> turn) {
    boolean tried = turn.isPresent();
    QuestionCap cap = cap(question);
    Optional<Instant> capped = cap.until();
    if (!tried && capped.isPresent()) {
      return canWait(question, capped.get())
          ? new SendResult.Later(capped.get())
          : turnAway(question, "capped");
    }
    RightsCase request = question.request();
    List<Write> taken =
        tried
            ? List.of()
            : List.of(
                turns.take(
                    question.id(),
                    question.stored().digest().orElseThrow(),
                    request.kind(),
                    request.id(),
                    question.now(),
                    question.owed().id()),
                cap.count(addresses, question.id(), question.now()));
    return mailQuestion.send(question, question.stored(), taken);
  }

  /// The same was asked before. When the first question is a day old and has no answer, it is asked
  /// again; this case comes to nothing either way, but for a mail that is vouched for: the first
  /// one does not lapse then, as soon as its question has left.
  private SendResult again(Question question, Turn turn) {
    Instant now = question.now();
    Owed owed = question.owed();
    QuestionCap cap = cap(question);
    boolean retried = turn.mailedBy().equals(owed.id());
    boolean may =
        retried
            || (!now.isBefore(turn.mailedAt().plus(QuestionCap.WINDOW)) && cap.until().isEmpty());
    Optional<Stored> first = cases.find(question.id(), turn.holder());
    Optional<Stored> unanswered =
        first.filter(one -> one.request() instanceof Unconfirmed asked && asked.isAwaited(now));
    if (!may && question.vouched() && first.filter(ChallengeRequest::mayLapseUnasked).isPresent()) {
      return new SendResult.Later(now.plus(LOOK_AGAIN));
    }
    if (!may || unanswered.isEmpty()) {
      first.ifPresent(one -> vouch(question, one));
      return turnAway(question, "asked-already");
    }
    List<Write> noted =
        retried
            ? List.of()
            : List.of(
                turns.askAgain(question.id(), question.request().kind(), turn, now, owed.id()),
                cap.count(addresses, question.id(), now));
    Stored asked = unanswered.get();
    EmailAddress address = question.request().address().orElseThrow();
    SendResult met =
        mailQuestion.send(
            question,
            asked.request() instanceof Unconfirmed one ? asked.as(one.at(address)) : asked,
            noted);
    turnAway(question, "asked-already");
    return met;
  }

  private static boolean mayLapseUnasked(Stored first) {
    return first.request() instanceof Received request
        && !request.isByStaff()
        && !request.vouched();
  }

  private void vouch(Question question, Stored first) {
    if (question.vouched() && first.request() instanceof Challenged asked && !asked.vouched()) {
      work.of(question.controller(), ACTOR, question.now())
          .also(cases.replace(question.id(), first, first.as(asked.vouchedFor())))
          .commitOrThrow();
    }
  }

  private SendResult turnAway(Question question, String reason) {
    return turnAway(question.controller(), question.stored(), reason, question.now());
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

  /// Of an address under which nothing is held anybody may make us ask, again and again.
  private boolean isReturned(Controller controller, Held held, Instant now) {
    return new AdmissionPolicy(controller.reEntry(), controller.zone())
        .isReturned(ledger.suppressions(controller.id(), held.digests()), now);
  }

  private QuestionCap cap(Question question) {
    return QuestionCap.of(addresses, question.id(), question.digests(), question.now());
  }

  /// Whether the address may be asked later: what somebody else asks for in another's name must not
  /// use up what that one asks for themselves. A visitor's case is erased when its days are over,
  /// unless it is left to staff.
  private static boolean canWait(Question question, Instant until) {
    RightsCase request = question.request();
    Instant lapsesAt =
        CaseCalendar.of(question.controller()).lapsesAt(request.file().registeredAt());
    return request.isByStaff() || question.vouched() || until.isBefore(lapsesAt);
  }
}
