package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// `/_local/tokens` and `/_local/faults`.
final class AccessRoutes {
  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;

  private AccessRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    AccessRoutes own = new AccessRoutes(stack);
    routes.post("/_local/tokens", own::token);
    routes.get("/_local/faults", own::waiting);
    routes.post("/_local/faults", own::order);
    routes.get("/_local/calls", own::calls);
  }

  private void token(Context context) {
    Fields fields = Fields.of(context, "user", "groups");
    String token = stack.signIn(fields.required("user"), fields.texts("groups"));
    LocalRoutes.json(context, JSON.createObjectNode().put("access_token", token));
  }

  private void order(Context context) {
    Fields fields = Fields.of(context, "service", "operation", "fault", "times");
    stack
        .faults()
        .order(
            new Faults.Ordered(
                fields.required("service"),
                fields.text("operation").orElse("*"),
                Fault.named(fields.required("fault")),
                Integer.parseInt(fields.text("times").orElse("1"))));
    waiting(context);
  }

  private void waiting(Context context) {
    ArrayNode list = JSON.createArrayNode();
    for (Faults.Ordered each : stack.faults().waiting()) {
      list.addObject()
          .put("service", each.service())
          .put("operation", each.operation())
          .put("fault", each.fault().toString())
          .put("times", each.times());
    }
    LocalRoutes.json(context, list);
  }

  private void calls(Context context) {
    LocalRoutes.json(context, JSON.valueToTree(stack.http().calls()));
  }
}
