package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.page.Pages;
import fi.samtycke.local.run.Schedules;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// `/_local/clock`, `/_local/schedules`, `/_local/reset`.
final class ClockRoutes {
  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;

  /// What the last move or order ran, for the page.
  private volatile List<Schedules.Run> ran = List.of();

  private ClockRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    ClockRoutes own = new ClockRoutes(stack);
    routes.get("/_local/clock", own::show);
    routes.post("/_local/clock", own::move);
    routes.post("/_local/schedules/{id}", own::run);
    routes.post("/_local/reset", own::reset);
  }

  private void show(Context context) {
    if (Pages.wanted(context)) {
      Pages.clock(context, stack, ran);
    } else {
      LocalRoutes.json(context, now());
    }
  }

  private void move(Context context) {
    Fields fields = Fields.of(context, "advance", "to");
    Optional<Instant> to = fields.text("to").map(ClockRoutes::instant);
    Optional<Instant> advanced =
        fields.text("advance").map(by -> advanced(stack.clock().instant(), by));
    if (to.isPresent() == advanced.isPresent()) {
      throw new IllegalArgumentException("say either advance or to");
    }
    ran = stack.moveTo(to.or(() -> advanced).orElseThrow());
    LocalRoutes.done(context, answer());
  }

  private void run(Context context) {
    String id = context.pathParam("id");
    if (stack.schedules().find(id).isEmpty()) {
      throw new NotFoundResponse("the template has no schedule " + id);
    }
    ran = List.of(stack.run(id));
    LocalRoutes.done(context, answer());
  }

  private void reset(Context context) {
    stack.reset(Fields.of(context, "now").text("now").map(ClockRoutes::instant));
    ran = List.of();
    LocalRoutes.done(context, now());
  }

  private ObjectNode now() {
    return JSON.createObjectNode().put("now", stack.clock().instant().toString());
  }

  private ObjectNode answer() {
    ObjectNode answer = now();
    answer.putArray("ran");
    for (Schedules.Run run : ran) {
      answer
          .withArray("ran")
          .addObject()
          .put("schedule", run.schedule().id())
          .put("at", run.at().toString());
    }
    return answer;
  }

  /// Adds a duration of ISO 8601 with date and time parts, `P13DT12H`, in UTC.
  private static Instant advanced(Instant now, String by) {
    try {
      int time = by.indexOf('T');
      Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? by : by.substring(0, time));
      Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + by.substring(time));
      return now.atOffset(ZoneOffset.UTC).plus(days).plus(hours).toInstant();
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("advance is no duration: " + by, malformed);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "no instant like 2026-12-05T10:00:00Z: " + text, malformed);
    }
  }
}
