package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.declaration.Texts;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.rectification.CorrectContact.Correction;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.CloseCase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the holders of the registered and of the new address see and answer behind their links
/// (F12). The address is changed with the second yes; one no is enough to leave it. Every answer is
/// a step of the case, so that of two at the same instant the second sees the first.
public final class MoveAddress {
  private static final int TRIES = 5;
  private static final Actor PERSON = new Actor.Person();

  private final CaseStore cases;
  private final AddressQuestions questions;
  private final RegisterStore register;
  private final Proposals proposals;
  private final OutboxStore outbox;
  private final CorrectContact correct;
  private final CaseSteps steps;
  private final Transactions transactions;
  private final CloseCase close;
  private final InstantSource clock;
  private final RandomGenerator random;

  public MoveAddress(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.correct = new CorrectContact(wiring, dynamoDb, digests, random);
    this.steps = new CaseSteps(wiring, dynamoDb, random);
    this.transactions = new Transactions(dynamoDb);
    this.close = new CloseCase(wiring, dynamoDb, random);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// Where the question stands for one of the two.
  public sealed interface Shown {
    RightsCase request();

    /// @param lastDay to answer
    record Question(
        RightsCase request, AddressSide side, AddressQuestion question, LocalDate lastDay)
        implements Shown {}

    /// This one has agreed; the other has not answered.
    record Waiting(RightsCase request) implements Shown {}

    record Changed(RightsCase request) implements Shown {}

    record Unchanged(RightsCase request) implements Shown {}

    /// The contact has another address already, or is gone.
    record Overtaken(RightsCase request) implements Shown {}
  }

  private record Found(Stored stored, AddressQuestion question, AddressSide side) {}

  /// Changes nothing.
  ///
  /// @return empty when the link opens nothing
  public Optional<Shown> look(Controller controller, MailedLink link) {
    return find(controller, link)
        .flatMap(found -> shown(controller, found, contact(controller, found)));
  }

  public Optional<Shown> confirm(Controller controller, MailedLink link) {
    return answer(controller, link, true);
  }

  public Optional<Shown> deny(Controller controller, MailedLink link) {
    return answer(controller, link, false);
  }

  /// The first answer of a holder stands.
  private Optional<Shown> answer(Controller controller, MailedLink link, boolean agrees) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Found> found = find(controller, link);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<Contact> contact = contact(controller, found.get());
      Optional<Shown> shown = shown(controller, found.get(), contact);
      if (contact.isEmpty() || !(shown.orElse(null) instanceof Shown.Question)) {
        return shown;
      }
      Instant now = clock.instant();
      List<Write> items =
          agrees
              ? agreeing(controller, found.get(), contact.get(), now)
              : denying(controller, found.get(), now);
      if (transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written) {
        close.fulfilIfDone(controller, link.entry(), PERSON, now);
        return look(controller, link);
      }
    }
    throw new ContentionException(new IllegalStateException("the case has changed"));
  }

  private List<Write> agreeing(Controller controller, Found found, Contact contact, Instant now) {
    AddressQuestion question = found.question();
    AddressQuestion next = question.confirmedBy(found.side());
    List<Write> items = step(controller, found, next, Action.ADDRESS_CONFIRMED, now);
    if (next.isDecided()) {
      EntryId caseId = found.stored().request().id();
      AddressChange moved = new AddressChange(now, PERSON.text(), Optional.of(PERSON.text()));
      items.addAll(
          correct.items(
              controller,
              caseId,
              contact,
              Correction.ofAddress(contact, question.proposed(), moved),
              PERSON,
              now));
      items.addAll(
          settling(controller.id(), caseId, question.then(), question.proposed().value(), "", now));
    }
    return items;
  }

  /// Whose address it is not does not have it kept for the reason alone that somebody named it.
  private List<Write> denying(Controller controller, Found found, Instant now) {
    RightsCase request = found.stored().request();
    AddressQuestion question = found.question();
    List<Write> items =
        step(controller, found, question.deniedBy(found.side()), Action.ADDRESS_DENIED, now);
    String value =
        switch (found.side()) {
          case REGISTERED -> question.proposed().value();
          case NEW -> "";
        };
    String reason = Texts.in(request.language()).get("my-address.denied." + found.side().value());
    items.addAll(settling(controller.id(), request.id(), Decision.REFUSED, value, reason, now));
    return items;
  }

  private List<Write> step(
      Controller controller, Found found, AddressQuestion next, Action action, Instant now) {
    Stored seen = found.stored();
    EntryId caseId = seen.request().id();
    Step step =
        new Step(seen.request(), action, PERSON)
            .of(List.of(CorrectContact.EMAIL))
            .because(found.side().value());
    List<Write> items = steps.items(controller, seen, step, now);
    items.add(questions.answer(controller.id(), caseId, next));
    return items;
  }

  /// The decision on the proposal, and the letter about it.
  ///
  /// @param reason that of staff stays when it is empty
  private List<Write> settling(
      ControllerId controller,
      EntryId caseId,
      Decision decision,
      String value,
      String reason,
      Instant now) {
    List<Write> items = new ArrayList<>();
    proposals.of(controller, caseId).stream()
        .filter(each -> each.field().equals(CorrectContact.EMAIL))
        .map(each ->
            new Proposal(
                each.field(),
                value,
                decision,
                reason.isEmpty() ? each.reason() : reason,
                reason.isEmpty() ? each.by() : PERSON.text(),
                now))
        .map(settled -> proposals.keep(controller, caseId, settled))
        .forEach(items::add);
    items.add(
        outbox.enqueue(
            controller,
            EntryId.random(random),
            new Obligation.Mail(MailKind.RECTIFICATION_LETTER, caseId.value()),
            now,
            now));
    return items;
  }

  private Optional<Found> find(Controller controller, MailedLink link) {
    return cases
        .find(controller.id(), link.entry())
        .filter(stored -> !stored.request().isForgotten())
        .flatMap(stored ->
            questions
                .find(controller.id(), link.entry())
                .flatMap(asked ->
                    asked.side(link).map(side -> new Found(stored, asked.question(), side))));
  }

  private Optional<Shown> shown(Controller controller, Found found, Optional<Contact> contact) {
    RightsCase request = found.stored().request();
    AddressQuestion question = found.question();
    if (question.isDecided()) {
      return Optional.of(
          question.denied().isPresent()
              ? new Shown.Unchanged(request)
              : new Shown.Changed(request));
    }
    if (!question.isOpen(clock.instant()) || !request.state().isBeingAnswered()) {
      return Optional.empty();
    }
    if (contact.isEmpty()) {
      return Optional.of(new Shown.Overtaken(request));
    }
    LocalDate lastDay = CaseCalendar.of(controller).lastDayToConfirm(question.until());
    return Optional.of(
        question.confirmed().contains(found.side())
            ? new Shown.Waiting(request)
            : new Shown.Question(request, found.side(), question, lastDay));
  }

  /// The contact, as long as it has the address that was asked.
  private Optional<Contact> contact(Controller controller, Found found) {
    String registered = found.question().registered().comparable();
    return register
        .find(controller.id(), found.question().contact())
        .filter(contact -> contact.data().address().comparable().equals(registered));
  }
}
