package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds a case that staff may work on, with the contacts that it is about.
public final class AnsweredCases {
  private final CaseStore cases;
  private final RegisterStore register;

  public AnsweredCases(CaseStore cases, RegisterStore register) {
    this.cases = cases;
    this.register = register;
  }

  /// What came of looking.
  public sealed interface Found {
    record Case(Stored stored, List<Contact> contacts) implements Found {}

    record Not(HttpAnswer why) implements Found {}
  }

  public Found find(Controller controller, EntryId id, Set<RequestKind> kinds) {
    Optional<Stored> found = cases.find(controller.id(), id);
    if (found.isEmpty()) {
      return new Found.Not(Problem.notFound());
    }
    var request = found.get().request();
    if (!kinds.contains(request.kind())) {
      return new Found.Not(Problem.of(409, "another-kind", "The case asks for something else"));
    }
    return request.state().isBeingAnswered()
        ? about(controller, found.get())
        : new Found.Not(Problem.of(409, "not-confirmed", "The case is not confirmed, or is over"));
  }

  /// The same of a case that may be over too: what it restricted outlives it.
  public Found findAlsoOver(Controller controller, EntryId id, Set<RequestKind> kinds) {
    return cases
        .find(controller.id(), id)
        .filter(stored ->
            kinds.contains(stored.request().kind())
                && stored.request().state() instanceof CaseState.Closed
                && !stored.request().identifiedBy().isEmpty())
        .map(stored -> about(controller, stored))
        .orElseGet(() -> find(controller, id, kinds));
  }

  private Found about(Controller controller, Stored stored) {
    List<Contact> contacts =
        stored.request().subjects().stream()
            .flatMap(subject -> register.find(controller.id(), subject).stream())
            .toList();
    return contacts.isEmpty()
        ? new Found.Not(Problem.of(409, "choose-subjects", "Choose whom the case is about first"))
        : new Found.Case(stored, contacts);
  }
}
