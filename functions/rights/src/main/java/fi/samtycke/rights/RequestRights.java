package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.stores.CaseEntrance;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.Digests.Use;
import fi.samtycke.stores.OnceStore;
import fi.samtycke.stores.OnceStore.First;
import fi.samtycke.stores.SourceLimit;
import fi.samtycke.stores.StoreBusyException;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Transactions.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Takes what a visitor asks for by his rights: the case, its log entry, the question to the
/// registered address, the mark against repetition and the count of the source, all in one
/// transaction. Looks nobody up (I9): whether there is such an address is found out behind the
/// outbox.
final class RequestRights {
  private static final Duration KEY_REMEMBERED = Duration.ofHours(24);
  private static final Duration CONTENT_REMEMBERED = Duration.ofSeconds(60);
  private static final String SCOPE = "my-data";
  private static final int ONCE = 0;
  private static final int LIMIT = 1;

  private final CaseEntrance entrance;
  private final OnceStore once;
  private final SourceLimit limit;
  private final Transactions transactions;
  private final Digests digests;
  private final InstantSource clock;
  private final RandomGenerator random;

  RequestRights(
      CaseEntrance entrance,
      OnceStore once,
      SourceLimit limit,
      Transactions transactions,
      Digests digests,
      InstantSource clock,
      RandomGenerator random) {
    this.entrance = entrance;
    this.once = once;
    this.limit = limit;
    this.transactions = transactions;
    this.digests = digests;
    this.clock = clock;
    this.random = random;
  }

  /// @param form without errors
  /// @param sourceIp the caller's address, counted by its digest
  /// @param idempotencyKey the caller's own mark against repetition
  RequestOutcome ask(
      Controller controller, RequestForm form, String sourceIp, Optional<String> idempotencyKey) {
    Instant now = clock.instant();
    ControllerId id = controller.id();
    String source = digests.digest(id, Use.SOURCE, sourceIp);
    if (form.trapped()) {
      return limit.countAlone(id, source, controller.intake().limit(), now)
          ? new RequestOutcome.Received()
          : tooMany(controller, now);
    }
    String content = digests.digest(id, Use.CONTENT, SCOPE + form.content());
    String key =
        idempotencyKey
            .map(given -> digests.digest(id, Use.IDEMPOTENCY_KEY, SCOPE + given))
            .orElse(content);
    Instant remembered = now.plus(idempotencyKey.isPresent() ? KEY_REMEMBERED : CONTENT_REMEMBERED);
    RightsCase received = received(controller, form, now);
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(once.claim(id, key, new First(received.id(), content), now, remembered));
    items.add(limit.count(id, source, controller.intake().limit(), now));
    items.addAll(entrance.open(controller, received, new Actor.Person(), now));
    return switch (transactions.write(received.id().value(), items)) {
      case Outcome.Written _ -> new RequestOutcome.Received();
      case Outcome.Refused(var positions) when positions.contains(ONCE) ->
          repeated(id, key, content, now);
      case Outcome.Refused(var positions) when positions.contains(LIMIT) ->
          tooMany(controller, now);
      case Outcome.Refused _ -> throw new IllegalStateException("an id was drawn twice");
    };
  }

  private RightsCase received(Controller controller, RequestForm form, Instant now) {
    return new RightsCase(
        EntryId.random(random),
        form.kind().orElseThrow(),
        Entrance.PAGE,
        LocalDate.ofInstant(now, controller.zone()),
        now,
        new Actor.Person().text(),
        form.language(),
        form.email(),
        form.details(),
        List.of(),
        "",
        false,
        new CaseState.Received());
  }

  /// The first answer again, when this request is the same. When the first one's mark has just
  /// expired, the caller is asked to try again.
  private RequestOutcome repeated(
      ControllerId controller, String key, String content, Instant now) {
    First first =
        once.find(controller, key, now)
            .orElseThrow(() -> new StoreBusyException(new IllegalStateException("just expired")));
    return first.content().equals(content)
        ? new RequestOutcome.Received()
        : new RequestOutcome.KeyReused();
  }

  private static RequestOutcome tooMany(Controller controller, Instant now) {
    return new RequestOutcome.TooMany(
        SourceLimit.untilNextWindow(controller.intake().limit(), now));
  }
}
