package fi.samtycke.rights.request;

import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Field;
import fi.samtycke.core.declaration.FieldType;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.cases.ReleaseLetters;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.Form;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person proposes other values for what the register holds of them (GDPR Art. 16). As long as
/// they are disputed the contact is restricted (Art. 18(1)(a)).
final class ProposeChanges {
  private static final Actor PERSON = new Actor.Person();

  private final ReleaseLetters letters;
  private final CaseSteps steps;
  private final Proposals proposals;
  private final RegisterStore register;
  private final SubjectIndex subjects;
  private final AddressCooling cooling;
  private final InstantSource clock;
  private final RestrictContact restrict;

  ProposeChanges(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, CaseSteps steps, Work work) {
    this.letters = new ReleaseLetters(new CaseStore(wiring, dynamoDb));
    this.steps = steps;
    this.proposals = new Proposals(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.cooling = new AddressCooling(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.restrict = new RestrictContact(wiring, dynamoDb, work);
  }

  /// What may be proposed. The one contact is shown that stands under the address to which the link
  /// went, and only while nobody else stands under it and the address may be trusted (F12): whoever
  /// talks one employee into another address sees nothing here either.
  ///
  /// @param known what was proposed already
  ProposalAccess offer(Controller controller, RightsCase request, List<Proposal> known) {
    if (request.kind() != RequestKind.RECTIFICATION
        || !(request instanceof BeingAnswered)
        || request.address().isEmpty()) {
      return new ProposalAccess.None();
    }
    EmailAddress address = request.address().get();
    List<Contact> contacts =
        request.subjects().stream()
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .toList();
    if (contacts.size() != 1
        || !contacts.getFirst().data().address().comparable().equals(address.comparable())
        || !cooling.mayBeSentTo(controller, request.subjects(), clock.instant())
        || subjects.under(controller.id(), address).isShared()) {
      return new ProposalAccess.Elsewhere();
    }
    return open(controller, contacts.getFirst(), known);
  }

  private static ProposalAccess open(Controller controller, Contact contact, List<Proposal> known) {
    List<Proposal> waiting =
        known.stream().filter(each -> each.decision() == Decision.PROPOSED).toList();
    Set<String> decided = new HashSet<>();
    Map<String, String> typed = new HashMap<>(contact.data().fields());
    for (Proposal each : known) {
      if (each.decision() == Decision.PROPOSED) {
        typed.put(each.field(), each.value());
      } else {
        decided.add(each.field());
      }
    }
    List<Field> fields =
        controller.register("customers").group("person").stream()
            .filter(field -> field.type() != FieldType.FLAG && !decided.contains(field.name()))
            .toList();
    return fields.isEmpty()
        ? new ProposalAccess.None()
        : new ProposalAccess.Open(contact, fields, waiting, new Form(typed), List.of());
  }

  /// Writes what was proposed in the place of what waits. Who was told before that the contact is
  /// used again is told anew.
  ///
  /// @param changed by declared name; blank for what is to go
  /// @return `false` when the case changed meanwhile or the contact is gone; nothing was written
  boolean propose(
      Controller controller,
      Stored seen,
      ProposalAccess.Open offer,
      Map<String, String> changed,
      Instant now) {
    RightsCase request = seen.request();
    List<Write> also = new ArrayList<>();
    changed.forEach((field, value) ->
        also.add(
            proposals.keep(
                controller.id(),
                request.id(),
                new Proposal(field, value, Decision.PROPOSED, "", PERSON.text(), now))));
    offer.waiting().stream()
        .map(Proposal::field)
        .filter(field -> !changed.containsKey(field))
        .forEach(field -> also.add(proposals.drop(controller.id(), request.id(), field)));
    also.add(letters.forget(controller.id(), request.id()));
    Step step =
        new Step(request, Action.RECTIFICATION_PROPOSED, PERSON)
            .of(List.copyOf(changed.keySet()))
            .owing(List.of(new Obligation.Mail(MailKind.PROPOSAL_NOTICE, request.id().value())))
            .with(also);
    return restrict.restrict(
        controller,
        offer.contact().id(),
        RestrictContact.dispute(request.id()),
        PERSON,
        request.id(),
        now,
        steps.unit(controller, seen, step, now).writes());
  }
}
