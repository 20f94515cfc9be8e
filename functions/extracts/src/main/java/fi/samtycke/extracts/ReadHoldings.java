package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.subject.FormerAddresses;
import fi.samtycke.stores.subject.FormerAddresses.Found;
import fi.samtycke.stores.subject.HeldItems;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads what is held on the person of a case: the entries that the case is about, and what lies
/// under its frozen address.
final class ReadHoldings {
  private final HeldItems items;
  private final CaseStore cases;
  private final OutboxStore outbox;
  private final ChangeLogStore changes;
  private final SubjectIndex index;
  private final FormerAddresses former;

  ReadHoldings(Wiring wiring, DynamoDbClient dynamoDb) {
    this.items = new HeldItems(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    Digests digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.index = new SubjectIndex(wiring, dynamoDb, digests);
    this.former = new FormerAddresses(wiring, dynamoDb);
  }

  Holdings of(ControllerId controller, RightsCase request) {
    Optional<Held> held = request.address().map(address -> index.under(controller, address));
    List<AddressDigest> digests = held.map(Held::digests).orElse(List.of());
    Found before = former.of(controller, request.subjects());
    List<EntryId> entries =
        Stream.concat(request.subjects().stream(), before.conversations().stream())
            .distinct()
            .toList();
    List<EntryId> asked = cases(controller, request, held, before.cases());
    List<EntryId> all = new ArrayList<>(entries);
    all.addAll(asked);
    return new Holdings(
        each(entries, id -> items.contact(controller, id)),
        each(entries, id -> items.quarantined(controller, id)),
        digests.stream().flatMap(digest -> items.addressed(controller, digest).stream()).toList(),
        each(entries, id -> items.conversation(controller, id)),
        each(asked, id -> items.asked(controller, id)),
        mails(controller, all),
        changes(controller, all),
        items.noted(controller, entries, digests));
  }

  /// This case and the others of the person. Several people may share an address; of theirs, those
  /// are taken that are about the same entries.
  private List<EntryId> cases(
      ControllerId controller, RightsCase request, Optional<Held> held, List<EntryId> before) {
    Set<EntryId> taken = new LinkedHashSet<>(before);
    for (EntryId id : held.map(Held::cases).orElse(List.of())) {
      cases
          .find(controller, id)
          .map(CaseStore.Stored::request)
          .filter(other ->
              !held.map(Held::isShared).orElse(true)
                  || !Collections.disjoint(other.subjects(), request.subjects()))
          .ifPresent(other -> taken.add(other.id()));
    }
    taken.add(request.id());
    return taken.stream().sorted(Comparator.comparing(EntryId::value)).toList();
  }

  private List<Attributes> mails(ControllerId controller, List<EntryId> about) {
    return about.stream()
        .flatMap(id -> outbox.concerning(controller, id).stream())
        .flatMap(id -> items.obligation(controller, id).stream())
        .sorted(
            Comparator.comparing((Attributes mail) -> mail.text("enqueuedAt", ""))
                .thenComparing(mail -> mail.required(Attributes.PK)))
        .toList();
  }

  private List<LoggedChange> changes(ControllerId controller, List<EntryId> about) {
    return about.stream()
        .flatMap(id -> changes.ofEntry(controller, id).stream())
        .sorted(
            Comparator.comparing(LoggedChange::at)
                .thenComparing(LoggedChange::entry)
                .thenComparingInt(LoggedChange::sequence))
        .toList();
  }

  private static Map<EntryId, List<Attributes>> each(
      List<EntryId> ids, Function<EntryId, List<Attributes>> read) {
    Map<EntryId, List<Attributes>> found = new LinkedHashMap<>();
    for (EntryId id : ids) {
      List<Attributes> collection = read.apply(id);
      if (!collection.isEmpty()) {
        found.put(id, collection);
      }
    }
    return found;
  }
}
