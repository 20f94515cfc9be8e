package fi.samtycke.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The routes of a feature: method, path, permission, action. An action is a value, usually of an
/// enum, and the feature switches over it: a method reference for each row would cost a cold start
/// a class for each row.
public final class Routes<A> {
  private final List<Route<A>> rows = new ArrayList<>();

  /// A route that is open to anybody.
  public Routes<A> open(String method, String path, A action) {
    rows.add(new Route<>(method, path, List.of(), action));
    return this;
  }

  /// A page that is open to anybody, by `GET` and `HEAD`.
  public Routes<A> page(String path, A action) {
    return open("GET", path, action).open("HEAD", path, action);
  }

  /// A route for those who have the permission, or any of them.
  public Routes<A> route(String method, String path, A action, String... permissions) {
    return route(method, path, action, List.of(permissions));
  }

  public Routes<A> route(String method, String path, A action, List<String> permissions) {
    if (permissions.isEmpty()) {
      throw new IllegalArgumentException(path + " is open to anybody");
    }
    rows.add(new Route<>(method, path, permissions, action));
    return this;
  }

  public List<Route<A>> rows() {
    return List.copyOf(rows);
  }

  /// The row of a request.
  ///
  /// @param routeKey as API Gateway names it
  Optional<Route<A>> find(String routeKey) {
    for (Route<A> row : rows) {
      if (row.answers(routeKey)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
