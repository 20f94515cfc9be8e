package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The table `Quarantine`: contacts that wait for their answer, and stubs of answered ones. Every
/// write names the state and the chain head that it saw; whoever comes second finds another and
/// writes nothing.
public final class QuarantineStore {
  static final String SK = "entry";
  private static final String WAITING = "waiting";
  private static final String WAITING_ORDER = "waitingOrder";

  /// Nothing happened to the entry since it was read, also nothing that no change tells of: no mail
  /// was begun and none became due. Who ends an entry ends all that belongs to it.
  private static final String AS_SEEN =
      "changeHash = :hash AND obligations = :obligations"
          + " AND (links = :links OR attribute_not_exists(links))";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public QuarantineStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("QUARANTINE_TABLE");
  }

  /// An entry as it is stored.
  ///
  /// @param data empty for a stub
  /// @param address the keyed digest that it holds its address under, once admitted
  /// @param links digests of the mailed links, one for each mail and one to spare
  /// @param mails that SES took, in order
  /// @param obligations ids of what was owed about the entry
  public record Stored(
      QuarantineEntry entry,
      Optional<ContactData> data,
      Optional<String> address,
      List<String> links,
      List<AskingMail> mails,
      List<EntryId> obligations,
      ChainHead head) {}

  /// Enters a contact. Condition: the id is free.
  ///
  /// @param question the id of the obligation to ask
  /// @param hardLimit when it goes if no mail is ever accepted
  public TransactWriteItem enter(
      ControllerId controller,
      EntryId id,
      ContactData data,
      EntryId question,
      ChainHead head,
      Instant hardLimit) {
    Attributes item =
        Attributes.item(pk(controller, id), SK)
            .with(QuarantineItems.STATE, "entered")
            .with(QuarantineItems.OBLIGATIONS, List.of(question.value()))
            .with(ChainHeads.SEQUENCE, head.sequence())
            .with(ChainHeads.HASH, head.hash())
            .with(DueIndex.DAY, DueIndex.day(controller, hardLimit))
            .with(DueIndex.ORDER, hardLimit);
    return Writes.insert(table, ContactItems.write(item, data).values());
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, pk(controller, id), SK)
        .map(item -> QuarantineItems.read(id, item));
  }

  /// Notes that the first mail is about to be tried, with the digest of its link, before it is: the
  /// link of a mail whose acceptance was never heard of works, until the day that the mail names.
  /// Condition: still not accepted.
  public TransactWriteItem admit(
      ControllerId controller,
      Stored seen,
      Instant now,
      Instant answerBy,
      String address,
      String link) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":address", Attributes.text(address));
    values.put(":day", Attributes.text(DueIndex.day(controller, answerBy)));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":entered", Attributes.text("entered"));
    values.put(":now", Attributes.instant(now));
    values.put(":answerBy", Attributes.instant(answerBy));
    values.put(":links", texts(QuarantineItems.linksWith(seen, 0, link)));
    values.put(":waiting", Attributes.text(waiting(controller)));
    values.put(":order", Attributes.text(Timestamp.of(now) + "#" + seen.entry().id()));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = :admitted, triedAt = :now, answerBy = :answerBy, links = :links,"
            + " addressDigest = :address, waiting = :waiting, waitingOrder = :order, dueDay = :day,"
            + " dueOrder = :answerBy",
        "#state IN (:entered, :admitted) AND changeHash = :hash",
        values);
  }

  /// Takes back what [#admit] noted, because SES said that it did not take the mail. Condition:
  /// nothing else happened.
  public TransactWriteItem notTaken(ControllerId controller, Stored before, Instant hardLimit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":entered", Attributes.text("entered"));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":links", texts(before.links()));
    values.put(":day", Attributes.text(DueIndex.day(controller, hardLimit)));
    values.put(":order", Attributes.instant(hardLimit));
    values.put(":hash", Attributes.text(before.head().hash()));
    return update(
        controller,
        before.entry().id(),
        "SET #state = :entered, links = :links, dueDay = :day, dueOrder = :order"
            + " REMOVE triedAt, answerBy",
        "#state = :admitted AND changeHash = :hash",
        values);
  }

  /// Notes that SES took the first mail: the days begin. Condition: admitted, and nothing else
  /// happened.
  public TransactWriteItem asked(
      ControllerId controller,
      Stored seen,
      AskingMail mail,
      Instant answerBy,
      Instant nextDue,
      ChainHead next) {
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":asked", Attributes.text("asked"));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":accepted", Attributes.instant(mail.acceptedAt()));
    values.put(":answerBy", Attributes.instant(answerBy));
    values.put(":zero", Attributes.number(0));
    values.put(":mails", texts(List.of(mail.messageId())));
    values.put(":times", texts(List.of(Timestamp.of(mail.acceptedAt()))));
    values.put(":day", Attributes.text(DueIndex.day(controller, nextDue)));
    values.put(":order", Attributes.instant(nextDue));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = :asked, firstMailAcceptedAt = :accepted, answerBy = :answerBy, reminders ="
            + " :zero, mails = :mails, mailTimes = :times, dueDay = :day, dueOrder = :order,"
            + " changeSequence = :nextSequence, changeHash = :nextHash",
        "#state = :admitted AND changeHash = :hash",
        values);
  }

  /// Deals with reminders that fell due, whether the latest is sent or not. Condition: asked, and
  /// nobody dealt with them.
  ///
  /// @param obligation the reminder that is owed now
  public TransactWriteItem remind(
      ControllerId controller,
      QuarantineEntry.Asked seen,
      int remindersDue,
      Instant nextDue,
      Optional<EntryId> obligation) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":asked", Attributes.text("asked"));
    values.put(":seen", Attributes.number(seen.reminders()));
    values.put(":due", Attributes.number(remindersDue));
    values.put(":day", Attributes.text(DueIndex.day(controller, nextDue)));
    values.put(":order", Attributes.instant(nextDue));
    String set = "SET reminders = :due, dueDay = :day, dueOrder = :order";
    if (obligation.isPresent()) {
      values.put(":obligation", texts(List.of(obligation.get().value())));
      set += ", obligations = list_append(obligations, :obligation)";
    }
    return update(controller, seen.id(), set, "#state = :asked AND reminders = :seen", values);
  }

  /// Adds the digest of a reminder's link before the reminder is tried. Condition: still asked.
  public TransactWriteItem addLink(ControllerId controller, Stored seen, int mail, String link) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":asked", Attributes.text("asked"));
    values.put(":links", texts(QuarantineItems.linksWith(seen, mail, link)));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return update(
        controller,
        seen.entry().id(),
        "SET links = :links",
        "#state = :asked AND changeHash = :hash",
        values);
  }

  /// Notes that SES took a reminder. Condition: asked, and nothing else happened.
  public TransactWriteItem reminded(
      ControllerId controller, Stored seen, AskingMail mail, ChainHead next) {
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":asked", Attributes.text("asked"));
    values.put(":mail", texts(List.of(mail.messageId())));
    values.put(":time", texts(List.of(Timestamp.of(mail.acceptedAt()))));
    return update(
        controller,
        seen.entry().id(),
        "SET mails = list_append(mails, :mail), mailTimes = list_append(mailTimes, :time),"
            + " changeSequence = :nextSequence, changeHash = :nextHash",
        "#state = :asked AND changeHash = :hash",
        values);
  }

  /// Notes that a mail came back for good. Condition: waiting, and nothing else happened.
  public TransactWriteItem returned(ControllerId controller, Stored seen, ChainHead next) {
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":returned", AttributeValue.fromBool(true));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = #state, returned = :returned, changeSequence = :nextSequence, changeHash ="
            + " :nextHash",
        "changeHash = :hash",
        values);
  }

  /// Puts a stub without personal data in the entry's place. Condition: waiting, in time, and
  /// nothing else happened.
  public TransactWriteItem answer(
      ControllerId controller, Stored seen, Answer answer, Instant now, Instant stubGone) {
    Map<String, AttributeValue> stub =
        Attributes.item(pk(controller, seen.entry().id()), SK)
            .with(QuarantineItems.STATE, answer.id())
            .with(QuarantineItems.LINKS, seen.links())
            .goneAfter(stubGone)
            .values();
    Map<String, AttributeValue> values = asSeen(seen);
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":asked", Attributes.text("asked"));
    values.put(":now", Attributes.instant(now));
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table)
                .item(stub)
                .conditionExpression(
                    "#state IN (:admitted, :asked) AND answerBy > :now AND " + AS_SEEN)
                .expressionAttributeNames(Map.of("#state", QuarantineItems.STATE))
                .expressionAttributeValues(values)
                .build())
        .build();
  }

  /// Puts a stub in the place of an employee's entry that may not be asked. Condition: not asked.
  public TransactWriteItem stop(
      ControllerId controller, Stored seen, String enteredBy, Admission reason, Instant stubGone) {
    Map<String, AttributeValue> stub =
        Attributes.item(pk(controller, seen.entry().id()), SK)
            .with(QuarantineItems.STATE, "stopped")
            .with(QuarantineItems.REASON, reason.name())
            .with("enteredBy", enteredBy)
            .goneAfter(stubGone)
            .values();
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table)
                .item(stub)
                .conditionExpression(AS_SEEN)
                .expressionAttributeValues(asSeen(seen))
                .build())
        .build();
  }

  /// Erases the entry. Condition: nothing else happened to it.
  public TransactWriteItem erase(ControllerId controller, Stored seen) {
    return TransactWriteItem.builder()
        .delete(
            Delete.builder()
                .tableName(table)
                .key(Attributes.key(pk(controller, seen.entry().id()), SK))
                .conditionExpression(AS_SEEN)
                .expressionAttributeValues(asSeen(seen))
                .build())
        .build();
  }

  /// Erases the stub of an answered or stopped entry. Condition: it is a stub.
  public TransactWriteItem eraseStub(ControllerId controller, EntryId id) {
    return TransactWriteItem.builder()
        .delete(delete ->
            delete
                .tableName(table)
                .key(Attributes.key(pk(controller, id), SK))
                .conditionExpression("attribute_not_exists(changeHash)"))
        .build();
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public TransactWriteItem remember(
      ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(table, Attributes.key(pk(controller, id), SK), seen, next);
  }

  /// What the sweep has to look at on a day in UTC, until `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return DueIndex.due(dynamoDb, table, DueIndex.day(controller, day), now).stream()
        .map(pk -> new EntryId(pk.substring(pk.lastIndexOf('#') + 1)))
        .toList();
  }

  /// The ids of the admitted entries that wait, the latest first, behind the one of order `after`.
  public Listings.Page list(ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        dynamoDb, table, WAITING, WAITING_ORDER, waiting(controller), after, limit);
  }

  static String pk(ControllerId controller, EntryId id) {
    return controller + "#entry#" + id;
  }

  static String waiting(ControllerId controller) {
    return controller + "#waiting";
  }

  private TransactWriteItem update(
      ControllerId controller,
      EntryId id,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    Update.Builder update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(pk(controller, id), SK))
            .updateExpression(expression)
            .conditionExpression(condition)
            .expressionAttributeValues(values);
    if (expression.contains("#state") || condition.contains("#state")) {
      update.expressionAttributeNames(Map.of("#state", QuarantineItems.STATE));
    }
    return TransactWriteItem.builder().update(update.build()).build();
  }

  private static Map<String, AttributeValue> asSeen(Stored seen) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":hash", Attributes.text(seen.head().hash()));
    values.put(":obligations", texts(seen.obligations().stream().map(EntryId::value).toList()));
    values.put(":links", texts(seen.links()));
    return values;
  }

  private static Map<String, AttributeValue> advancing(Stored seen, ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":nextSequence", Attributes.number(next.sequence()));
    values.put(":nextHash", Attributes.text(next.hash()));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return values;
  }

  private static AttributeValue texts(List<String> values) {
    return AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList());
  }
}
