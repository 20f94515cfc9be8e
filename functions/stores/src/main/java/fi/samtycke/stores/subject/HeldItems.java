package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.AddressQuestions;
import fi.samtycke.stores.cases.CaseItems;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.conversation.ConversationItems;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.QuarantineItems;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.CaseTasks;
import fi.samtycke.stores.tasks.TaskStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Everything that is stored about an entry, item by item and attribute by attribute, for the
/// extract, which must leave nothing out: not even what a newer version of this program stored. All
/// reads are strong.
public final class HeldItems {
  /// The attributes that say nothing of the person beyond what others say: as their stores name
  /// them.
  public static final Set<String> TECHNICAL =
      Stream.of(
              Attributes.TECHNICAL,
              AddressIndex.TECHNICAL,
              DueIndex.TECHNICAL,
              ChainHeads.TECHNICAL,
              OutboxStore.TECHNICAL,
              QuarantineItems.TECHNICAL,
              RegisterStore.TECHNICAL,
              ConversationItems.TECHNICAL,
              CaseItems.TECHNICAL,
              AddressQuestions.TECHNICAL)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final Table register;
  private final Table quarantine;
  private final Table conversations;
  private final Table cases;
  private final Table outbox;
  private final Table ledger;

  public HeldItems(Wiring wiring, DynamoDbClient dynamoDb) {
    this.register = new Table(wiring, dynamoDb, "REGISTER_TABLE");
    this.quarantine = new Table(wiring, dynamoDb, "QUARANTINE_TABLE");
    this.conversations = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
    this.cases = new Table(wiring, dynamoDb, "CASES_TABLE");
    this.outbox = new Table(wiring, dynamoDb, "OUTBOX_TABLE");
    this.ledger = new Table(wiring, dynamoDb, "LEDGER_TABLE");
  }

  /// The item collection of a contact: itself, its consents, what else stands beside it.
  public List<Attributes> contact(ControllerId controller, EntryId id) {
    return all(register, RegisterStore.pk(controller, id));
  }

  /// The entry of the quarantine, or its stub.
  public List<Attributes> quarantined(ControllerId controller, EntryId id) {
    return all(quarantine, QuarantineStore.pk(controller, id));
  }

  /// What the quarantine holds on an address: who waits under it, when it was written to.
  public List<Attributes> addressed(ControllerId controller, AddressDigest digest) {
    return all(quarantine, AddressStore.pk(controller, digest));
  }

  /// The messages of a conversation in order, then its head, then who has it open.
  public List<Attributes> conversation(ControllerId controller, EntryId id) {
    return all(conversations, ConversationItems.pk(controller, id)).stream()
        .map(ConversationItems::whole)
        .toList();
  }

  /// A case with its parts, each task of it behind the part that names it: who else was told, and
  /// what they answered.
  public List<Attributes> asked(ControllerId controller, EntryId id) {
    List<Attributes> items = new ArrayList<>();
    for (Attributes part : all(cases, CaseItems.pk(controller, id))) {
      String sk = part.required(Attributes.SK);
      if (!CaseTasks.isClosed(sk)) {
        items.add(part);
      }
      CaseTasks.task(sk)
          .ifPresent(task -> items.addAll(all(cases, TaskStore.pk(controller, task))));
    }
    return items;
  }

  public Optional<Attributes> obligation(ControllerId controller, EntryId id) {
    return outbox.find(OutboxStore.pk(controller, id), OutboxStore.SK);
  }

  /// What the ledger notes of an entry and of an address.
  ///
  /// @param digests of the address, one for each live key version
  public List<Attributes> noted(
      ControllerId controller, List<EntryId> entries, List<AddressDigest> digests) {
    Stream<String> ofEntries =
        entries.stream()
            .flatMap(id ->
                Stream.of(
                    LedgerStore.restrictionPk(controller, id),
                    LedgerStore.erasurePk(controller, id)));
    Stream<String> ofAddress =
        digests.stream().map(digest -> LedgerStore.suppressionPk(controller, digest));
    return Stream.concat(ofEntries, ofAddress).flatMap(pk -> ledger.all(pk)).toList();
  }

  private List<Attributes> all(Table table, String pk) {
    return table.all(pk).toList();
  }
}
