package fi.samtycke.rights.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Closed;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds a case that staff may work on, with the contacts that it is about. Where there is none,
/// the API says why they may not.
public final class AnsweredCases {
  private final CaseStore cases;
  private final RegisterStore register;

  public AnsweredCases(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
  }

  /// @param contacts one at least
  public record Answered(Stored stored, BeingAnswered request, List<Contact> contacts) {}

  /// @param kinds what it may ask for
  /// @param answer for a case that is not over
  public HttpAnswer answer(
      Controller controller,
      EntryId id,
      Set<RequestKind> kinds,
      Function<Answered, HttpAnswer> answer) {
    return answer(
        controller,
        id,
        kinds,
        false,
        (stored, contacts) ->
            stored.request() instanceof BeingAnswered open
                ? answer.apply(new Answered(stored, open, contacts))
                : notNow());
  }

  /// The same also for a case that is over, when it was known from whom it came: what it restricted
  /// outlives it.
  ///
  /// @param answer gets one contact at least
  public HttpAnswer answerAlsoOver(
      Controller controller,
      EntryId id,
      Set<RequestKind> kinds,
      BiFunction<RightsCase, List<Contact>, HttpAnswer> answer) {
    return answer(
        controller,
        id,
        kinds,
        true,
        (stored, contacts) -> answer.apply(stored.request(), contacts));
  }

  private HttpAnswer answer(
      Controller controller,
      EntryId id,
      Set<RequestKind> kinds,
      boolean alsoOver,
      BiFunction<Stored, List<Contact>, HttpAnswer> answer) {
    Optional<Stored> found = cases.find(controller.id(), id);
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    RightsCase request = found.get().request();
    if (!kinds.contains(request.kind())) {
      return Problem.of(409, "another-kind", "The case is of another kind");
    }
    boolean now =
        switch (request) {
          case BeingAnswered _ -> true;
          case Closed _ -> alsoOver && !request.file().identifiedBy().isEmpty();
          case Unconfirmed _ -> false;
        };
    if (!now) {
      return notNow();
    }
    List<Contact> contacts =
        request.subjects().stream()
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .toList();
    return contacts.isEmpty() ? nobodyChosen() : answer.apply(found.get(), contacts);
  }

  public static HttpAnswer notNow() {
    return Problem.of(409, "not-confirmed", "The case is not confirmed, or already closed");
  }

  public static HttpAnswer nobodyChosen() {
    return Problem.of(409, "choose-subjects", "The subjects of the case are not chosen yet");
  }
}
