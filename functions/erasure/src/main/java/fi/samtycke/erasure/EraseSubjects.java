package fi.samtycke.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.RestrictConversation;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.erasure.ErasurePlans.Stored;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.subject.EraseEntry;
import fi.samtycke.stores.tasks.RestrictContact;
import fi.samtycke.stores.tasks.WipeCase;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Erases what the plan of an erasure names, and restricts what a hold keeps. What is gone already
/// is passed over, so that it goes on from wherever it stopped.
final class EraseSubjects {
  private final ErasurePlans plans;
  private final CaseStore cases;
  private final EraseEntry eraseEntry;
  private final RestrictContact restrictContact;
  private final RestrictConversation restrictConversation;
  private final AddressStore addresses;
  private final ExtractFiles files;
  private final WipeCase wipe;
  private final Work work;

  EraseSubjects(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.eraseEntry = new EraseEntry(wiring, dynamoDb, digests, work);
    this.restrictContact = new RestrictContact(wiring, dynamoDb, work);
    this.restrictConversation = new RestrictConversation(wiring, dynamoDb, work);
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.files = new ExtractFiles(wiring);
    this.wipe = new WipeCase(wiring, dynamoDb, work);
    this.work = work;
  }

  /// The cases come first: whoever is about to make or to mail an extract finds no case any more
  /// when the log says that the person is erased (A27).
  ///
  /// @return `false` when the plan is another one from here on, and the erasure begins anew with it
  boolean erase(Controller controller, Stored seen, Actor actor, Instant now) {
    ErasurePlan plan = seen.plan();
    for (EntryId request : plan.cases()) {
      if (!request.equals(plan.caseId())) {
        wipe.wipe(controller, request, actor, now);
        eraseEntry.forgetMails(controller, request);
      }
      files.erase(controller.id(), request);
    }
    for (Entry entry : plan.entries()) {
      Optional<Hold> hold = eraseEntry.erase(controller, plan, entry, actor, now);
      if (hold.isPresent()) {
        keep(controller, seen, entry, hold.get(), actor, now);
        return false;
      }
    }
    List<EntryId> later = laterCases(controller, plan);
    if (!later.isEmpty()) {
      work.writeInBatches(plans.revise(controller, seen, plan.ending(later), now));
      return false;
    }
    for (Kept kept : plan.kept()) {
      restrict(controller, plan, kept.entry(), actor, now, List.of());
    }
    for (AddressDigest digest : plan.addresses()) {
      work.writeInBatches(addresses.forgetMails(controller.id(), digest));
    }
    return true;
  }

  /// Cases about what is erased that were opened after the decision, such as by a consent that the
  /// person takes back meanwhile (A28). Looked for when nobody can open another.
  private List<EntryId> laterCases(Controller controller, ErasurePlan plan) {
    Set<EntryId> erased = plan.entries().stream().map(Entry::id).collect(Collectors.toSet());
    return cases.withAddress(controller.id(), plan.addresses()).stream()
        .filter(id -> !plan.cases().contains(id))
        .flatMap(id -> cases.find(controller.id(), id).stream())
        .filter(stored -> stored.request().subjects().stream().anyMatch(erased::contains))
        .map(stored -> stored.request().id())
        .toList();
  }

  /// A hold was placed after the decision: it wins. The entry is restricted, and the ledger no
  /// longer says that it goes.
  private void keep(
      Controller controller, Stored seen, Entry entry, Hold hold, Actor actor, Instant now) {
    ErasurePlan next = seen.plan().keeping(new Kept(entry, hold.reason(), hold.until()));
    restrict(controller, next, entry, actor, now, plans.revise(controller, seen, next, now));
  }

  /// What is gone by now is passed over.
  private void restrict(
      Controller controller,
      ErasurePlan plan,
      Entry entry,
      Actor actor,
      Instant now,
      List<Write> also) {
    var id = controller.id();
    boolean isContact =
        entry.place().mayBeIn(Place.REGISTER)
            && restrictContact.keep(controller, entry.id(), actor, plan.caseId(), now, also);
    if (!isContact && entry.place().mayBeIn(Place.CONVERSATION)) {
      restrictConversation.restrict(id, entry.id(), actor, plan.caseId(), now, also);
    }
  }
}
