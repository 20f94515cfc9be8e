package fi.samtycke.rights.restriction;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Confirmed;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.AnsweredCases.Answered;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.ReleaseLetters;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts the contacts that a case is about (GDPR Art. 18), and lets them be used again after
/// the person was told (Art. 18(3)).
final class RestrictSubjects {
  private final CaseStore cases;
  private final RegisterStore register;
  private final ReleaseLetters letters;
  private final OutboxStore outbox;
  private final RestrictContact restrict;
  private final CaseSteps steps;
  private final Work work;

  RestrictSubjects(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.letters = new ReleaseLetters(cases);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.restrict = new RestrictContact(wiring, dynamoDb, work);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.work = work;
  }

  /// What came of a release.
  enum Released {
    /// The person is being told; asked again after that, it is carried out.
    TELLING,
    DONE,
    /// Something else restricts it too.
    KEPT
  }

  /// Whoever closes the case meanwhile reads it again: its tasks are more.
  ///
  /// @return `false` when the case is over
  boolean restrict(Controller controller, Answered found, Actor actor, Instant now) {
    return found.contacts().stream()
        .allMatch(contact -> restrict(controller, found.request().id(), contact.id(), actor, now));
  }

  private boolean restrict(
      Controller controller, EntryId caseId, EntryId contact, Actor actor, Instant now) {
    return Work.retry(() -> {
      Optional<Stored> seen = cases.find(controller.id(), caseId);
      if (seen.isEmpty() || !(seen.get().request() instanceof BeingAnswered open)) {
        return Optional.of(false);
      }
      List<Write> also = working(controller, seen.get(), open, actor, now);
      boolean restricted =
          restrict.restrict(controller, contact, caseId.value(), actor, caseId, now, also);
      return Optional.of(true)
          .filter(_ -> restricted || register.find(controller.id(), contact).isEmpty());
    });
  }

  private List<Write> working(
      Controller controller, Stored seen, BeingAnswered open, Actor actor, Instant now) {
    return open instanceof Confirmed
        ? steps
            .unit(controller, seen, new Step(open.begun(now), Action.CASE_IN_PROGRESS, actor), now)
            .writes()
        : List.of(cases.replace(controller.id(), seen, seen));
  }

  /// Ends what the case restricts. Tells the person first; only what they were told of is carried
  /// out. What another case restricts too stays so, and nobody is told anything else.
  Released release(
      Controller controller, RightsCase request, List<Contact> contacts, Actor actor, Instant now) {
    Set<String> own =
        Set.of(
            request.id().value(), RestrictContact.dispute(request.id()), RestrictContact.RESTORED);
    if (contacts.stream().noneMatch(each -> own.containsAll(each.restrictedBy()))) {
      release(controller, request, contacts, own, actor, now);
      return Released.KEPT;
    }
    Optional<EntryId> letter = letters.find(controller.id(), request.id());
    if (letter.isEmpty()) {
      tell(controller, request, actor, now);
      return Released.TELLING;
    }
    if (outbox.isPending(controller.id(), letter.get())) {
      return Released.TELLING;
    }
    release(controller, request, contacts, own, actor, now);
    return Released.DONE;
  }

  private void release(
      Controller controller,
      RightsCase request,
      List<Contact> contacts,
      Set<String> grounds,
      Actor actor,
      Instant now) {
    for (Contact contact : contacts) {
      restrict.release(controller, contact.id(), grounds, actor, request.id(), now);
    }
  }

  private void tell(Controller controller, RightsCase request, Actor actor, Instant now) {
    EntryId letter = work.newId();
    UnitOfWork unit =
        work.of(controller, actor, now).also(letters.note(controller.id(), request.id(), letter));
    if (request.address().isPresent()) {
      unit.owe(letter, new Obligation.Mail(MailKind.RELEASE_LETTER, request.id().value()), now);
    }
    unit.commit();
  }
}
