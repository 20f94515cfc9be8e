package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.dynamo.Writes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// The table `Register`: contacts, with their consents in the same item collection.
public final class RegisterStore {
  public static final String CONTACT = "contact";
  private static final String CONSENT = "consent#";
  private static final String STATE = "state";
  private static final String ACTIVE = "active";
  private static final String RESTRICTED = "restricted";
  private static final String RESTRICTED_BY = "restrictedBy";
  private static final String LINKS = "withdrawalLinks";
  private static final String CREATED_AT = "createdAt";
  private static final String LISTING = "contacts";
  private static final String LISTING_ORDER = "contactsOrder";
  static final String AS_SEEN = "changeHash = :seen";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public RegisterStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("REGISTER_TABLE");
  }

  /// A contact in the register.
  ///
  /// @param restricted kept, and used for nothing (GDPR Art. 18)
  /// @param restrictedBy on what grounds: as [RestrictContact] names them; empty too when a restore
  ///   restricted it anew
  /// @param links digests of the mailed withdrawal links
  public record Contact(
      EntryId id,
      ContactData data,
      Instant createdAt,
      boolean restricted,
      Set<String> restrictedBy,
      List<String> links,
      ChainHead head) {}

  /// Registers a contact. Condition: the id is free.
  public Write insert(
      ControllerId controller, EntryId id, ContactData data, Instant now, ChainHead head) {
    Attributes item =
        Attributes.item(pk(controller, id), CONTACT)
            .with(STATE, ACTIVE)
            .with(CREATED_AT, now)
            .with(LISTING, controller + "#contacts")
            .with(LISTING_ORDER, Timestamp.of(now) + "#" + id)
            .with(ChainHeads.SEQUENCE, head.sequence())
            .with(ChainHeads.HASH, head.hash());
    return Writes.insert(table, ContactItems.write(item, data).values());
  }

  /// Keeps the proof of a consent beside the contact. Condition: not kept yet.
  public Write keep(ControllerId controller, EntryId id, ConsentReceipt receipt) {
    List<String> messageIds = receipt.mails().stream().map(AskingMail::messageId).toList();
    List<String> times =
        receipt.mails().stream().map(mail -> Timestamp.of(mail.acceptedAt())).toList();
    return Writes.insert(
        table,
        Attributes.item(pk(controller, id), CONSENT + Timestamp.of(receipt.consentedAt()))
            .with("statement", receipt.statement())
            .with("statementId", receipt.statementId())
            .with("statementVersion", receipt.statementVersion())
            .with("statementHash", receipt.statementHash())
            .with("language", receipt.language().tag())
            .with("purposes", receipt.purposes())
            .with(ContactItems.MAILS, messageIds)
            .with(ContactItems.MAIL_TIMES, times)
            .with("consentedAt", receipt.consentedAt())
            .with("declaration", receipt.declaration())
            .values());
  }

  /// Lets an address be found. The register may hold several contacts under one address.
  public Write index(ControllerId controller, String digest, EntryId id) {
    Map<String, AttributeValue> item =
        Attributes.item(addressPk(controller, digest), id.value()).values();
    return Write.builder().put(put -> put.tableName(table).item(item)).build();
  }

  /// The contacts under an address.
  ///
  /// @param digests one for each live key version
  public List<EntryId> withAddress(ControllerId controller, List<String> digests) {
    return digests.stream()
        .flatMap(digest -> Reads.all(dynamoDb, table, addressPk(controller, digest)))
        .map(item -> new EntryId(item.required(Attributes.SK)))
        .toList();
  }

  /// Reads strongly.
  public Optional<Contact> find(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, pk(controller, id), CONTACT)
        .map(item ->
            new Contact(
                id,
                ContactItems.read(item),
                item.at(CREATED_AT),
                item.required(STATE).equals(RESTRICTED),
                Set.copyOf(item.texts(RESTRICTED_BY)),
                item.texts(LINKS),
                ChainHeads.of(item)));
  }

  /// The consents of a contact, the latest first. Reads strongly.
  public List<ConsentReceipt> consents(ControllerId controller, EntryId id) {
    return Reads.all(dynamoDb, table, pk(controller, id))
        .filter(item -> item.required(Attributes.SK).startsWith(CONSENT))
        .map(RegisterStore::receipt)
        .toList()
        .reversed();
  }

  /// The ids of the contacts, the latest first, behind the one of order `after`.
  public Listings.Page list(ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        dynamoDb, table, LISTING, LISTING_ORDER, controller + "#contacts", after, limit);
  }

  /// Adds the digest of a withdrawal link before its mail is tried. Condition: the contact is
  /// there.
  public void addLink(ControllerId controller, EntryId id, String digest) {
    AttributeValue none = AttributeValue.fromL(List.of());
    AttributeValue link = AttributeValue.fromL(List.of(Attributes.text(digest)));
    dynamoDb.updateItem(update ->
        update
            .tableName(table)
            .key(Attributes.key(pk(controller, id), CONTACT))
            .updateExpression(
                "SET withdrawalLinks = list_append(if_not_exists(withdrawalLinks, :none),"
                    + " :link)")
            .conditionExpression("attribute_exists(pk)")
            .expressionAttributeValues(Map.of(":none", none, ":link", link)));
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(Write.update(table, pk(controller, id), CONTACT), seen, next);
  }

  /// Restricts the contact on one more ground. Condition: nothing else happened to it.
  public Write restrict(ControllerId controller, Contact seen, String ground, ChainHead next) {
    return state(controller, seen, RESTRICTED, "ADD", Set.of(ground), next);
  }

  /// Ends grounds; with the last one the contact may be used again. Condition: nothing else
  /// happened to it.
  public Write release(ControllerId controller, Contact seen, Set<String> grounds, ChainHead next) {
    boolean others = !grounds.containsAll(seen.restrictedBy());
    return state(controller, seen, others ? RESTRICTED : ACTIVE, "DELETE", grounds, next);
  }

  private Write state(
      ControllerId controller,
      Contact seen,
      String state,
      String change,
      Set<String> grounds,
      ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", Attributes.text(state));
    values.put(":sequence", Attributes.number(next.sequence()));
    values.put(":hash", Attributes.text(next.hash()));
    values.put(":seen", Attributes.text(seen.head().hash()));
    values.put(":grounds", Attributes.textSet(grounds));
    boolean none = seen.restrictedBy().isEmpty();
    if (!none) {
      values.put(":before", Attributes.textSet(seen.restrictedBy()));
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(pk(controller, seen.id()), CONTACT))
            .updateExpression(
                "SET #state = :state, changeSequence = :sequence, changeHash = :hash %s %s :grounds"
                    .formatted(change, RESTRICTED_BY))
            .conditionExpression(
                AS_SEEN
                    + (none
                        ? " AND attribute_not_exists(" + RESTRICTED_BY + ")"
                        : " AND " + RESTRICTED_BY + " = :before"))
            .expressionAttributeNames(Map.of("#state", STATE))
            .expressionAttributeValues(values)
            .build();
    return Write.builder().update(update).build();
  }

  /// Erases the contact itself; what stands beside it goes before or with it. Condition: nothing
  /// else happened to it.
  public Write erase(ControllerId controller, Contact seen) {
    return Write.builder()
        .delete(delete ->
            delete
                .tableName(table)
                .key(Attributes.key(pk(controller, seen.id()), CONTACT))
                .conditionExpression(AS_SEEN)
                .expressionAttributeValues(Map.of(":seen", Attributes.text(seen.head().hash()))))
        .build();
  }

  /// Condition: nothing else happened to the contact.
  public Write unchanged(ControllerId controller, Contact seen) {
    return Write.builder()
        .conditionCheck(check ->
            check
                .tableName(table)
                .key(Attributes.key(pk(controller, seen.id()), CONTACT))
                .conditionExpression(AS_SEEN)
                .expressionAttributeValues(Map.of(":seen", Attributes.text(seen.head().hash()))))
        .build();
  }

  /// Lets a contact no longer be found under an address.
  public Write unindex(ControllerId controller, String digest, EntryId id) {
    return Write.builder()
        .delete(delete ->
            delete.tableName(table).key(Attributes.key(addressPk(controller, digest), id.value())))
        .build();
  }

  private static ConsentReceipt receipt(Attributes item) {
    return new ConsentReceipt(
        item.required("statement"),
        item.required("statementId"),
        item.required("statementVersion"),
        Language.of(item.required("language")).orElse(Language.SV),
        item.texts("purposes"),
        ContactItems.mails(item),
        item.at("consentedAt"),
        item.required("declaration"));
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#contact#" + id;
  }

  private static String addressPk(ControllerId controller, String digest) {
    return controller + "#address#" + digest;
  }
}
