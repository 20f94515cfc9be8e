package fi.samtycke.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.BackOff;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxCalendar;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.mailbox.imap.AccessTokens;
import fi.samtycke.mailbox.imap.ImapMailbox;
import fi.samtycke.mailbox.imap.MailboxAccess;
import fi.samtycke.mailbox.imap.MailboxAccess.Credentials;
import fi.samtycke.mailbox.imap.MailboxFault;
import fi.samtycke.mailbox.imap.MailboxSecrets;
import fi.samtycke.platform.Log;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.evidence.ScheduledRun.Done;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.mailbox.PurgeStore.Mailbox;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Empties the declared mailboxes of what is older than declared (D12): counts first and tells the
/// responsible person, begins when the days of warning are over, and goes on where it was when the
/// time of a run did not suffice. Run every other hour; with nothing to do a run is one read for
/// each mailbox.
final class PurgeMailbox {
  static final String SCHEDULE = "PurgeMailbox";

  /// Longer than the function may run.
  private static final Duration LEASE = Duration.ofMinutes(16);

  /// How long a declared day waits for somebody to say how the mailbox is reached: it is tried
  /// again in the run at the same time of the next day.
  private static final Duration WAIT = Duration.ofHours(23);

  /// So many waits, a week of them, lie between two mails that say so.
  private static final int REMINDED_EVERY = 7;

  private static final Actor ACTOR = new Actor.Schedule(SCHEDULE);

  private final PurgeStore purges;
  private final PurgeSteps steps;
  private final EmptyMailbox emptyMailbox;
  private final MailboxSecrets secrets;
  private final AccessTokens tokens;
  private final InstantSource clock;
  private final Log log;

  PurgeMailbox(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.purges = new PurgeStore(wiring, dynamoDb);
    this.steps = new PurgeSteps(wiring, dynamoDb, work);
    this.emptyMailbox = new EmptyMailbox(purges, wiring.log());
    this.secrets = new MailboxSecrets(wiring);
    this.tokens = new AccessTokens(wiring.http());
    this.clock = wiring.clock();
    this.log = wiring.log();
  }

