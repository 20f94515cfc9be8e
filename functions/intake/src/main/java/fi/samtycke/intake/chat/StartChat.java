package fi.samtycke.intake.chat;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.VisitorToken;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.access.SourceLimit;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.work.UnitOfWork.Outcome;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Begins a chat: an id and a token for the visitor, and what they tell about themselves. Nobody is
/// told before they write; a chat in which nothing is said leaves nothing behind.
final class StartChat {
  private static final Actor PERSON = new Actor.Person();

  private final ConversationStore conversations;
  private final SourceLimit limit;
  private final Work work;
  private final Digests digests;
  private final InstantSource clock;
  private final RandomGenerator random;

  StartChat(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.limit = new SourceLimit(wiring, dynamoDb);
    this.work = work;
    this.digests = digests;
    this.clock = wiring.clock();
    this.random = random;
  }

  /// A token for a chat that has not begun.
  VisitorToken token() {
    return VisitorToken.random(work.newId(), random);
  }

  /// @param token drawn before, so that the same beginning twice is one; when there is a chat of
  ///   its id already, that one goes on if it is this visitor's
  ChatOutcome start(Controller controller, VisitorToken token, ChatForm form, String sourceIp) {
    Instant now = clock.instant();
    Conversation conversation =
        Conversation.byChat(token.conversation(), form.language(), form.told(), now, form.page());
    Stored stored =
        new Stored(
            conversation,
            ChainHead.NONE,
            token.digest(),
            digests.address(controller.id(), form.told()));
    Write count =
        limit.count(
            controller.id(),
            ChatSource.digest(digests, controller.id(), sourceIp),
            controller.chat().limit(),
            now);
    Write chat =
        conversations.insertSilent(
            controller.id(), stored, conversation.idleAt(controller.chat().idle()));
    return switch (work.of(controller, PERSON, now).also(count).also(chat).write()) {
      case Outcome.Written _ -> new ChatOutcome.Started(token);
      case Outcome.Refused refused when refused.has(count) ->
          new ChatOutcome.TooMany(SourceLimit.untilNextWindow(controller.chat().limit(), now));
      case Outcome.Refused _ -> new ChatOutcome.Started(token);
    };
  }
}
