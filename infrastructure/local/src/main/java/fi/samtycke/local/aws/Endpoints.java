package fi.samtycke.local.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.s3.Buckets;
import fi.samtycke.local.aws.s3.S3;
import fi.samtycke.local.aws.ses.Mailbox;
import fi.samtycke.local.aws.ses.Ses;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/// Where functions reach SES, EventBridge, Secrets Manager and S3 on this machine.
public final class Endpoints implements AutoCloseable {
  /// A mail with its attachments is one text of many millions of letters.
  private static final int LARGEST_REQUEST = 64 << 20;

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LARGEST_REQUEST).build())
              .build());
  private static final int EVENTS_IN_A_CALL = 10;

  private final Javalin server;
  private final Ses ses;
  private final Bus bus;
  private final Secrets secrets;

  public Endpoints(
      Set<String> configurationSets,
      Mailbox mailbox,
      Bus bus,
      Set<String> secrets,
      Buckets buckets,
      InstantSource clock) {
    this.secrets = new Secrets(secrets);
    this.ses = new Ses(configurationSets, mailbox, clock);
    this.bus = bus;
    this.server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.http.maxRequestSize = LARGEST_REQUEST;
          config.routes.post(Ses.PATH, this::sendEmail);
          config.routes.post("/", this::byTarget);
          new S3(buckets).add(config.routes);
          config.routes.exception(Refused.class, Endpoints::refuse);
        });
    server.start("127.0.0.1", 0);
  }

  public Secrets secrets() {
    return secrets;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public URI s3() {
    return URI.create(address() + S3.PATH);
  }

  @Override
  public void close() {
    server.stop();
  }

  /// @throws Refused when the text is no JSON object
  public static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException _) {
      // refused below, as other JSON than an object is
    }
    throw new Refused(400, "MalformedDetail", "Not a JSON object.");
  }

  private void sendEmail(Context context) {
    String id = ses.send(object(context.body()));
    answer(context, JSON.createObjectNode().put("MessageId", id));
  }

  private void byTarget(Context context) {
    String target = String.valueOf(context.header("X-Amz-Target"));
    switch (target) {
      case "AWSEvents.PutEvents" -> putEvents(context);
      case Secrets.OPERATION ->
          answer(
              context,
              JSON.createObjectNode().put("SecretString", secrets.value(object(context.body()))));
      default ->
          throw new Refused(400, "UnknownOperationException", target + " is not known here.");
    }
  }

  private void putEvents(Context context) {
    ObjectNode answer = JSON.createObjectNode();
    int failed = 0;
    JsonNode entries = Json.only(object(context.body()), "PutEvents", "Entries").path("Entries");
    if (entries.isEmpty() || entries.size() > EVENTS_IN_A_CALL) {
      throw new Refused(400, "ValidationException", "PutEvents takes 1 to 10 entries.");
    }
    for (JsonNode entry : entries) {
      ObjectNode outcome = answer.withArray("Entries").addObject();
      try {
        outcome.put("EventId", bus.put(entry));
      } catch (Refused refused) {
        failed++;
        outcome.put("ErrorCode", refused.type()).put("ErrorMessage", refused.getMessage());
      }
    }
    answer(context, answer.put("FailedEntryCount", failed));
  }

  private static void answer(Context context, ObjectNode body) {
    context.contentType("application/json").result(body.toString());
  }

  private static void refuse(Refused refused, Context context) {
    context.status(refused.status()).header("x-amzn-ErrorType", refused.type());
    answer(
        context,
        JSON.createObjectNode().put("__type", refused.type()).put("message", refused.getMessage()));
  }
}
