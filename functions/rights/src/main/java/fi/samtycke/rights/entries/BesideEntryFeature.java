package fi.samtycke.rights.entries;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.Optional;

/// What staff keep beside an entry, under the address of the entry. Needs `cases.handle`. Beside an
/// entry that is not there is nothing.
abstract class BesideEntryFeature<A> extends SignedInFeature<A> {
  static final String PERMISSION = "cases.handle";

  /// What staff say of it, in code points.
  static final int LONGEST = 2_000;

  BesideEntryFeature(AccessControl access, Routes<A> routes) {
    super(access, routes);
  }

  /// Whether there is such an entry where the route points.
  abstract boolean exists(A act, Controller controller, EntryId entry);

  /// @param entry that was there a moment ago
  abstract HttpAnswer answer(
      A act,
      Controller controller,
      EntryId entry,
      AccessControl.Decision.Admitted who,
      HttpRequest request);

  @Override
  protected final HttpAnswer answer(
      A act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Optional<EntryId> entry = request.id("id");
    return entry.isPresent() && exists(act, controller, entry.get())
        ? answer(act, controller, entry.get(), who, request)
        : Problem.notFound();
  }
}
