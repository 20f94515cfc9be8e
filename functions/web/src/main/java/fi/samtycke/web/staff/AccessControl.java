package fi.samtycke.web.staff;

import fi.samtycke.core.Loggable;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.StaffStore;
import fi.samtycke.stores.access.StaffStore.Member;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Decides who is let in to a signed-in route. The token says who and offers roles; the `Staff`
/// item decides; the declaration says what a role may do.
public final class AccessControl {
  private final StaffStore staff;
  private final Log log;

  public AccessControl(Wiring wiring, DynamoDbClient dynamoDb) {
    this.staff = new StaffStore(wiring, dynamoDb);
    this.log = wiring.log();
  }

  /// What the gate says.
  public sealed interface Decision {
    /// @param subject of the token, for the change log
    /// @param permissions of the roles that are both offered and held
    record Admitted(String subject, Set<String> permissions) implements Decision {
      public boolean may(String permission) {
        return permissions.contains(permission);
      }
    }

    record Refused(HttpAnswer answer) implements Decision {}
  }

  /// Reads the person's item once. Nobody of this controller's: 404, the same bytes as for an
  /// unknown controller. A token older than the last change of roles: 401. No role that holds the
  /// permission: 403.
  ///
  /// @param permissions any of which is enough
  public Decision admit(HttpRequest request, Controller controller, List<String> permissions) {
    String subject = request.claims().getOrDefault("sub", "");
    if (subject.isEmpty()) {
      return new Decision.Refused(unauthorized());
    }
    Optional<Member> found = staff.find(controller.id(), subject);
    if (found.isEmpty()) {
      return refused(request, "access.unknown", Problem.notFound());
    }
    Member member = found.get();
    if (issuedAt(request) < member.rolesChangedAt().getEpochSecond()) {
      return refused(request, "access.outdated", unauthorized());
    }
    Set<String> roles = new HashSet<>(offeredRoles(request, controller));
    roles.retainAll(member.roles());
    Set<String> held = new HashSet<>();
    controller.roles().stream()
        .filter(role -> roles.contains(role.id()))
        .forEach(role -> held.addAll(role.permissions()));
    return permissions.stream().anyMatch(held::contains)
        ? new Decision.Admitted(subject, held)
        : refused(request, "access.refused", Problem.notPermitted());
  }

  private static HttpAnswer unauthorized() {
    return Problem.of(401, "sign-in-again", "Sign in again").with("www-authenticate", "Bearer");
  }

  private Decision refused(HttpRequest request, String event, HttpAnswer answer) {
    log.event(event).id("route", new Constant(request.routeKey())).write();
    return new Decision.Refused(answer);
  }

  private static long issuedAt(HttpRequest request) {
    String issuedAt = request.claims().getOrDefault("iat", "");
    boolean number =
        !issuedAt.isEmpty()
            && issuedAt.length() < 13
            && issuedAt.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.parseLong(issuedAt) : 0;
  }

  /// The HTTP API hands a list over as `[btb-plaza:administrator btb-plaza:employee]`.
  private static List<String> offeredRoles(HttpRequest request, Controller controller) {
    String groups = request.claims().getOrDefault("cognito:groups", "");
    String inside =
        groups.startsWith("[") && groups.endsWith("]")
            ? groups.substring(1, groups.length() - 1)
            : groups;
    String prefix = controller.id() + ":";
    return List.of(inside.split(" ", -1)).stream()
        .filter(group -> group.startsWith(prefix))
        .map(group -> group.substring(prefix.length()))
        .toList();
  }

  private record Constant(String value) implements Loggable {}
}
