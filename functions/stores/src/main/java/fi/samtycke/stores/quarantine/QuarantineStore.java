package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import fi.samtycke.stores.register.ContactItems;
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
  public Write enter(
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

  /// Puts a stub without personal data in the entry's place. Condition: waiting, in time, and
  /// nothing else happened.
  public Write answer(
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
    return Write.builder()
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
  public Write stop(
      ControllerId controller, Stored seen, String enteredBy, Admission reason, Instant stubGone) {
    Map<String, AttributeValue> stub =
        Attributes.item(pk(controller, seen.entry().id()), SK)
            .with(QuarantineItems.STATE, "stopped")
            .with(QuarantineItems.REASON, reason.name())
            .with("enteredBy", enteredBy)
            .goneAfter(stubGone)
            .values();
    return Write.builder()
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
  public Write erase(ControllerId controller, Stored seen) {
    return Write.builder()
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
  public Write eraseStub(ControllerId controller, EntryId id) {
    return Write.builder()
        .delete(delete ->
            delete
                .tableName(table)
                .key(Attributes.key(pk(controller, id), SK))
                .conditionExpression("attribute_not_exists(changeHash)"))
        .build();
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(Write.update(table, pk(controller, id), SK), seen, next);
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

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#entry#" + id;
  }

  static String waiting(ControllerId controller) {
    return controller + "#waiting";
  }

  private static Map<String, AttributeValue> asSeen(Stored seen) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":hash", Attributes.text(seen.head().hash()));
    values.put(
        ":obligations",
        QuarantineItems.texts(seen.obligations().stream().map(EntryId::value).toList()));
    values.put(":links", QuarantineItems.texts(seen.links()));
    return values;
  }
}
