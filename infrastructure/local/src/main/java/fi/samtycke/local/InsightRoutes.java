package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fi.samtycke.local.aws.Fault;
import fi.samtycke.local.aws.Faults;
import fi.samtycke.local.run.Functions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;

/// `/_local/faults`, and what one may want to see: `facts`, `calls`, `dead-letters`.
final class InsightRoutes {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LocalStack stack;

  private InsightRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    InsightRoutes own = new InsightRoutes(stack);
    routes.get("/_local/faults", own::faults);
    routes.post("/_local/faults", own::order);
    routes.get("/_local/facts", own::facts);
    routes.get("/_local/calls", own::calls);
    routes.get("/_local/dead-letters", own::deadLetters);
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
    faults(context);
  }

  private void faults(Context context) {
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

  private void facts(Context context) {
    stack.settle(PATIENCE);
    LocalRoutes.json(context, JSON.createArrayNode().addAll(stack.bus().facts()));
  }

  private void calls(Context context) {
    LocalRoutes.json(context, JSON.valueToTree(stack.http().calls()));
  }

  private void deadLetters(Context context) {
    stack.settle(PATIENCE);
    ArrayNode list = JSON.createArrayNode();
    for (Functions.DeadLetter letter : stack.functions().deadLetters()) {
      list.addObject()
          .put("function", letter.function())
          .put("event", letter.event())
          .put("fault", letter.fault());
    }
    LocalRoutes.json(context, list);
  }
}
