package fi.samtycke.rights.rectification;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.rights.AddressSide;
import fi.samtycke.core.rights.CaseCalendar;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseSteps.Step;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the holders of the registered and of the new address see and answer behind their links
/// (F12). The address is changed with the second yes; one no is enough to leave it. Every answer is
/// a step of the case, so that of two at the same instant the second sees the first.
public final class MoveAddress {
  private final CaseStore cases;
  private final AddressQuestions questions;
  private final RegisterStore register;
  private final SettleAddress settle;
  private final CaseSteps steps;
  private final InstantSource clock;

  public MoveAddress(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.questions = new AddressQuestions(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.settle = new SettleAddress(wiring, dynamoDb, digests, work);
    this.steps = new CaseSteps(wiring, dynamoDb, work);
    this.clock = wiring.clock();
  }

  /// Where the question stands for one of the two.
  public sealed interface Shown {
    RightsCase request();

    /// @param lastDay to answer
    record Question(
        BeingAnswered request, AddressSide side, AddressQuestion question, LocalDate lastDay)
        implements Shown {}

    record Told(RightsCase request, Standing standing) implements Shown {}
  }

  /// Where a question stands that this one is not asked, or not any more.
  public enum Standing {
    /// This one has agreed; the other has not answered.
    WAITING,
    CHANGED,
    UNCHANGED,
    /// The contact has another address already, or is gone.
    OVERTAKEN;

    /// The last part of the id of its text.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Changes nothing.
  ///
  /// @return empty when the link opens nothing
  public Optional<Shown> look(Controller controller, MailedLink link) {
    return find(controller, link)
        .flatMap(
            found -> shown(controller, found, register.asAsked(controller.id(), found.question())));
  }

  public Optional<Shown> confirm(Controller controller, MailedLink link) {
    return answer(controller, link, true);
  }

  public Optional<Shown> deny(Controller controller, MailedLink link) {
    return answer(controller, link, false);
  }

  /// The first answer of a holder stands.
  private Optional<Shown> answer(Controller controller, MailedLink link, boolean agrees) {
    return Work.retry(() -> {
      Optional<Found> found = find(controller, link);
      if (found.isEmpty()) {
        return Optional.of(Optional.empty());
      }
      Optional<Contact> contact = register.asAsked(controller.id(), found.get().question());
      Optional<Shown> shown = shown(controller, found.get(), contact);
      if (contact.isEmpty() || !(shown.orElse(null) instanceof Shown.Question asked)) {
        return Optional.of(shown);
      }
      Instant now = clock.instant();
      Step step =
          agrees
              ? settle.agreeing(controller, asked, contact.get(), now)
              : settle.denying(controller, asked, now);
      return steps.take(controller, found.get().stored(), step, now)
          ? Optional.of(look(controller, link))
          : Optional.empty();
    });
  }

  private record Found(Stored stored, AddressQuestion question, AddressSide side) {}

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
      boolean denied = question.denied().isPresent();
      return told(request, denied ? Standing.UNCHANGED : Standing.CHANGED);
    }
    if (!question.isOpen(clock.instant()) || !(request instanceof BeingAnswered open)) {
      return Optional.empty();
    }
    if (contact.isEmpty()) {
      return told(request, Standing.OVERTAKEN);
    }
    if (question.confirmed().contains(found.side())) {
      return told(request, Standing.WAITING);
    }
    LocalDate lastDay = CaseCalendar.of(controller).lastDayToConfirm(question.until());
    return Optional.of(new Shown.Question(open, found.side(), question, lastDay));
  }

  private static Optional<Shown> told(RightsCase request, Standing standing) {
    return Optional.of(new Shown.Told(request, standing));
  }
}
