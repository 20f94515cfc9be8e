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

  static final String FORM = "a form with the box ticked, stored";
  static final String FORM_OWES = "what it owes: two mails, two facts";
  static final String QUESTION = "the question, looked at";
  static final String CONSENT = "consent given";
  static final String CONSENT_OWES = "what consent owes: the copy, the fact";
  static final String REFUSAL = "consent refused";
  static final String REMINDER = "a reminder: the sweep and its mail";
  static final String NOTHING_DUE = "a sweep with nothing due";
  static final String GREAT_SWEEP = "a sweep that erases " + MANY;

  private static final String FIRST = "first@example.com";

  private final AtomicReference<MeteringHttpClient> till = new AtomicReference<>();
  private final Backstage stage;
  private int visitors;

  Journeys() {
    this.stage =
        new Backstage(
            NOW,
            real -> {
              MeteringHttpClient made = new MeteringHttpClient(real);
              till.set(made);
              return made;
            });
    // The keys of digests are read once in fifteen minutes; everything here comes after that.
    stage.post(FIRST, "Hello", "192.0.2.1", "");
    stage.dispatchPending();
    till().open(stage.dynamoDb);
    till().taken();
  }

  /// By name, in the order in which they are told. A further one is one line.
  Map<String, Spent> all() {
    stage.follow(linkTo(FIRST), "refuse");
    stage.dispatchPending();
    sweepOn(0);
    Map<String, Spent> journeys = new LinkedHashMap<>();
    journeys.put(FORM, form());
    journeys.put(FORM_OWES, dispatched());
    journeys.put(QUESTION, looked());
    journeys.put(CONSENT, answered("consent"));
    journeys.put(CONSENT_OWES, dispatched());
    form();
    dispatched();
    journeys.put(REFUSAL, answered("refuse"));
    dispatched();
    form();
    dispatched();
    for (int day = 1; day < 4; day++) {
      sweepOn(day);
    }
    journeys.put(REMINDER, sweepOn(4).plus(dispatched()));
    journeys.put(NOTHING_DUE, sweepOn(5));
    journeys.put(GREAT_SWEEP, greatSweep());
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

  private Spent sweepOn(int day) {
    stage.clock.set(NOW.plus(Duration.ofDays(day)));
    till().taken();
    stage.run("SweepQuarantine");
    return taken(1);
  }

  /// On the day after their last, so many have not answered.
  private static Spent greatSweep() {
    try (Journeys other = new Journeys()) {
      other.sweepOn(14);
      new Crowd(other.stage, new Random(20260320)).ask(MANY - 1, "2026-04-04");
      return other.sweepOn(15);
    }
  }

  private String link() {
    return linkTo("visitor" + (visitors - 1) + "@example.com");
  }

  private String linkTo(String address) {
    return stage.mailsTo(address).stream()
        .filter(mail -> !mail.links().isEmpty())
        .map(MailedPath::in)
        .toList()
        .getLast();
  }

  private Spent taken(int invocations) {
    return till().taken().plus(new Spent(0, 0, 0, 0, 0, 0, invocations));
  }

  private MeteringHttpClient till() {
    return till.get();
  }

  /// Octets that are stored of a contact once what it was owed is sent.
  long aContact() {
    long before = stored();
    form();
    dispatched();
    answered("consent");
    dispatched();
    return stored() - before;
  }

  private long stored() {
    return stage.tables().items().values().stream().mapToLong(ItemSize::of).sum();
  }

  @Override
  public void close() {
    stage.close();
  }
}
