package fi.samtycke.web.staff;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.StaffStore;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The boundary of the routes under `/api/{controller}`: finds the controller, asks the gate, then
/// lets the handler answer.
public abstract class SignedInHandler extends HttpHandler {
  private final Declarations declarations;
  private final AccessControl gate;

  protected SignedInHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    super(wiring);
    this.declarations = wiring.declarations();
    this.gate = new AccessControl(new StaffStore(wiring, dynamoDb), wiring.log());
  }

  /// The permissions any of which this request needs.
  protected abstract List<String> permissions(HttpRequest request);

  protected abstract HttpAnswer answer(
      Controller controller, AccessControl.Decision.Admitted who, HttpRequest request);

  @Override
  protected final HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    return switch (gate.admit(request, found.get(), permissions(request))) {
      case AccessControl.Decision.Refused(HttpAnswer refusal) -> refusal;
      case AccessControl.Decision.Admitted who -> answer(found.get(), who, request);
    };
  }

  /// An event for priming that reaches the gate.
  protected final String priming(String route) {
    return Priming.event("GET", route, declarations.all().getFirst().id().value(), "", "");
  }
}
