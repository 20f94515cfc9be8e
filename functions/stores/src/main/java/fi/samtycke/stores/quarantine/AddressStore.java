package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the table `Quarantine` holds on an address, by its keyed digest: which entry waits under
/// it, and when it was written to. Erased with the entry.
public final class AddressStore {
  private static final String LOOK_UP = "address";
  private static final String COUNTER = "mails";
  private static final String ENTRY = "entry";
  private static final String FIRST_MAILS = "firstMails";
  private static final String MAILS = "mails";
  private static final String CHALLENGES = "challenges";
  private static final String TOTAL = "total";

  private final Table table;

  public AddressStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "QUARANTINE_TABLE");
  }

  /// When quarantine mails were tried to an address.
  public record Tried(List<Instant> firstMails, List<Instant> mails) {}

  /// Takes the address for the entry. Condition: no other entry waits under it.
  public Write take(ControllerId controller, AddressDigest digest, EntryId entry) {
    return Write.put(
            table, Attributes.item(pk(controller, digest), LOOK_UP).with(ENTRY, entry.value()))
        .when(Condition.absent().or(Condition.equal(ENTRY, entry.value())));
  }

  /// The entry that waits under the address. Reads strongly.
  public Optional<EntryId> holder(ControllerId controller, List<AddressDigest> digests) {
    return digests.stream()
        .flatMap(digest -> find(controller, digest, LOOK_UP).stream())
        .map(item -> new EntryId(item.required(ENTRY)))
        .findFirst();
  }

  /// Reads strongly.
  ///
  /// @param digests of the address, one for each live key version
  public Tried tried(ControllerId controller, List<AddressDigest> digests) {
    List<Attributes> counters =
        digests.stream().flatMap(digest -> find(controller, digest, COUNTER).stream()).toList();
    return new Tried(instants(counters, FIRST_MAILS), instants(counters, MAILS));
  }

  private static List<Instant> instants(List<Attributes> counters, String name) {
    return counters.stream()
        .flatMap(counter -> counter.texts(name).stream())
        .map(Instant::parse)
        .toList();
  }

  /// Counts a mail before it is tried. Written in the transaction that admits or adds a link.
  public Write count(
      ControllerId controller, AddressDigest digest, boolean first, Instant now, Instant forgetAt) {
    List<String> instant = List.of(Timestamp.of(now));
    return Write.upsert(table, pk(controller, digest), COUNTER)
        .set(Attributes.TIME_TO_LIVE, forgetAt.getEpochSecond())
        .append(MAILS, instant)
        .append(FIRST_MAILS, first ? instant : List.of());
  }

  /// When an address was asked about requests.
  ///
  /// @param seen how many were counted under the newest key version, ever; for [#countChallenge]
  public record Challenged(List<Instant> mails, int seen) {}

  /// Reads strongly.
  ///
  /// @param digests of the address, one for each live key version, the newest first
  public Challenged challenged(ControllerId controller, List<AddressDigest> digests) {
    List<Attributes> counters =
        digests.stream().flatMap(digest -> find(controller, digest, CHALLENGES).stream()).toList();
    int seen =
        find(controller, digests.getFirst(), CHALLENGES).map(item -> item.count(TOTAL)).orElse(0);
    return new Challenged(instants(counters, MAILS), seen);
  }

  /// Counts a challenge before it is tried. Condition: nobody else counted one in between.
  ///
  /// @param recent those that still count
  public Write countChallenge(
      ControllerId controller,
      AddressDigest digest,
      Challenged seen,
      List<Instant> recent,
      Instant now,
      Instant forgetAt) {
    Attributes item =
        Attributes.item(pk(controller, digest), CHALLENGES)
            .with(MAILS, Stream.concat(recent.stream(), Stream.of(now)).map(Timestamp::of).toList())
            .with(TOTAL, seen.seen() + 1)
            .goneAfter(forgetAt);
    return Write.put(table, item).when(Condition.absent().or(Condition.equal(TOTAL, seen.seen())));
  }

  /// Erases everything held on the address.
  public List<Write> erase(ControllerId controller, AddressDigest digest) {
    return List.of(release(controller, digest), delete(controller, digest, COUNTER));
  }

  /// Forgets when mails were tried to the address, challenges among them.
  public List<Write> forgetMails(ControllerId controller, AddressDigest digest) {
    return List.of(delete(controller, digest, COUNTER), delete(controller, digest, CHALLENGES));
  }

  /// Lets another entry wait under the address; the count of mails stays.
  public Write release(ControllerId controller, AddressDigest digest) {
    return delete(controller, digest, LOOK_UP);
  }

  private Write delete(ControllerId controller, AddressDigest digest, String sk) {
    return Write.delete(table, pk(controller, digest), sk);
  }

  private Optional<Attributes> find(ControllerId controller, AddressDigest digest, String sk) {
    return table.find(pk(controller, digest), sk);
  }

  public static String pk(ControllerId controller, AddressDigest digest) {
    return controller + "#address#" + digest;
  }
}
