package fi.samtycke.bench;

import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.Crowd;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// What people and schedules do, each once, and what it asks of AWS. Always the same: the clock
/// stands, ids and tokens have one length.
final class Journeys implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

  /// How many entries the great sweep erases.
  static final int MANY = 1_000;

  private final AtomicReference<Till> till = new AtomicReference<>();
  private final Backstage stage;
  private int visitors;

  Journeys() {
    this.stage =
        new Backstage(
            NOW,
            real -> {
              Till made = new Till(real);
              till.set(made);
              return made;
            });
    // The keys of digests are read once in fifteen minutes; everything here comes after that.
    stage.post("first@example.com", "Hello", "192.0.2.1", "");
    stage.dispatchPending();
    till().open(stage.dynamoDb);
  }

  /// By name, in the order in which they are told. A further one is one line.
  Map<String, Spent> all() {
    Map<String, Spent> journeys = new LinkedHashMap<>();
    journeys.put("a form, posted and stored", form());
    journeys.put("what a form owes: the mail to info@, the question, the facts", dispatched());
    journeys.put("the question looked at", looked());
    journeys.put("consent given", answered("consent"));
    journeys.put("what consent owes: the copy, the fact", dispatched());
    form();
    dispatched();
    journeys.put("consent refused", answered("refuse"));
    dispatched();
    form();
    dispatched();
    stage.clock.set(NOW.plus(Duration.ofDays(4)));
    journeys.put("one reminder: the sweep and its mail", sweep().plus(dispatched()));
    stage.clock.set(NOW.plus(Duration.ofDays(5)));
    journeys.put("a sweep with nothing due", sweep());
    journeys.put("a sweep that erases %,d".formatted(MANY), greatSweep());
    return journeys;
  }

  private Spent form() {
    stage.post(
        "visitor" + visitors++ + "@example.com", "Hello, an offer? ".repeat(15), "192.0.2.2", "");
    return taken(1);
  }

  private Spent dispatched() {
    int owed = stage.owed().size();
    till().taken();
    stage.dispatchPending();
    return taken(owed);
  }

  private Spent looked() {
    stage.follow(link(), "");
    return taken(1);
  }

  private Spent answered(String decision) {
    stage.follow(link(), decision);
    return taken(1);
  }

  private Spent sweep() {
    till().taken();
    stage.run("SweepQuarantine");
    return taken(1);
  }

  /// On the day after their last, so many have not answered.
  private Spent greatSweep() {
    try (Journeys other = new Journeys()) {
      other.stage.clock.set(NOW);
      new Crowd(other.stage, new Random(20260320)).ask(MANY - 1, "2026-04-04");
      other.stage.clock.set(Instant.parse("2026-04-04T04:00:00Z"));
      return other.sweep();
    }
  }

  private String link() {
    return stage.mailsTo("visitor" + (visitors - 1) + "@example.com").stream()
        .filter(mail -> !mail.links().isEmpty())
        .map(MailedPath::in)
        .toList()
        .getLast();
  }

  private Spent taken(int invocations) {
    return till().taken().plus(new Spent(0, 0, 0, 0, 0, 0, invocations));
  }

  private Till till() {
    return till.get();
  }

  @Override
  public void close() {
    stage.close();
  }
}
