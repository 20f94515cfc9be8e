package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.rights.CaseProgress;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseLetters.Letter;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.DeliveryItems;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.erasure.ErasurePlanItems;
import fi.samtycke.stores.erasure.ErasurePlans;
import java.util.List;
import java.util.Optional;

/// All that stands beside a case in its item collection, read strongly by one Query.
public final class CaseParts {
  private final EntryId caseId;
  private final List<Attributes> parts;

  private CaseParts(EntryId caseId, List<Attributes> parts) {
    this.caseId = caseId;
    this.parts = parts;
  }

  public static CaseParts of(CaseStore cases, ControllerId controller, EntryId caseId) {
    return new CaseParts(caseId, cases.parts(controller, caseId));
  }

  /// @param request whose parts they are
  public CaseProgress progress(RightsCase request) {
    return new CaseProgress(
        request.kind(),
        !request.subjects().isEmpty(),
        plan().map(ErasurePlan::stage),
        openTasks().size(),
        proposals(),
        delivery().map(Delivery::state));
  }

  public List<Proposal> proposals() {
    return Proposals.among(parts);
  }

  public List<Letter> letters() {
    return CaseLetters.among(parts);
  }

  public List<EntryId> openTasks() {
    return parts.stream().flatMap(part -> CaseTasks.open(key(part)).stream()).toList();
  }

  /// The open ones and those that were closed.
  List<EntryId> tasks() {
    return parts.stream().flatMap(part -> CaseTasks.task(key(part)).stream()).toList();
  }

  /// How many systems outside nobody has searched yet.
  public int openSearches() {
    return Math.toIntExact(
        parts.stream().filter(part -> CaseTasks.isOpen(part, TaskKind.SEARCH)).count());
  }

  public Optional<MadeExtract> extract() {
    return part(ExtractStore.SK).map(ExtractStore::read);
  }

  /// How the extract was delivered.
  public Optional<Delivery> delivery() {
    return part(DeliveryItems.SK).map(DeliveryItems::read);
  }

  /// That another answer did not reach the person.
  public Optional<Delivery> answerDelivery() {
    return part(DeliveryItems.ANSWER_SK).map(DeliveryItems::read);
  }

  public Optional<ErasurePlan> plan() {
    return part(ErasurePlans.SK).map(part -> ErasurePlanItems.read(caseId, part));
  }

  private Optional<Attributes> part(String key) {
    return parts.stream().filter(part -> key(part).equals(key)).findFirst();
  }

  private static String key(Attributes part) {
    return part.required(Attributes.SK);
  }
}
