package fi.samtycke.web.staff;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Route;
import fi.samtycke.web.Routes;

/// Routes under `/api/{controller}`: access control decides who is let in, then the feature
/// answers.
public abstract class SignedInFeature<A> extends Feature<A> {
  private final AccessControl access;

  protected SignedInFeature(AccessControl access, Routes<A> routes) {
    super(routes);
    this.access = access;
  }

  protected abstract HttpAnswer answer(
      A act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request);

  @Override
  protected final HttpAnswer answer(Route<A> route, Controller controller, HttpRequest request) {
    return switch (access.admit(request, controller, route.permissions())) {
      case AccessControl.Decision.Refused(HttpAnswer refusal) -> refusal;
      case AccessControl.Decision.Admitted who -> answer(route.action(), controller, who, request);
    };
  }
}