  /// What is counted of the operators' mailbox begins with its name, `operators-deleted`.
  ///
  /// @param timeIsLeft whether another page may be begun
  Done tend(Controller controller, BooleanSupplier timeIsLeft) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (MailboxName mailbox : MailboxName.values()) {
      String before = mailbox == MailboxName.INFO ? "" : mailbox.value() + "-";
      MailboxCalendar.of(controller, mailbox)
          .map(calendar -> tend(controller, mailbox, calendar, timeIsLeft))
          .ifPresent(counted -> counted.forEach((name, n) -> counts.put(before + name, n)));
    }
    return new Done(counts);
  }

  private Map<String, Integer> tend(
      Controller controller,
      MailboxName name,
      MailboxCalendar calendar,
      BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    Mailbox mailbox = purges.mailbox(controller.id(), name);
    Optional<EntryId> open = mailbox.open();
    if (open.isEmpty()) {
      Optional<LocalDate> day = calendar.dayToBegin(now, mailbox.lastDay());
      open = day.flatMap(_ -> steps.request(controller, name, day, false, ACTOR, now));
    }
    Map<String, Integer> counts = new TreeMap<>();
    open.flatMap(id -> purges.find(controller.id(), id))
        .filter(stored -> !now.isBefore(stored.nextAttemptAt()))
        .filter(stored -> purges.claim(controller.id(), stored.id(), now, LEASE))
        .ifPresent(stored -> work(controller, stored, calendar, timeIsLeft, counts));
    return counts;
  }

  private void work(
      Controller controller,
      Stored stored,
      MailboxCalendar calendar,
      BooleanSupplier timeIsLeft,
      Map<String, Integer> counts) {
    int before = deleted(stored);
    try {
      MailboxAccess access = secrets.of(controller.id(), stored.mailbox());
      try (ImapMailbox mailbox = ImapMailbox.open(access, shown(access))) {
        step(controller, stored, calendar, mailbox, timeIsLeft, counts);
      }
    } catch (MailboxFault fault) {
      failed(controller, stored, fault, counts);
    }
    again(controller, stored).ifPresent(after -> counts.put("deleted", deleted(after) - before));
  }

  private String shown(MailboxAccess access) {
    return switch (access.credentials()) {
      case Credentials.Password(String password) -> password;
      case Credentials.ClientSecret client -> tokens.token(client);
    };
  }

  private void step(
      Controller controller,
      Stored stored,
      MailboxCalendar calendar,
      ImapMailbox mailbox,
      BooleanSupplier timeIsLeft,
      Map<String, Integer> counts) {
    Instant now = clock.instant();
    switch (stored.purge()) {
      case Purge.Requested(var _, boolean atOnce) -> {
        preview(controller, stored, calendar, mailbox, atOnce, counts);
        again(controller, stored)
            .filter(_ -> atOnce)
            .ifPresent(next -> step(controller, next, calendar, mailbox, timeIsLeft, counts));
      }
      case Purge.Announced(EntryId id, Instant cutAt, Instant startsAt) -> {
        if (!now.isBefore(startsAt)
            && purges.begin(controller.id(), stored, new Purge.Emptying(id, cutAt))) {
          again(controller, stored)
              .ifPresent(next -> step(controller, next, calendar, mailbox, timeIsLeft, counts));
        } else {
          purges.putDown(controller.id(), id, 0, Optional.empty(), startsAt);
        }
      }
      case Purge.Emptying(EntryId id, Instant cutAt) -> {
        if (emptyMailbox.empty(controller.id(), stored, cutAt, mailbox, timeIsLeft)) {
          again(controller, stored)
              .filter(done -> steps.emptied(controller, done, cutAt, ACTOR, clock.instant()))
              .ifPresent(_ -> counts.put("emptied", 1));
        } else {
          counts.put("continued", 1);
          purges.putDown(controller.id(), id, 0, Optional.empty(), now);
        }
      }
      case Purge.Emptied _, Purge.Stopped _ -> {}
    }
  }

  private void preview(
      Controller controller,
      Stored stored,
      MailboxCalendar calendar,
      ImapMailbox mailbox,
      boolean atOnce,
      Map<String, Integer> counts) {
    Instant now = clock.instant();
    Instant cutAt = calendar.cut(now);
    Instant startsAt = atOnce ? now : calendar.start(now, stored.day());
    List<FolderPurge> folders = PreviewMailbox.count(mailbox, calendar.rules().folders(), cutAt);
    Purge.Announced announced = new Purge.Announced(stored.id(), cutAt, startsAt);
    LocalDate latest = calendar.latestDay(startsAt, stored.day());
    if (steps.announce(controller, stored, announced, latest, folders, !atOnce, ACTOR, now)) {
      counts.put("previewed", folders.stream().mapToInt(FolderPurge::found).sum());
      if (!atOnce) {
        purges.putDown(controller.id(), stored.id(), 0, Optional.empty(), startsAt);
      }
    }
  }

  /// Tries again later, and gives up after the last time in a row that brought nothing. As long as
  /// nobody has said how the mailbox is reached, a declared day waits for that. Read anew: a fault
  /// may come after steps that were done.
  private void failed(
      Controller controller, Stored before, MailboxFault fault, Map<String, Integer> counts) {
    Instant now = clock.instant();
    PurgeFault why = fault.why();
    log.event("mailbox.purge-faulted")
        .id("controller", controller.id())
        .id("purge", before.id())
        .id("why", why)
        .fault(fault)
        .write();
    counts.put(why.value(), 1);
    Stored stored = again(controller, before).orElseThrow();
    boolean waits = why == PurgeFault.NOT_CONFIGURED;
    boolean goesOn = waits == stored.fault().filter(PurgeFault.NOT_CONFIGURED::equals).isPresent();
    int attempts = goesOn && deleted(stored) == deleted(before) ? stored.attempts() + 1 : 1;
    Optional<Instant> next =
        waits ? stored.day().map(_ -> now.plus(WAIT)) : BackOff.next(attempts, now);
    if (next.isEmpty()) {
      steps.stop(controller, stored, why, ACTOR, now);
      return;
    }
    purges.putDown(controller.id(), stored.id(), attempts, Optional.of(why), next.get());
    boolean isNew = stored.fault().filter(why::equals).isEmpty();
    if (isNew || (waits && (attempts - 1) % REMINDED_EVERY == 0)) {
      steps.tell(controller, stored, ACTOR, now);
    }
  }

  private Optional<Stored> again(Controller controller, Stored stored) {
    return purges.find(controller.id(), stored.id());
  }

  private static int deleted(Stored stored) {
    return stored.folders().stream().mapToInt(FolderPurge::deleted).sum();
  }
}
