package fi.samtycke.mail;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Conversation.Wishes;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.mail.feedback.RecordFeedbackHandler;
import fi.samtycke.mail.outbox.DispatchOutboxHandler;
import fi.samtycke.mail.outbox.SweepOutboxHandler;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.CutOffHttp;
import fi.samtycke.stores.LocalDynamoDb;
import fi.samtycke.stores.SettableClock;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The mail functions over fresh tables, a stand-in for SES and EventBridge, and a clock. What the
/// functions print is kept.
public final class MailWorld implements AutoCloseable {
  public static final ControllerId PLAZA = new ControllerId("btb-plaza");
  public static final Map<String, String> TYPED =
      Map.of("email", "visitor@example.com", "message", "Please call me.", "name", "Vera Visitor");

  public final LocalDynamoDb db = new LocalDynamoDb();
  public final SettableClock clock = new SettableClock("2026-03-20T10:00:00Z");
  public final AwsStandIn aws = new AwsStandIn();
  public final CutOffHttp http = new CutOffHttp(UrlConnectionHttpClient.create());
  public final Wiring wiring = new Wiring(db.environment(), clock, http);
  public final OutboxStore outbox;
  public final ConversationStore conversations;
  public final ChangeLogStore changes;
  public final Transactions transactions = new Transactions(db.client());

  private static final Random RANDOM = new Random(7);

  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  public MailWorld() {
    db.environment().put("AWS_ENDPOINT_URL_SESV2", aws.address().toString());
    db.environment().put("AWS_ENDPOINT_URL_EVENTBRIDGE", aws.address().toString());
    db.environment().put("BUS_NAME", "facts");
    db.environment().put("EXTRACTS_BUCKET", "extracts");
    db.environment().put("CONFIGURATION_SET", "mail");
    this.outbox = new OutboxStore(wiring, db.client());
    this.conversations = new ConversationStore(wiring, db.client());
    this.changes = new ChangeLogStore(wiring, db.client());
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  public Controller plaza() {
    return wiring.declarations().find(PLAZA.value()).orElseThrow();
  }

  public EntryId id() {
    return EntryId.random(RANDOM);
  }

  /// A visitor's message, stored as the intake does, and the notice of it owed.
  ///
  /// @return the id of the message
  public EntryId messageComesIn(Map<String, String> fields) {
    return messageComesIn(fields, new Obligation.Mail(MailKind.CONTACT_FORM_NOTICE, ""));
  }

  /// The same, with something else owed about the message.
  public EntryId messageComesIn(Map<String, String> fields, Obligation... owed) {
    EntryId id = id();
    Conversation message =
        Conversation.byForm(
            id,
            Language.EN,
            fields,
            new Wishes(true, false),
            clock.instant(),
            clock.instant().plus(Duration.ofDays(400)));
    LoggedChange change =
        ChainHead.NONE.append(
            PLAZA, new Change(id, clock.instant(), new Actor.Person(), Action.MESSAGE_RECEIVED));
    List<Write> items = new ArrayList<>();
    items.add(
        conversations.insert(
            PLAZA, new Stored(message, change.head(), "", java.util.Optional.empty())));
    items.add(changes.append(change));
    for (Obligation obligation : owed) {
      items.add(owe(PLAZA, about(obligation, id.value())));
    }
    write(items);
    return id;
  }

  private static Obligation about(Obligation obligation, String about) {
    return Obligation.of(obligation.channel(), obligation.kindId(), about);
  }

  public Write owe(ControllerId controller, Obligation obligation) {
    return outbox.enqueue(controller, id(), obligation, clock.instant(), clock.instant());
  }

  public void write(List<Write> items) {
    if (!(transactions.write(id().value(), items) instanceof Transactions.Outcome.Written)) {
      throw new AssertionError("refused");
    }
  }

  /// The partition keys of all obligations, finished ones included.
  public List<String> obligations() {
    return db.everything("OUTBOX").stream().map(item -> item.required("pk")).sorted().toList();
  }

  /// The state of the one obligation.
  public String state() {
    return db.everything("OUTBOX").getFirst().required("state");
  }

  /// The actions in the change log of an entry, oldest first.
  public List<String> logOf(EntryId entry) {
    return changes.ofEntry(PLAZA, entry).stream().map(LoggedChange::action).toList();
  }

  /// What the stream brings of every obligation there is, to a new instance of the function.
  public StreamsEventResponse stream() {
    return stream(obligations());
  }

  public StreamsEventResponse stream(List<String> pks) {
    List<String> records = new ArrayList<>();
    for (String pk : pks) {
      records.add(
          """
          {"eventName":"INSERT","eventSource":"aws:dynamodb","dynamodb":{
            "Keys":{"pk":{"S":"%s"},"sk":{"S":"outbox"}},
            "SequenceNumber":"%d","StreamViewType":"KEYS_ONLY"}}\
          """
              .formatted(pk, records.size() + 1));
    }
    return stream("{\"Records\":[" + String.join(",", records) + "]}");
  }

  public StreamsEventResponse stream(String event) {
    PojoSerializer<DynamodbEvent> serializer =
        LambdaEventSerializers.serializerFor(DynamodbEvent.class, MailWorld.class.getClassLoader());
    return new DispatchOutboxHandler(wiring)
        .handleRequest(serializer.fromJson(event), new TestContext(60_000));
  }

  /// Runs the hourly sweep for the present hour.
  public void sweep() {
    sweep(new TestContext(120_000));
  }

  public void sweep(TestContext context) {
    call(
        new SweepOutboxHandler(wiring)::handleRequest,
        "{\"scheduledTime\":\"" + clock.instant() + "\"}",
        context);
  }

  public void sweep(String event) {
    call(new SweepOutboxHandler(wiring)::handleRequest, event, new TestContext(120_000));
  }

  public void feedback(String event) {
    call(new RecordFeedbackHandler(wiring)::handleRequest, event, new TestContext(60_000));
  }

  private interface StreamFunction {
    void call(
        java.io.InputStream in,
        java.io.OutputStream out,
        com.amazonaws.services.lambda.runtime.Context context)
        throws IOException;
  }

  private static void call(StreamFunction function, String event, TestContext context) {
    try {
      function.call(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          context);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Everything that was printed.
  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /// The sum of a metric over everything that was printed.
  public long metric(String name) {
    String mark = "\"" + name + "\":";
    return printed()
        .lines()
        .filter(line -> line.contains("\"_aws\"") && line.contains(mark))
        .map(line -> line.substring(line.lastIndexOf(mark) + mark.length(), line.length() - 1))
        .collect(Collectors.summingLong(Long::parseLong));
  }

  public Optional<String> lastMetric(String name) {
    String mark = "\"" + name + "\":";
    return Stream.of(printed().split("\n"))
        .filter(line -> line.contains("\"_aws\"") && line.contains(mark))
        .map(line -> line.substring(line.lastIndexOf(mark) + mark.length(), line.length() - 1))
        .reduce((_, last) -> last);
  }

  @Override
  public void close() {
    System.setOut(standardOutput);
    aws.close();
  }
}
