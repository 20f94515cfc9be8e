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
import fi.samtycke.stores.cases.ReleaseLetters;
import fi.samtycke.stores.outbox.OutboxStore;
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
  private final ReleaseLetters letters;
  private final OutboxStore outbox;
  private final RestrictContact restrict;
  private final CaseSteps steps;
  private final Work work;

  RestrictSubjects(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.letters = new ReleaseLetters(new CaseStore(wiring, dynamoDb));
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

  void restrict(Controller controller, Answered found, Actor actor, Instant now) {
    BeingAnswered request = found.request();
    for (Contact contact : found.contacts()) {
      String ground = request.id().value();
      restrict.restrict(controller, contact.id(), ground, actor, request.id(), now, List.of());
    }
    if (request instanceof Confirmed) {
      Step begun = new Step(request.begun(now), Action.CASE_IN_PROGRESS, actor);
      steps.take(controller, found.stored(), begun, now);
    }
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
