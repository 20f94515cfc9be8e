package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.ContactItems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `Quarantine`: contacts that wait for their answer, and stubs of answered ones. Every
/// write names the state and the chain head that it saw; whoever comes second finds another and
/// writes nothing.
public final class QuarantineStore {
  static final String SK = "entry";

  private final Table table;

  public QuarantineStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "QUARANTINE_TABLE");
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
      Optional<AddressDigest> address,
      List<String> links,
      List<AskingMail> mails,
      List<EntryId> obligations,
      ChainHead head) {

    /// The same, when it holds its address.
    public Stored holding(AddressDigest digest) {
      return new Stored(entry, data, Optional.of(digest), links, mails, obligations, head);
    }

    /// As staff are shown it.
    public Shown shown() {
      return new Shown(entry, data, head.sequence());
    }
  }

  /// What staff are shown of an entry, and all that the index `waiting` carries.
  ///
  /// @param data empty for a stub
  /// @param version the number of its last change
  public record Shown(QuarantineEntry entry, Optional<ContactData> data, int version) {}

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
            .with(QuarantineItems.STATE, QuarantineItems.ENTERED)
            .with(QuarantineItems.OBLIGATIONS, List.of(question.value()))
            .due(DueIndex.day(controller, hardLimit), hardLimit);
    return Write.insert(table, ContactItems.write(ChainHeads.begin(item, head), data));
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return table.find(pk(controller, id), SK).map(item -> QuarantineItems.read(id, item));
  }

  /// Puts a stub without personal data in the entry's place. Condition: waiting, in time, and
  /// nothing else happened.
  ///
  /// @param agreed ids of the purposes that the person agreed to
  public Write answer(
      ControllerId controller,
      Stored seen,
      Answer answer,
      List<String> agreed,
      Instant now,
      Instant stubGone) {
    Attributes stub =
        Attributes.item(pk(controller, seen.entry().id()), SK)
            .with(QuarantineItems.STATE, answer.value())
            .with(QuarantineItems.LINKS, seen.links())
            .goneAfter(stubGone);
    if (!agreed.isEmpty()) {
      stub.with(QuarantineItems.AGREED, agreed);
    }
    return asSeen(Write.put(table, stub), seen)
        .when(
            Condition.oneOf(QuarantineItems.STATE, QuarantineItems.ADMITTED, QuarantineItems.ASKED),
            Condition.after(QuarantineItems.ANSWER_BY, now));
  }

  /// Puts a stub in the place of an employee's entry that may not be asked. Condition: not asked.
  public Write stop(
      ControllerId controller, Stored seen, String enteredBy, Admission reason, Instant stubGone) {
    Attributes stub =
        Attributes.item(pk(controller, seen.entry().id()), SK)
            .with(QuarantineItems.STATE, QuarantineItems.STOPPED)
            .with(QuarantineItems.REASON, reason.name())
            .with("enteredBy", enteredBy)
            .goneAfter(stubGone);
    return asSeen(Write.put(table, stub), seen);
  }

  /// Erases the entry. Condition: nothing else happened to it.
  public Write erase(ControllerId controller, Stored seen) {
    return asSeen(Write.delete(table, pk(controller, seen.entry().id()), SK), seen);
  }

  /// Erases the stub of an answered or stopped entry. Condition: it is a stub.
  public Write eraseStub(ControllerId controller, EntryId id) {
    return Write.delete(table, pk(controller, id), SK).when(Condition.lacks(ChainHeads.HASH));
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(Write.update(table, pk(controller, id), SK), seen, next);
  }

  /// What the sweep has to look at on a day in UTC, until `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return DueIndex.items(table, DueIndex.day(controller, day), now).map(Listings::id).toList();
  }

  /// The admitted entries, the latest first, behind the one of order `after`.
  ///
  /// @param enteredBy whose entries alone; empty for everybody's
  /// @param seen whether the caller sees it
  public Listings.Page<Shown> list(
      ControllerId controller,
      Optional<Actor> enteredBy,
      Predicate<Shown> seen,
      Optional<String> after,
      int limit) {
    return Listings.page(
        table,
        QuarantineItems.INDEX,
        new Listings.Asked(
            waiting(controller), after, limit, enteredBy.map(ContactItems::enteredBy), false),
        row -> Optional.of(QuarantineItems.shown(row)).filter(seen),
        () -> false);
  }

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#entry#" + id;
  }

  static String waiting(ControllerId controller) {
    return controller + "#waiting";
  }

  /// Nothing happened to the entry since it was read, also nothing that no change tells of: no mail
  /// was begun and none became due. Who ends an entry ends all that belongs to it.
  private static Write asSeen(Write write, Stored seen) {
    return write.when(
        ChainHeads.asSeen(seen.head()),
        Condition.equal(
            QuarantineItems.OBLIGATIONS, seen.obligations().stream().map(EntryId::value).toList()),
        Condition.equal(QuarantineItems.LINKS, seen.links())
            .or(Condition.lacks(QuarantineItems.LINKS)));
  }
}
