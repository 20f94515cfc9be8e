package fi.samtycke.mail;

import static fi.samtycke.stores.StoreExtension.PLAZA;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.mail.feedback.RecordFeedbackHandler;
import fi.samtycke.mail.outbox.DispatchOutboxHandler;
import fi.samtycke.stores.ChangesMade;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The mail functions, over stand-ins for SES and EventBridge: lets messages come in and functions
/// run, and tells what was sent, noted and printed.
public final class Mailing implements AfterEachCallback {
  public static final Map<String, String> TYPED =
      Map.of("email", "visitor@example.com", "message", "Please call me.", "name", "Vera Visitor");

  public final AwsStandIn aws = new AwsStandIn();
  public final OutboxStore outbox;
  public final ConversationStore conversations;

  private final StoreExtension store;
  private final ChangesMade changes;

  public Mailing(StoreExtension store) {
    this.store = store.listening();
    store.environment.put("AWS_ENDPOINT_URL_SESV2", aws.address().toString());
    store.environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", aws.address().toString());
    store.environment.put("BUS_NAME", "facts");
    store.environment.put("EXTRACTS_BUCKET", "extracts");
    store.environment.put("CONFIGURATION_SET", "mail");
    this.outbox = new OutboxStore(store.wiring, store.dynamoDb());
    this.conversations = new ConversationStore(store.wiring, store.dynamoDb());
    this.changes = new ChangesMade(store);
  }

  /// A visitor's message, stored as the intake does, and the notice of it owed.
  ///
  /// @return the id of the message
  public EntryId messageComesIn(Map<String, String> fields) {
    return messageComesIn(fields, new Obligation.Mail(MailKind.CONTACT_FORM_NOTICE, ""));
  }

  /// The same, with something else owed about the message.
  public EntryId messageComesIn(Map<String, String> fields, Obligation... owed) {
    EntryId id = store.id();
    Instant now = store.clock.instant();
    Conversation message =
        Conversation.byForm(id, Language.EN, fields, true, now, now.plus(Duration.ofDays(400)));
    LoggedChange change = ChangesMade.next(ChainHead.NONE, PLAZA, id, now.toString());
    List<Write> items = new ArrayList<>();
    items.add(
        conversations.insert(PLAZA, new Stored(message, change.head(), "", Optional.empty())));
    items.add(changes.log().append(change));
    for (Obligation obligation : owed) {
      items.add(owe(PLAZA, about(obligation, id.value())));
    }
    store.written(items);
    return id;
  }

  private static Obligation about(Obligation obligation, String about) {
    return Obligation.of(obligation.channel(), obligation.kindId(), about);
  }

  public Write owe(ControllerId controller, Obligation obligation) {
    return outbox.enqueue(
        controller, store.id(), obligation, store.clock.instant(), store.clock.instant());
  }

  /// The partition keys of all obligations, finished ones included.
  public List<String> obligations() {
    return store.tables.everything("OUTBOX").stream()
        .map(item -> item.required("pk"))
        .sorted()
        .toList();
  }

  /// The state of the one obligation.
  public String state() {
    return store.tables.everything("OUTBOX").getFirst().required("state");
  }

  /// The actions in the change log of an entry, oldest first.
  public List<String> logOf(EntryId entry) {
    return changes.log().ofEntry(PLAZA, entry).stream().map(LoggedChange::action).toList();
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
    return JacksonFactory.getInstance()
        .getSerializer(StreamsEventResponse.class)
        .fromJson(call(new DispatchOutboxHandler(store.wiring)::handleRequest, event, 60_000));
  }

  /// Runs the hourly sweep for the present hour.
  public void sweep() {
    sweep(new TestContext(120_000));
  }

  public void sweep(TestContext context) {
    call(
        new DispatchOutboxHandler(store.wiring)::handleRequest,
        "{\"scheduledTime\":\"" + store.clock.instant() + "\"}",
        context);
  }

  public void sweep(String event) {
    call(new DispatchOutboxHandler(store.wiring)::handleRequest, event, new TestContext(120_000));
  }

  public void feedback(String event) {
    call(new RecordFeedbackHandler(store.wiring)::handleRequest, event, new TestContext(60_000));
  }

  private interface StreamFunction {
    void call(
        java.io.InputStream in,
        java.io.OutputStream out,
        com.amazonaws.services.lambda.runtime.Context context)
        throws IOException;
  }

  private static String call(StreamFunction function, String event, int millis) {
    return call(function, event, new TestContext(millis));
  }

  private static String call(StreamFunction function, String event, TestContext context) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      function.call(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Everything that was printed.
  public String printed() {
    return store.printed();
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
  public void afterEach(ExtensionContext context) {
    aws.close();
  }
}
