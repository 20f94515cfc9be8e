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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds a case that staff may work on, with the contacts that it is about.
public final class AnsweredCases {
  private final CaseStore cases;
  private final RegisterStore register;

  public AnsweredCases(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
  }

  /// What came of looking.
  public sealed interface Found {
    /// @param contacts one at least
    record Answered(Stored stored, BeingAnswered request, List<Contact> contacts)
        implements Found {}

    /// It is over; what it restricted outlives it.
    ///
    /// @param contacts one at least
    record Over(RightsCase request, List<Contact> contacts) implements Found {}

    record Not(Why why) implements Found {}
  }

  /// Why staff may not work on a case.
  public enum Why {
    UNKNOWN,
    /// It asks for something else.
    ANOTHER_KIND,
    /// It is not confirmed, or is over.
    NOT_NOW,
    NOBODY_CHOSEN
  }

  /// @return never a case that is over
  public Found find(Controller controller, EntryId id, Set<RequestKind> kinds) {
    return find(controller, id, kinds, false);
  }

  /// The same of a case that may be over too.
  public Found findAlsoOver(Controller controller, EntryId id, Set<RequestKind> kinds) {
    return find(controller, id, kinds, true);
  }

  private Found find(Controller controller, EntryId id, Set<RequestKind> kinds, boolean alsoOver) {
    Optional<Stored> found = cases.find(controller.id(), id);
    if (found.isEmpty()) {
      return new Found.Not(Why.UNKNOWN);
    }
    RightsCase request = found.get().request();
    if (!kinds.contains(request.kind())) {
      return new Found.Not(Why.ANOTHER_KIND);
    }
    boolean wasIdentified = !request.file().identifiedBy().isEmpty();
    return switch (request) {
      case BeingAnswered open ->
          about(controller, open, contacts -> new Found.Answered(found.get(), open, contacts));
      case Closed over when alsoOver && wasIdentified ->
          about(controller, over, contacts -> new Found.Over(over, contacts));
      case Unconfirmed _, Closed _ -> new Found.Not(Why.NOT_NOW);
    };
  }

  private Found about(
      Controller controller, RightsCase request, Function<List<Contact>, Found> some) {
    List<Contact> contacts =
        request.subjects().stream()
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .toList();
    return contacts.isEmpty() ? new Found.Not(Why.NOBODY_CHOSEN) : some.apply(contacts);
  }
}
