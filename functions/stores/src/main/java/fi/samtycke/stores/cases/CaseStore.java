package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The cases of the table `Cases`: what data subjects ask for, until it is answered. What belongs
/// to a case stands in its item collection. The index `listed` lists the open and the closed ones,
/// those received last first; the index `due` names the day on which a case is looked at again; the
/// index `addressed` finds the cases of an address.
public final class CaseStore {
  /// The prefixes of the keys of parts that hold what a person gave or was told.
  private static final List<String> PERSONAL_PARTS =
      List.of("letter#", "proposal#", AddressQuestions.PART);

  private static final int MOST_LINKS = 20;

  private final Table table;

  public CaseStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CASES_TABLE");
  }

  /// A case as it is stored.
  ///
  /// @param digest keyed, of its address; empty when the address is erased
  /// @param links digests of the mailed links
  /// @param dueAt when it is looked at again
  /// @param revision grows with every write
  public record Stored(
      RightsCase request,
      Optional<AddressDigest> digest,
      List<String> links,
      Optional<Instant> dueAt,
      ChainHead head,
      int revision) {

    /// The same case one step further.
    public Stored next(RightsCase now, Optional<Instant> due, ChainHead line) {
      return new Stored(now, now.address().flatMap(_ -> digest), links, due, line, revision);
    }

    /// With the digest of one more mailed link; the oldest of many goes.
    public Stored with(String link) {
      List<String> more = new ArrayList<>(links);
      more.add(link);
      List<String> last = more.subList(Math.max(0, more.size() - MOST_LINKS), more.size());
      return new Stored(request, digest, List.copyOf(last), dueAt, head, revision);
    }

    /// The same known better: with the address as it is spelled where the person is registered,
    /// whose digest is the same. Links that went to another spelling open nothing any more: it may
    /// be another mailbox (N10).
    public Stored as(RightsCase known) {
      boolean alike = known.address().equals(request.address());
      return new Stored(known, digest, alike ? links : List.of(), dueAt, head, revision);
    }

    /// To be looked at again then.
    public Stored dueAgain(Instant at) {
      return new Stored(request, digest, links, Optional.of(at), head, revision);
    }

    /// The same after [#replace] has written it.
    public Stored written() {
      return new Stored(request, digest, links, dueAt, head, revision + 1);
    }

    /// No mailed link opens it any more.
    public Stored withoutLinks() {
      return new Stored(request, digest, List.of(), dueAt, head, revision);
    }
  }

  /// Condition: the id is free.
  public Write insert(ControllerId controller, Stored stored) {
    return Write.insert(table, CaseItems.write(controller, stored));
  }

  /// Puts the case one step further. Condition: nobody wrote it since it was read.
  public Write replace(ControllerId controller, Stored seen, Stored next) {
    return Write.put(table, CaseItems.write(controller, next.written())).when(asSeen(seen));
  }

  /// Erases the case itself. Condition: nobody wrote it since it was read.
  public Write erase(ControllerId controller, Stored seen) {
    return Write.delete(table, CaseItems.pk(controller, seen.request().id()), CaseItems.SK)
        .when(asSeen(seen));
  }

  private static Condition asSeen(Stored seen) {
    return Condition.equal(CaseItems.REVISION, seen.revision());
  }

  /// Adds the digest of a link before the mail is tried.
  ///
  /// @return `false` when somebody wrote the case since it was read
  public boolean addLink(ControllerId controller, Stored seen, String link) {
    return replace(controller, seen, seen.with(link)).alone();
  }

  /// Lets the case remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(
            Write.update(table, CaseItems.pk(controller, id), CaseItems.SK), seen, next)
        .add(CaseItems.REVISION, 1);
  }

  /// Reads strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return table
        .find(CaseItems.pk(controller, id), CaseItems.SK)
        .map(item -> CaseItems.read(id, item));
  }

  /// Everything in the item collection of a case: itself under `case`, its parts under their own
  /// keys, such as `task#<id>`. Reads strongly.
  public List<Attributes> parts(ControllerId controller, EntryId id) {
    return table.all(CaseItems.pk(controller, id)).toList();
  }

  /// One item of the collection. Reads strongly.
  public Optional<Attributes> findPart(ControllerId controller, EntryId id, String sk) {
    return table.find(CaseItems.pk(controller, id), sk);
  }

  /// Whether that is the sort key of a case itself, and not of a part.
  public static boolean isCase(String sk) {
    return sk.equals(CaseItems.SK);
  }

  /// Begins an item of the collection of a case.
  public Attributes part(ControllerId controller, EntryId id, String sk) {
    return Attributes.item(CaseItems.pk(controller, id), sk);
  }

  /// Writes an item of the collection, in the place of an earlier one of its key.
  public Write put(Attributes part) {
    return Write.put(table, part);
  }

  public Write erasePart(ControllerId controller, EntryId id, String sk) {
    return Write.delete(table, CaseItems.pk(controller, id), sk);
  }

  /// Erases everything that stands beside the case.
  List<Write> eraseParts(ControllerId controller, EntryId id) {
    return eraseParts(controller, id, _ -> true);
  }

  /// Erases the parts that hold what a person gave or was told.
  List<Write> erasePersonalParts(ControllerId controller, EntryId id) {
    return eraseParts(controller, id, sk -> PERSONAL_PARTS.stream().anyMatch(sk::startsWith));
  }

  /// Erases parts.
  ///
  /// @param which by their sort keys
  public List<Write> eraseParts(ControllerId controller, EntryId id, Predicate<String> which) {
    return parts(controller, id).stream()
        .map(part -> part.required(Attributes.SK))
        .filter(sk -> !isCase(sk) && which.test(sk))
        .map(sk -> erasePart(controller, id, sk))
        .toList();
  }

  /// The cases without what the person gave, those received last first, behind the one of order
  /// `after`.
  ///
  /// @param open or the closed ones
  public Listings.Page<RightsCase> list(
      ControllerId controller, boolean open, Optional<String> after, int limit) {
    return Listings.page(
        table,
        CaseItems.INDEX,
        CaseItems.listed(controller, open),
        after,
        limit,
        row -> CaseItems.request(Listings.id(row), row));
  }

  /// The cases that are to be looked at on the day in UTC and not after `now`.
  public List<EntryId> due(ControllerId controller, LocalDate day, Instant now) {
    return Listings.ids(
        DueIndex.due(table, DueIndex.day(controller, day), now), controller + "#case#");
  }

  /// The cases of an address; a little late perhaps, as it is an index.
  ///
  /// @param digests of the address, one for each live key version
  public List<EntryId> withAddress(ControllerId controller, List<AddressDigest> digests) {
    return Listings.ids(AddressIndex.find(table, controller, digests), controller + "#case#");
  }
}
