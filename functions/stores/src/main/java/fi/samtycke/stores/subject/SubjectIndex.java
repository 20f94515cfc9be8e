package fi.samtycke.stores.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.ConversationLists;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.quarantine.AddressStore;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.RegisterStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds what is held under an e-mail address, whatever key version its digests were made with.
/// Contacts and quarantine are read strongly, conversations and cases through indexes.
public final class SubjectIndex {
  /// The declared registers in which it looks; whoever waits in quarantine counts to the customers.
  public static final List<String> REGISTERS = List.of("customers", "chat", "contact-form");

  private final AddressStore addresses;
  private final QuarantineStore quarantine;
  private final RegisterStore register;
  private final ConversationStore conversations;
  private final ConversationLists listed;
  private final CaseStore cases;
  private final Digests digests;

  public SubjectIndex(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.addresses = new AddressStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.listed = new ConversationLists(wiring, dynamoDb);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.digests = digests;
  }

  /// The entries under an address.
  ///
  /// @param digests of the address, one for each live key version
  public record Held(
      List<AddressDigest> digests,
      Optional<EntryId> quarantined,
      List<EntryId> contacts,
      List<EntryId> conversations,
      List<EntryId> cases) {

    /// Everything but the cases.
    public List<EntryId> entries() {
      return Stream.of(contacts.stream(), quarantined.stream(), conversations.stream())
          .flatMap(each -> each)
          .toList();
    }

    /// Whether anything stands in a register. A case alone does not make an address a registered
    /// one.
    public boolean isRegistered() {
      return !entries().isEmpty();
    }

    /// Whether several people may be meant: then staff choose (H13).
    public boolean isShared() {
      return contacts.size() > 1;
    }
  }

  /// The address as it is spelled where it is held: in the register, else in quarantine, else in a
  /// conversation. Whoever asks may spell it otherwise, and reach another mailbox with that (N10).
  ///
  /// @param asked how it was spelled by whoever asked; an entry under another address is passed
  ///   over
  public Optional<EmailAddress> spelled(ControllerId controller, Held held, EmailAddress asked) {
    return Stream.of(
            held.contacts().stream()
                .flatMap(id -> register.find(controller, id).stream())
                .map(contact -> contact.data().address()),
            held.quarantined().stream()
                .flatMap(id -> quarantine.find(controller, id).stream())
                .flatMap(entry -> entry.data().stream())
                .map(ContactData::address),
            held.conversations().stream()
                .flatMap(id -> conversations.find(controller, id).stream())
                .map(stored -> stored.conversation().fields().getOrDefault("email", ""))
                .map(EmailAddress::new))
        .flatMap(each -> each)
        .filter(address -> address.comparable().equals(asked.comparable()))
        .findFirst();
  }

  /// Whether an address is that of everybody whom the entries are about. A contact in the register
  /// or in quarantine has its own; the one in a conversation was verified by nobody, and so it
  /// counts only where there is no contact.
  ///
  /// @param held what stands under the address
  public boolean isOfAll(ControllerId controller, Held held, List<EntryId> entries) {
    List<EntryId> contacts = entries.stream().filter(id -> isContact(controller, id)).toList();
    return contacts.isEmpty()
        ? entries.stream().anyMatch(held.entries()::contains)
        : held.entries().containsAll(contacts);
  }

  private boolean isContact(ControllerId controller, EntryId id) {
    return register.find(controller, id).isPresent()
        || quarantine.find(controller, id).filter(entry -> entry.data().isPresent()).isPresent();
  }

  public Held under(ControllerId controller, EmailAddress address) {
    List<AddressDigest> all = digests.every(controller, address);
    return new Held(
        all,
        addresses.holder(controller, all),
        register.withAddress(controller, all),
        listed.withAddress(controller, all),
        cases.withAddress(controller, all));
  }
}
