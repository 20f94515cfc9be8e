package fi.samtycke.rights.restriction;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.desk.AnsweredCases.Found;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.register.RestrictContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Restricts the contacts that a case is about (GDPR Art. 18), and lets them be used again after
/// the person was told (Art. 18(3)).
public final class RestrictSubjects {
  /// The part of a case that says that the person is told of a release.
  public static final String TOLD = "release";

  private static final String LETTER = "letter";

  private final CaseStore cases;
  private final OutboxStore outbox;
  private final RestrictContact restrict;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final RandomGenerator random;

  RestrictSubjects(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.restrict = new RestrictContact(wiring, dynamoDb, random);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.random = random;
  }

  /// What came of a release.
  enum Released {
    /// The person is being told; asked again after that, it is carried out.
    TELLING,
    DONE,
    /// Something else restricts it too.
    KEPT
  }

  void restrict(Controller controller, Found.Case found, Actor actor, Instant now) {
    RightsCase request = found.stored().request();
    for (Contact contact : found.contacts()) {
      String id = request.id().value();
      restrict.restrict(controller.id(), contact.id(), id, actor, id, now, List.of());
    }
    if (request.state() instanceof CaseState.Confirmed) {
      RightsCase begun = request.with(new CaseState.InProgress(now));
      steps.take(controller, found.stored(), new Step(begun, Action.CASE_IN_PROGRESS, actor), now);
    }
  }

  /// Ends what the case restricts. Tells the person first; only what he was told of is carried out.
  /// What another case restricts too stays so, and nobody is told anything else.
  Released release(Controller controller, Found.Case found, Actor actor, Instant now) {
    RightsCase request = found.stored().request();
    Set<String> own =
        Set.of(
            request.id().value(), RestrictContact.dispute(request.id()), RestrictContact.RESTORED);
    if (found.contacts().stream().noneMatch(each -> own.containsAll(each.restrictedBy()))) {
      release(controller, found, own, actor, now);
      return Released.KEPT;
    }
    Optional<EntryId> letter = letter(controller, request.id());
    if (letter.isEmpty()) {
      tell(controller, request, now);
      return Released.TELLING;
    }
    boolean owed =
        outbox
            .progress(controller.id(), letter.get())
            .filter(progress -> progress.state().equals("pending"))
            .isPresent();
    if (owed) {
      return Released.TELLING;
    }
    release(controller, found, own, actor, now);
    return Released.DONE;
  }

  private void release(
      Controller controller, Found.Case found, Set<String> grounds, Actor actor, Instant now) {
    String id = found.stored().request().id().value();
    for (Contact contact : found.contacts()) {
      restrict.release(controller, contact.id(), grounds, actor, id, now);
    }
  }

  private void tell(Controller controller, RightsCase request, Instant now) {
    EntryId letter = EntryId.random(random);
    List<Write> items = new ArrayList<>();
    items.add(
        cases.put(cases.part(controller.id(), request.id(), TOLD).with(LETTER, letter.value())));
    if (request.address().isPresent()) {
      items.add(
          outbox.enqueue(
              controller.id(),
              letter,
              new Obligation.Mail(MailKind.RELEASE_LETTER, request.id().value()),
              now,
              now));
    }
    transactions.write(EntryId.random(random).value(), items);
  }

  private Optional<EntryId> letter(Controller controller, EntryId caseId) {
    return cases.parts(controller.id(), caseId).stream()
        .filter(part -> part.required(Attributes.SK).equals(TOLD))
        .map(part -> new EntryId(part.required(LETTER)))
        .findFirst();
  }
}
