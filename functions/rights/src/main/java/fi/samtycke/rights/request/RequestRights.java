package fi.samtycke.rights.request;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.stores.access.VisitorPosts;
import fi.samtycke.stores.access.VisitorPosts.Outcome;
import fi.samtycke.stores.access.VisitorPosts.Post;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// Takes what a visitor asks for by their rights: the case, its log entry, the question to the
/// registered address, the mark against repetition and the count of the source, all in one
/// transaction. Looks nobody up (I9): whether there is such an address is found out behind the
/// outbox.
final class RequestRights {
  private static final Actor PERSON = new Actor.Person();
  private static final String FORM = "my-data";

  private final CaseEntrance entrance;
  private final VisitorPosts posts;
  private final InstantSource clock;
  private final Work work;

  RequestRights(CaseEntrance entrance, VisitorPosts posts, InstantSource clock, Work work) {
    this.entrance = entrance;
    this.posts = posts;
    this.clock = clock;
    this.work = work;
  }

  /// @param form without errors
  /// @param sourceIp the caller's address
  /// @param idempotencyKey the caller's own mark against repetition
  Outcome ask(
      Controller controller, RequestForm form, String sourceIp, Optional<String> idempotencyKey) {
    Instant now = clock.instant();
    if (form.trapped()) {
      return posts.drop(controller, sourceIp, work.newId(), now);
    }
    Received received = received(controller, form, now);
    return posts.take(
        controller,
        new Post(FORM, form.content(), sourceIp, idempotencyKey),
        received.id(),
        work.of(controller, PERSON, now).also(entrance.open(controller, received, PERSON, now)),
        now);
  }

  private Received received(Controller controller, RequestForm form, Instant now) {
    return Received.of(
        work.newId(),
        form.kind().orElseThrow(),
        Entrance.PAGE,
        LocalDate.ofInstant(now, controller.zone()),
        now,
        PERSON,
        form.language(),
        form.email().orElseThrow(),
        form.details());
  }
}
