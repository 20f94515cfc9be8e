package fi.samtycke.stores.tasks;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.UnitOfWork;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Opens the tasks of telling recipients (GDPR Art. 19) about a contact, or about an entry that a
/// hold kept when the erasure was decided, and that is erased now.
public final class TellRecipients {
  private final RegisterStore register;
  private final ContactParts parts;
  private final ConversationStore conversations;
  private final OpenOutside openOutside;

  public TellRecipients(Wiring wiring, DynamoDbClient dynamoDb) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb);
  }

  /// @param unit that lets the entry go
  /// @param entry that is still there; nobody is told of one that is gone already
  public void about(
      UnitOfWork unit, Controller controller, EntryId caseId, EntryId entry, Instant now) {
    Optional<Contact> contact = register.find(controller.id(), entry);
    if (contact.isPresent()) {
      of(unit, controller, caseId, TaskKind.ERASE, contact.get(), Set.of(), now);
      return;
    }
    conversations
        .find(controller.id(), entry)
        .map(ConversationStore.Stored::conversation)
        .ifPresent(conversation ->
            systems(controller, conversation.channel().register())
                .distinct()
                .forEach(outside ->
                    openOutside.task(
                        unit,
                        controller,
                        caseId,
                        TaskKind.ERASE,
                        outside,
                        person(conversation.fields()),
                        now)));
  }

  /// Whoever got the data of a contact, and whoever keeps the register elsewhere.
  ///
  /// @param besides where nobody is told
  /// @return the ids of the tasks
  Set<String> of(
      UnitOfWork unit,
      Controller controller,
      EntryId caseId,
      TaskKind kind,
      Contact contact,
      Set<HeldOutside> besides,
      Instant now) {
    String person = person(contact.data().fields());
    return ofContact(controller, parts.disclosures(controller.id(), contact.id())).stream()
        .filter(outside -> !besides.contains(outside))
        .map(outside ->
            openOutside.task(unit, controller, caseId, kind, outside, person, now).value())
        .collect(Collectors.toSet());
  }

  /// Whoever got the data of a contact, and whoever keeps the register elsewhere.
  public static Set<HeldOutside> ofContact(Controller controller, List<Disclosure> disclosures) {
    Set<HeldOutside> all = new LinkedHashSet<>();
    disclosures.forEach(each -> all.addAll(disclosed(controller, each)));
    systems(controller, "customers").forEach(all::add);
    return all;
  }

  /// Where what was disclosed of a contact lies.
  public static List<HeldOutside> disclosed(Controller controller, Disclosure disclosure) {
    return HeldOutside.at(controller, disclosure.recipient(), "customers");
  }

  /// The systems without an API in which the data of a register lies too. The vendor of the outside
  /// chat is none of them: they have what came from them, and are told of each such conversation by
  /// the task that is opened with its erasure.
  public static Stream<HeldOutside> systems(Controller controller, String register) {
    Optional<String> vendor = controller.outsideChats().map(OutsideCopy::recipient);
    return controller.outsideSystems().stream()
        .filter(system -> system.registers().contains(register))
        .filter(system -> !vendor.equals(Optional.of(system.recipient())))
        .map(system -> HeldOutside.in(system, register));
  }

  /// By what a recipient knows the person.
  public static String person(Map<String, String> fields) {
    String email = fields.getOrDefault("email", "");
    String name = fields.getOrDefault("name", "");
    return email.isEmpty() || name.isEmpty() ? name + email : name + ", " + email;
  }
}
