package fi.samtycke.intake.chat;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import java.security.SecureRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The chat of a website: its script, the page without scripts, and what is said in it. May read no
/// register.
public final class ChatHandler extends HttpHandler {
  public ChatHandler() {
    this(Wiring.ofProcess());
  }

  public ChatHandler(Wiring wiring) {
    this(wiring, DynamoDb.client(wiring));
    Priming.run(
        wiring,
        "open",
        ChatHandler::new,
        Priming.post(wiring, StartChatFeature.PATH, "{\"email\":\"a@example.com\"}"),
        Priming.post(wiring, ExchangeMessagesFeature.MESSAGES, "{\"text\":\"-\"}"));
  }

  private ChatHandler(Wiring wiring, DynamoDbClient dynamoDb) {
    this(
        wiring,
        dynamoDb,
        Digests.readAhead(wiring, dynamoDb),
        new Work(wiring, dynamoDb, new SecureRandom()));
  }

  private ChatHandler(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    super(
        wiring,
        new ChatScriptFeature(),
        new StartChatFeature(wiring, dynamoDb, digests, work),
        new ExchangeMessagesFeature(wiring, dynamoDb, digests, work));
  }
}
