package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.erasure.ErasureScope.Erased;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.holds.HoldStore;
import fi.samtycke.stores.quarantine.QuarantineStore;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.subject.FormerAddresses;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.subject.SubjectIndex.Held;
import fi.samtycke.stores.tasks.HeldOutside;
import fi.samtycke.stores.tasks.TellRecipients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Finds what an erasure comes to: what goes, what a hold keeps, and what people must do outside.
/// Only what the case is about is looked at, and never somebody else under the same address (H13).
final class ScopeErasure {
  private final CaseStore cases;
  private final RegisterStore register;
  private final ContactParts parts;
  private final HoldStore holds;
  private final QuarantineStore quarantine;
  private final ConversationStore conversations;
  private final SubjectIndex index;
  private final FormerAddresses former;
  private final Digests digests;

  ScopeErasure(Wiring wiring, DynamoDbClient dynamoDb, Digests digests) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.holds = new HoldStore(wiring, dynamoDb);
    this.quarantine = new QuarantineStore(wiring, dynamoDb);
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.index = new SubjectIndex(wiring, dynamoDb, digests);
    this.former = new FormerAddresses(wiring, dynamoDb);
    this.digests = digests;
  }

  /// What is found on the way.
  private static final class Findings {
    final List<Erased> erased = new ArrayList<>();
    final List<Kept> kept = new ArrayList<>();
    final Set<HeldOutside> tasks = new LinkedHashSet<>();
    final Set<AddressDigest> addresses = new LinkedHashSet<>();
    final Set<String> person = new LinkedHashSet<>();
    final Set<String> recipients = new LinkedHashSet<>();
    final Set<String> heldRegisters = new HashSet<>();
  }

  ErasureScope of(
      Controller controller, CaseStore.Stored seen, BeingAnswered request, Instant now) {
    ControllerId id = controller.id();
    Findings found = new Findings();
    request.address().ifPresent(address -> found.addresses.addAll(digests.every(id, address)));
    for (EntryId subject : subjects(controller, request)) {
      look(controller, found, subject, now);
    }
    for (Erased each : found.erased) {
      TellRecipients.systems(controller, each.register()).forEach(found.tasks::add);
    }
    found.tasks.stream().map(HeldOutside::recipient).forEach(found.recipients::add);
    List<AddressDigest> addresses = List.copyOf(found.addresses);
    boolean shared =
        register.withAddress(id, addresses).stream()
            .anyMatch(contact -> !request.subjects().contains(contact));
    List<EntryId> own = new ArrayList<>(List.of(request.id()));
    List<EntryId> ending = new ArrayList<>();
    Set<EntryId> others = new LinkedHashSet<>(cases.withAddress(id, addresses));
    others.addAll(former.of(id, request.subjects()).cases());
    for (EntryId other : others) {
      cases
          .find(id, other)
          .map(CaseStore.Stored::request)
          .filter(it -> !it.id().equals(request.id()) && isOfThePerson(it, request, shared))
          .ifPresent(it -> {
            own.add(it.id());
            if (it instanceof RightsCase.Open) {
              ending.add(it.id());
            }
          });
    }
    return new ErasureScope(
        seen,
        request,
        found.erased,
        found.kept,
        List.copyOf(found.tasks),
        request.kind() == RequestKind.ERASURE ? uncovered(controller, found) : List.of(),
        List.copyOf(found.recipients),
        own,
        ending,
        addresses,
        shared,
        List.copyOf(found.person));
  }

  /// With the message that a contact came with, whose address may have been another one, and with
  /// what came under the address since the request was confirmed, unless somebody else has it too.
  private Set<EntryId> subjects(Controller controller, RightsCase request) {
    Set<EntryId> all = new LinkedHashSet<>(request.subjects());
    for (EntryId subject : request.subjects()) {
      register
          .find(controller.id(), subject)
          .flatMap(contact -> contact.data().message())
          .ifPresent(all::add);
    }
    if (request.kind() == RequestKind.ERASURE && request.address().isPresent()) {
      Held held = index.under(controller.id(), request.address().get());
      if (request.subjects().containsAll(held.contacts())) {
        all.addAll(held.entries());
      }
      all.addAll(former.of(controller.id(), request.subjects()).conversations());
    }
    return all;
  }

  /// What a hold keeps is passed over, with all that follows from its erasure.
  private void look(Controller controller, Findings found, EntryId id, Instant now) {
    Optional<Hold> hold = holds.standing(controller, id, now);
    if (hold.isPresent()) {
      Place place =
          register.find(controller.id(), id).isPresent() ? Place.REGISTER : Place.CONVERSATION;
      found.kept.add(new Kept(new Entry(id, place), hold.get().reason(), hold.get().until()));
      found.heldRegisters.add(
          conversations
              .find(controller.id(), id)
              .map(held -> held.conversation().channel().register())
              .orElse("customers"));
      return;
    }
    Optional<RegisterStore.Contact> contact = register.find(controller.id(), id);
    if (contact.isPresent()) {
      contact(controller, found, contact.get());
      return;
    }
    Optional<ContactData> waiting =
        quarantine.find(controller.id(), id).flatMap(QuarantineStore.Stored::data);
    if (waiting.isPresent()) {
      found.erased.add(new Erased(new Entry(id, Place.QUARANTINE), "customers"));
      person(controller.id(), found, waiting.get().fields());
      return;
    }
    conversations
        .find(controller.id(), id)
        .map(ConversationStore.Stored::conversation)
        .ifPresent(conversation -> conversation(controller, found, conversation));
  }

  private void contact(Controller controller, Findings found, RegisterStore.Contact contact) {
    found.erased.add(new Erased(new Entry(contact.id(), Place.REGISTER), "customers"));
    person(controller.id(), found, contact.data().fields());
    parts.disclosures(controller.id(), contact.id()).stream()
        .map(disclosure -> TellRecipients.disclosed(controller, disclosure))
        .forEach(found.tasks::addAll);
  }

  private void conversation(Controller controller, Findings found, Conversation conversation) {
    String of = conversation.channel().register();
    found.erased.add(new Erased(new Entry(conversation.id(), Place.CONVERSATION), of));
    person(controller.id(), found, conversation.fields());
    if (conversation.channel() == Channel.CHATRA) {
      controller.outsideChats().map(OutsideCopy::recipient).ifPresent(found.recipients::add);
    }
  }

  /// The systems outside in which something of the person may lie though nothing of its registers
  /// is erased here. What a hold keeps is not looked for; the vendor of the outside chat is told of
  /// each conversation that came from them.
  private static List<OutsideSystem> uncovered(Controller controller, Findings found) {
    Optional<String> vendor =
        controller.outsideChats().map(OutsideCopy::recipient).filter(found.recipients::contains);
    return controller.outsideSystems().stream()
        .filter(system ->
            found.tasks.stream().noneMatch(task -> task.system().equals(Optional.of(system.id()))))
        .filter(system -> !vendor.equals(Optional.of(system.recipient())))
        .filter(system -> Collections.disjoint(system.registers(), found.heldRegisters))
        .toList();
  }

  private void person(ControllerId controller, Findings found, Map<String, String> fields) {
    String email = fields.getOrDefault("email", "");
    if (!email.isEmpty()) {
      found.addresses.addAll(digests.every(controller, new EmailAddress(email)));
    }
    found.person.add(TellRecipients.person(fields));
  }

  private static boolean isOfThePerson(RightsCase other, RightsCase request, boolean shared) {
    return other.subjects().isEmpty()
        ? !shared
        : other.subjects().stream().anyMatch(request.subjects()::contains);
  }
}
