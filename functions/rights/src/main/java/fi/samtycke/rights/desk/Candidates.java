package fi.samtycke.rights.desk;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.subject.SubjectIndex;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The entries that a case may be about, as long as nobody has chosen (H13).
final class Candidates {
  private final SubjectIndex subjects;
  private final RegisterStore register;
  private final QuarantineStore quarantine;
  private final ConversationStore conversations;

  Candidates(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
  }

  /// What stands under the address of a case that waits for the choice; empty for every other.
  List<EntryId> of(Controller controller, RightsCase request) {
    return request instanceof BeingAnswered && request.subjects().isEmpty()
        ? request
            .address()
            .map(address -> subjects.under(controller.id(), address).entries())
            .orElse(List.of())
        : List.of();
  }

  /// Whether the case may be about these. Who pressed the button at an address may have what stands
  /// under it; of a person whom staff know in another way they may choose any entry.
  boolean mayBeMeant(Controller controller, RightsCase request, List<EntryId> entries) {
    return request.file().identifiedBy().equals(RightsCase.BY_LINK)
        ? of(controller, request).containsAll(entries)
        : entries.stream().allMatch(entry -> exists(controller, entry));
  }

  private boolean exists(Controller controller, EntryId entry) {
    return register.find(controller.id(), entry).isPresent()
        || quarantine
            .find(controller.id(), entry)
            .filter(stored -> stored.data().isPresent())
            .isPresent()
        || conversations.find(controller.id(), entry).isPresent();
  }
}
