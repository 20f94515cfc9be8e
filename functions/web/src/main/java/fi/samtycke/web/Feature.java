package fi.samtycke.web;

import fi.samtycke.core.declaration.Controller;
import java.util.Optional;

/// Routes that belong together and what answers them. A function has one or several. A feature is
/// light: it makes its use cases when a request is there, so that a cold start pays for the route
/// it serves and for no other.
public abstract class Feature<A> {
  private final Routes<A> routes;

  protected Feature(Routes<A> routes) {
    this.routes = routes;
  }

  public final Routes<A> routes() {
    return routes;
  }

  /// Answers one request. What is expected is an answer; only faults are thrown.
  protected abstract HttpAnswer answer(Route<A> route, Controller controller, HttpRequest request);

  /// The answer when nothing can be done about it here: a problem document, unless the feature has
  /// a page for it.
  protected HttpAnswer failure(Controller controller, HttpRequest request, HttpAnswer problem) {
    return problem;
  }

  final boolean serves(HttpRequest request) {
    return routes.find(request.routeKey()).isPresent();
  }

  /// @return empty when the route is none of these
  final Optional<HttpAnswer> answer(Controller controller, HttpRequest request) {
    Optional<Route<A>> route = routes.find(request.routeKey());
    return route.isPresent()
        ? Optional.of(answer(route.get(), controller, request))
        : Optional.empty();
  }
}
