package fi.samtycke.intake.chat;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.OnceStore;
import fi.samtycke.stores.access.OnceStore.First;
import fi.samtycke.stores.access.SourceLimit;
import fi.samtycke.stores.conversation.CloseConversation;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.conversation.WriteInConversation;
import fi.samtycke.stores.conversation.WriteInConversation.Draft;
import fi.samtycke.stores.conversation.WriteInConversation.Written;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.digest.Digests.Use;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What a visitor does in a chat that has begun: reads, writes, ends it. Knows nothing of HTTP, so
/// that another transport may carry it.
final class ExchangeMessages {
  private static final Duration KEY_REMEMBERED = Duration.ofHours(24);

  private final ConversationStore conversations;
  private final WriteInConversation write;
  private final CloseConversation close;
  private final OnceStore once;
  private final SourceLimit limit;
  private final Digests digests;
  private final InstantSource clock;

  ExchangeMessages(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.write = new WriteInConversation(wiring, dynamoDb, work);
    this.close = new CloseConversation(wiring, dynamoDb, work);
    this.once = new OnceStore(wiring, dynamoDb);
    this.limit = new SourceLimit(wiring, dynamoDb);
    this.digests = digests;
    this.clock = wiring.clock();
  }

  /// The chat and its messages behind number `after`: one Query.
  ///
  /// @return empty for an unknown chat and for somebody else's alike
  Optional<Read> read(Controller controller, VisitorToken token, int after) {
    return conversations
        .read(controller.id(), token.conversation(), after)
        .filter(read -> isTheirs(read.stored(), token));
  }

  /// @param form with something in it, without errors
  /// @param key the visitor's own mark against repetition; without one, the same text twice is
  ///   meant twice
  ChatOutcome say(
      Controller controller,
      VisitorToken token,
      ChatForm form,
      String sourceIp,
      Optional<String> key) {
    Optional<Stored> found = find(controller, token);
    if (found.isEmpty()) {
      return new ChatOutcome.Unknown();
    }
    Instant now = clock.instant();
    ControllerId id = controller.id();
    String content = digests.digest(id, Use.CONTENT, ChatForm.REGISTER + form.content());
    Optional<String> mark =
        key.map(given ->
            digests.digest(
                id,
                Use.IDEMPOTENCY_KEY,
                ChatForm.REGISTER + " " + token.conversation() + " " + given));
    String source = ChatSource.digest(digests, id, sourceIp);
    Draft draft =
        new Draft(
            form.text(),
            form.page(),
            Optional.empty(),
            new Told(form.told(), digests.address(id, form.told())));
    Written written =
        write.write(
            controller,
            found.get(),
            draft,
            now,
            sequence -> {
              List<Write> own = new ArrayList<>();
              mark.ifPresent(digest ->
                  own.add(
                      once.claim(
                          id,
                          digest,
                          new First(token.conversation(), content, sequence),
                          now,
                          now.plus(KEY_REMEMBERED))));
              own.add(limit.count(id, source, controller.chat().limit(), now));
              return own;
            });
    return switch (written) {
      case Written.Done(int sequence) -> new ChatOutcome.Said(sequence);
      // The last message before the end may be asked for again.
      case Written.Closed _, Written.Full _ ->
          repeated(id, mark, content, now).orElseGet(ChatOutcome.Closed::new);
      case Written.Refused _ ->
          repeated(id, mark, content, now)
              .orElseGet(() ->
                  new ChatOutcome.TooMany(
                      SourceLimit.untilNextWindow(controller.chat().limit(), now)));
    };
  }

  /// Ends the chat; ending it again changes nothing.
  ///
  /// @return `false` for an unknown chat and for somebody else's alike
  boolean close(Controller controller, VisitorToken token) {
    Optional<Stored> found = find(controller, token);
    found.ifPresent(
        stored -> close.close(controller.id(), stored, new Actor.Person(), clock.instant()));
    return found.isPresent();
  }

  private Optional<Stored> find(Controller controller, VisitorToken token) {
    return conversations
        .find(controller.id(), token.conversation())
        .filter(stored -> isTheirs(stored, token));
  }

  private static boolean isTheirs(Stored stored, VisitorToken token) {
    return stored.conversation().channel() == Channel.CHAT && token.opens(stored.tokenDigest());
  }

  /// The answer to the same message before, if there was one under the mark.
  private Optional<ChatOutcome> repeated(
      ControllerId controller, Optional<String> mark, String content, Instant now) {
    return mark.flatMap(digest -> once.find(controller, digest, now))
        .map(first -> answer(first, content));
  }

  private static ChatOutcome answer(First first, String content) {
    return first.content().equals(content)
        ? new ChatOutcome.Said(first.sequence())
        : new ChatOutcome.KeyReused();
  }
}
