package fi.samtycke.stores.access;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.OnceStore.First;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.digest.Digests.Use;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes what visitors post: once, and not too much from one source. The mark against repetition
/// and the count of the source are written in the transaction that stores the post.
public final class VisitorPosts {
  private static final Duration KEY_REMEMBERED = Duration.ofHours(24);
  private static final Duration CONTENT_REMEMBERED = Duration.ofSeconds(60);

  private final OnceStore once;
  private final SourceLimit limit;
  private final Digests digests;

  public VisitorPosts(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.once = new OnceStore(wiring, dynamoDb);
    this.limit = new SourceLimit(wiring, dynamoDb);
    this.digests = digests;
  }

  /// What somebody posted.
  ///
  /// @param form which form; the same key or content means another thing in another
  /// @param content all that makes two posts the same
  /// @param sourceIp the caller's address, counted by its digest
  /// @param idempotencyKey the caller's own mark against repetition
  public record Post(
      String form, String content, String sourceIp, Optional<String> idempotencyKey) {}

  /// What became of a post.
  public sealed interface Outcome {
    /// Stored, now or by an earlier post that was the same.
    ///
    /// @param entry that the first one made
    record Taken(EntryId entry) implements Outcome {}

    /// The idempotency key was used for another post.
    record KeyReused() implements Outcome {}

    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /// Stores a post.
  ///
  /// @param entry that it makes, drawn for it
  /// @param unit that stores it
  public Outcome take(
      Controller controller, Post post, EntryId entry, UnitOfWork unit, Instant now) {
    ControllerId id = controller.id();
    String content = digests.digest(id, Use.CONTENT, post.form() + post.content());
    String key =
        post.idempotencyKey()
            .map(given -> digests.digest(id, Use.IDEMPOTENCY_KEY, post.form() + given))
            .orElse(content);
    Instant remembered =
        now.plus(post.idempotencyKey().isPresent() ? KEY_REMEMBERED : CONTENT_REMEMBERED);
    Write claim = once.claim(id, key, new First(entry, content), now, remembered);
    Write count = limit.count(id, source(id, post.sourceIp()), controller.intake().limit(), now);
    return switch (unit.also(claim).also(count).write()) {
      case UnitOfWork.Outcome.Written() -> new Outcome.Taken(entry);
      case UnitOfWork.Outcome.Refused refused when refused.has(claim) ->
          repeated(id, key, content, now);
      case UnitOfWork.Outcome.Refused refused when refused.has(count) -> tooMany(controller, now);
      case UnitOfWork.Outcome.Refused _ -> throw new IllegalStateException("an id was drawn twice");
    };
  }

  /// Counts a post of which nothing is stored, and answers as if it were.
  ///
  /// @param entry that it would have made
  public Outcome drop(Controller controller, String sourceIp, EntryId entry, Instant now) {
    String source = source(controller.id(), sourceIp);
    return limit.count(controller.id(), source, controller.intake().limit(), now).alone()
        ? new Outcome.Taken(entry)
        : tooMany(controller, now);
  }

  /// The first post's answer again, when this one is the same. When the first one's mark has just
  /// expired, the caller is asked to try again.
  private Outcome repeated(ControllerId controller, String key, String content, Instant now) {
    First first = once.find(controller, key, now).orElseThrow(ContentionException::new);
    return first.content().equals(content)
        ? new Outcome.Taken(first.entry())
        : new Outcome.KeyReused();
  }

  private String source(ControllerId controller, String sourceIp) {
    return digests.digest(controller, Use.SOURCE, sourceIp);
  }

  private static Outcome tooMany(Controller controller, Instant now) {
    return new Outcome.TooMany(SourceLimit.untilNextWindow(controller.intake().limit(), now));
  }
}
