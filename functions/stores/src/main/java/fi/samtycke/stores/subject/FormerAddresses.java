package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.register.ContactValues;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What stands under the addresses that contacts had before they were corrected. An address may be
/// somebody else's by now: of its conversations only those of the time before count, of its cases
/// those that are about the contact.
public final class FormerAddresses {
  private final ContactValues values;
  private final ConversationStore conversations;
  private final ConversationLists listed;
  private final CaseStore cases;

  public FormerAddresses(Wiring wiring, DynamoDbClient dynamoDb) {
    this.values = new ContactValues(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.listed = new ConversationLists(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
  }

  /// What is found.
  public record Found(List<EntryId> conversations, List<EntryId> cases) {}

  /// @param subjects contacts, and others that never had an address of their own
  public Found of(ControllerId controller, Collection<EntryId> subjects) {
    List<EntryId> said = new ArrayList<>();
    List<EntryId> asked = new ArrayList<>();
    for (EntryId subject : subjects) {
      Optional<AddressChange> change =
          values.addressChange(controller, subject).filter(each -> !each.former().isEmpty());
      if (change.isPresent()) {
        listed.withAddress(controller, change.get().former()).stream()
            .filter(id -> isOlder(controller, id, change.get()))
            .forEach(said::add);
        cases.withAddress(controller, change.get().former()).stream()
            .filter(id -> isAbout(controller, id, subject))
            .forEach(asked::add);
      }
    }
    return new Found(List.copyOf(said), List.copyOf(asked));
  }

  private boolean isOlder(ControllerId controller, EntryId id, AddressChange change) {
    return conversations
        .find(controller, id)
        .filter(stored -> !stored.conversation().createdAt().isAfter(change.at()))
        .isPresent();
  }

  private boolean isAbout(ControllerId controller, EntryId id, EntryId subject) {
    return cases
        .find(controller, id)
        .filter(stored -> stored.request().subjects().contains(subject))
        .isPresent();
  }
}
