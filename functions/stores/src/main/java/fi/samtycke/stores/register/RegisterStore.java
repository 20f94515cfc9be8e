package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.AddressQuestion;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `Register`: contacts, with their consents in the same item collection.
public final class RegisterStore {
  public static final String CONTACT = "contact";
  public static final String STATE = "state";
  private static final String ACTIVE = "active";
  public static final String RESTRICTED = "restricted";
  public static final String RESTRICTED_BY = "restrictedBy";
  private static final String TOLD = "restrictionTold";
  private static final String LINKS = "withdrawalLinks";
  private static final String CREATED_AT = "createdAt";
  private static final String INTEREST = "interest";

  /// Ids of purposes from which the consent was taken back.
  public static final String WITHDRAWN = "withdrawn";

  private static final Listings.Index INDEX = new Listings.Index("contacts");

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL =
      Set.of(
          INDEX.name(), INDEX.order(), LINKS, RESTRICTED_BY, TOLD, ContactValues.FORMER_ADDRESSES);

  private final Table table;

  public RegisterStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "REGISTER_TABLE");
  }

  /// A contact in the register.
  ///
  /// @param restricted kept, and used for nothing (GDPR Art. 18)
  /// @param restrictedBy on what grounds: as [fi.samtycke.stores.tasks.RestrictContact] names them;
  ///   empty too when a restore restricted it anew
  /// @param told the tasks by which recipients are told that it is restricted; empty when none is
  /// @param interest the purpose that it is kept for on a legitimate interest; empty when it rests
  ///   on consent
  /// @param withdrawn the purposes from which the consent was taken back
  /// @param links digests of the mailed withdrawal links
  public record Contact(
      EntryId id,
      ContactData data,
      Instant createdAt,
      boolean restricted,
      Set<String> restrictedBy,
      Set<String> told,
      Optional<String> interest,
      Set<String> withdrawn,
      List<String> links,
      ChainHead head) {

    /// As staff are shown it.
    public Shown shown() {
      return new Shown(id, data, createdAt, restricted, head.sequence());
    }
  }

  /// What staff are shown of a contact, and all that the index `contacts` carries.
  ///
  /// @param version the number of its last change
  public record Shown(
      EntryId id, ContactData data, Instant createdAt, boolean restricted, int version) {}

  /// Registers a contact who consents. Condition: the id is free.
  public Write insert(
      ControllerId controller, EntryId id, ContactData data, Instant now, ChainHead head) {
    return insert(controller, id, data, Optional.empty(), now, head);
  }

  /// Registers a contact. Condition: the id is free.
  ///
  /// @param interest the purpose, when it is kept on a legitimate interest
  public Write insert(
      ControllerId controller,
      EntryId id,
      ContactData data,
      Optional<String> interest,
      Instant now,
      ChainHead head) {
    Attributes item =
        Attributes.item(pk(controller, id), CONTACT)
            .with(STATE, ACTIVE)
            .with(CREATED_AT, now)
            .with(INTEREST, interest)
            .listed(INDEX, controller + "#contacts", Timestamp.of(now) + "#" + id);
    return Write.insert(table, ContactItems.write(ChainHeads.begin(item, head), data));
  }

  /// Keeps the proof of a consent beside the contact. Condition: not kept yet.
  public Write keep(ControllerId controller, EntryId id, ConsentReceipt receipt) {
    List<String> messageIds = receipt.mails().stream().map(AskingMail::messageId).toList();
    List<String> times =
        receipt.mails().stream().map(mail -> Timestamp.of(mail.acceptedAt())).toList();
    return Write.insert(
        table,
        Attributes.item(
                pk(controller, id), ContactPart.CONSENT.key() + Timestamp.of(receipt.consentedAt()))
            .with("statement", receipt.statement())
            .with("statementId", receipt.statementId())
            .with("statementVersion", receipt.statementVersion())
            .with("statementHash", receipt.statementHash())
            .with("language", receipt.language().tag())
            .with("purposes", receipt.purposes())
            .with("declined", receipt.declined())
            .with(ContactItems.MAILS, messageIds)
            .with(ContactItems.MAIL_TIMES, times)
            .with("consentedAt", receipt.consentedAt())
            .with("declaration", receipt.declaration()));
  }

  /// Lets an address be found. The register may hold several contacts under one address.
  public Write index(ControllerId controller, AddressDigest digest, EntryId id) {
    return Write.put(table, Attributes.item(addressPk(controller, digest), id.value()));
  }

  /// The contacts under an address.
  ///
  /// @param digests one for each live key version
  public List<EntryId> withAddress(ControllerId controller, List<AddressDigest> digests) {
    return digests.stream()
        .flatMap(digest -> table.all(addressPk(controller, digest)))
        .map(item -> new EntryId(item.required(Attributes.SK)))
        .toList();
  }

  /// Reads strongly.
  public Optional<Contact> find(ControllerId controller, EntryId id) {
    return table
        .find(pk(controller, id), CONTACT)
        .map(item ->
            new Contact(
                id,
                ContactItems.read(item),
                item.at(CREATED_AT),
                isRestricted(item),
                Set.copyOf(item.texts(RESTRICTED_BY)),
                Set.copyOf(item.texts(TOLD)),
                item.optional(INTEREST),
                Set.copyOf(item.texts(WITHDRAWN)),
                item.texts(LINKS),
                ChainHeads.of(item)));
  }

  /// The contact that a question is about, as long as it has the address that was asked.
  public Optional<Contact> asAsked(ControllerId controller, AddressQuestion question) {
    String registered = question.registered().comparable();
    return find(controller, question.contact())
        .filter(contact -> contact.data().address().comparable().equals(registered));
  }

  /// The consents of a contact, the latest first. Reads strongly.
  public List<ConsentReceipt> consents(ControllerId controller, EntryId id) {
    return table
        .all(pk(controller, id))
        .filter(item -> ContactPart.of(item) == ContactPart.CONSENT)
        .map(RegisterStore::receipt)
        .toList()
        .reversed();
  }

  /// The contacts, the latest first, behind the one of order `after`.
  public Listings.Page<Shown> list(ControllerId controller, Optional<String> after, int limit) {
    return Listings.page(
        table,
        INDEX,
        controller + "#contacts",
        after,
        limit,
        row ->
            new Shown(
                Listings.id(row),
                ContactItems.read(row),
                row.at(CREATED_AT),
                isRestricted(row),
                row.count(ChainHeads.SEQUENCE)));
  }

  /// Adds the digest of a withdrawal link before its mail is tried.
  ///
  /// @return `false` when the contact is gone: nobody is written to then
  public boolean addLink(ControllerId controller, EntryId id, String digest) {
    return Write.update(table, pk(controller, id), CONTACT)
        .append(LINKS, List.of(digest))
        .when(Condition.exists())
        .alone();
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(Write.update(table, pk(controller, id), CONTACT), seen, next);
  }

  /// Restricts the contact on one more ground. Condition: nothing else happened to it.
  public Write restrict(ControllerId controller, Contact seen, String ground, ChainHead next) {
    return state(controller, seen, RESTRICTED, next).add(RESTRICTED_BY, Set.of(ground));
  }

  /// The same, when recipients are told of it.
  ///
  /// @param told the tasks; may be none
  public Write restrict(
      ControllerId controller, Contact seen, String ground, Set<String> told, ChainHead next) {
    Write write = restrict(controller, seen, ground, next);
    return told.isEmpty() ? write : write.add(TOLD, told);
  }

  /// Takes the consent back from some purposes, while others remain. Condition: nothing else
  /// happened to it.
  public Write withdraw(
      ControllerId controller, Contact seen, Collection<String> purposes, ChainHead next) {
    return remember(controller, seen.id(), seen.head(), next).add(WITHDRAWN, purposes);
  }

  /// Takes the consent back from the last purposes: the contact is restricted from now on.
  /// Condition: nothing else happened to it.
  ///
  /// @param ground as for [#restrict]
  public Write withdrawAll(
      ControllerId controller,
      Contact seen,
      Collection<String> purposes,
      String ground,
      ChainHead next) {
    return restrict(controller, seen, ground, next).add(WITHDRAWN, purposes);
  }

  /// Ends grounds; with the last one the contact may be used again, and nobody is told any more
  /// that it is restricted. Condition: nothing else happened to it.
  public Write release(ControllerId controller, Contact seen, Set<String> grounds, ChainHead next) {
    boolean others = !grounds.containsAll(seen.restrictedBy());
    Write write =
        state(controller, seen, others ? RESTRICTED : ACTIVE, next).take(RESTRICTED_BY, grounds);
    return others ? write : write.remove(TOLD);
  }

  private Write state(ControllerId controller, Contact seen, String state, ChainHead next) {
    return ChainHeads.remember(Write.update(table, pk(controller, seen.id()), CONTACT), next)
        .set(STATE, state)
        .when(ChainHeads.asSeen(seen.head()), Condition.equal(RESTRICTED_BY, seen.restrictedBy()));
  }

  /// Erases the contact itself; what stands beside it goes before or with it. Condition: nothing
  /// else happened to it.
  public Write erase(ControllerId controller, Contact seen) {
    return Write.delete(table, pk(controller, seen.id()), CONTACT)
        .when(ChainHeads.asSeen(seen.head()));
  }

  /// Condition: nothing else happened to the contact.
  public Write unchanged(ControllerId controller, Contact seen) {
    return Write.check(table, pk(controller, seen.id()), CONTACT)
        .when(ChainHeads.asSeen(seen.head()));
  }

  /// Lets a contact no longer be found under an address.
  public Write unindex(ControllerId controller, AddressDigest digest, EntryId id) {
    return Write.delete(table, addressPk(controller, digest), id.value());
  }

  private static boolean isRestricted(Attributes item) {
    return item.required(STATE).equals(RESTRICTED);
  }

  private static ConsentReceipt receipt(Attributes item) {
    return new ConsentReceipt(
        item.required("statement"),
        item.required("statementId"),
        item.required("statementVersion"),
        Language.of(item.required("language")).orElse(Language.SV),
        item.texts("purposes"),
        item.texts("declined"),
        ContactItems.mails(item),
        item.at("consentedAt"),
        item.required("declaration"));
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#contact#" + id;
  }

  private static String addressPk(ControllerId controller, AddressDigest digest) {
    return controller + "#address#" + digest;
  }
}
