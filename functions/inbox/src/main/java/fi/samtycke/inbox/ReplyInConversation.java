package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.OnceStore;
import fi.samtycke.stores.access.OnceStore.First;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.WriteInConversation;
import fi.samtycke.stores.conversation.WriteInConversation.Draft;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.digest.Digests.Use;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Answers a visitor: in the chat, where the visitor reads it, or by mail, when the visitor wrote
/// by the form. Either way it is kept as a message of the conversation (H5).
final class ReplyInConversation {
  private static final Duration KEY_REMEMBERED = Duration.ofHours(24);
  private static final String ROUTE = "inbox ";

  private final VisibleConversations visible;
  private final WriteInConversation write;
  private final OnceStore once;
  private final Digests digests;
  private final InstantSource clock;

  ReplyInConversation(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.visible = new VisibleConversations(new ConversationStore(wiring, dynamoDb));
    this.write = new WriteInConversation(wiring, dynamoDb, work);
    this.once = new OnceStore(wiring, dynamoDb);
    this.digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.clock = wiring.clock();
  }

  /// What became of it.
  sealed interface Replied {
    record Said(int sequence) implements Replied {}

    record Unknown() implements Replied {}

    /// It is over, or has as many messages as it may.
    record Over() implements Replied {}

    record KeyReused() implements Replied {}
  }

  /// @param key the caller's own mark against repetition
  Replied reply(
      Controller controller, Rights rights, EntryId id, String text, Optional<String> key) {
    Instant now = clock.instant();
    Optional<Stored> found = visible.find(controller, rights, Rights.Act.ANSWER, id, now);
    if (found.isEmpty()) {
      return new Replied.Unknown();
    }
    Optional<Mark> mark = key.map(given -> mark(controller, rights, id, text, given));
    Written written =
        write.write(
            controller,
            found.get(),
            Draft.byOperator(text, rights.subject()),
            now,
            sequence ->
                mark.map(it ->
                        List.of(
                            once.claim(
                                controller.id(),
                                it.digest(),
                                new First(id, it.content(), sequence),
                                now,
                                now.plus(KEY_REMEMBERED))))
                    .orElse(List.of()));
    return switch (written) {
      case Written.Done(int sequence) -> new Replied.Said(sequence);
      case Written.Refused _ ->
          repeated(controller, mark.orElseThrow(), now).orElseThrow(ContentionException::new);
      case Written.Closed _, Written.Full _ ->
          mark.flatMap(it -> repeated(controller, it, now)).orElseGet(Replied.Over::new);
    };
  }

  /// The caller's mark and what it stands for, as keyed digests.
  private record Mark(String digest, String content) {}

  private Mark mark(Controller controller, Rights rights, EntryId id, String text, String given) {
    String named = ROUTE + id + " " + rights.subject() + " " + given;
    return new Mark(
        digests.digest(controller.id(), Use.IDEMPOTENCY_KEY, named),
        digests.digest(controller.id(), Use.CONTENT, ROUTE + text));
  }

  private Optional<Replied> repeated(Controller controller, Mark mark, Instant now) {
    return once.find(controller.id(), mark.digest(), now)
        .map(first ->
            first.content().equals(mark.content())
                ? new Replied.Said(first.sequence())
                : new Replied.KeyReused());
  }
}
