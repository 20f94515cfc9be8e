package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.ContactParts;
import fi.samtycke.stores.register.ContactValues;
import fi.samtycke.stores.register.ContactValues.AddressChange;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.tasks.HeldOutside;
import fi.samtycke.stores.tasks.OpenOutside;
import fi.samtycke.stores.tasks.TellRecipients;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Corrects a contact: its values, its log entry, the look-ups of its address, and a task for
/// everybody who has the data from us (GDPR Art. 16, 19).
final class CorrectContact {
  static final String EMAIL = "email";

  private final RegisterStore register;
  private final ContactValues values;
  private final ContactParts parts;
  private final OpenOutside openOutside;
  private final Digests digests;
  private final Work work;

  CorrectContact(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, Work work) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.values = new ContactValues(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb);
    this.digests = digests;
    this.work = work;
  }

  /// What is right.
  ///
  /// @param fields of the contact as they are from now on
  /// @param changed names of those that are others now
  /// @param moved who made sure of the address, when that is among them
  record Correction(Map<String, String> fields, List<String> changed, Optional<AddressChange> moved)
      implements PersonalData {

    /// The contact with another address, and nothing else.
    static Correction ofAddress(Contact contact, EmailAddress address, AddressChange moved) {
      Map<String, String> fields = new LinkedHashMap<>(contact.data().fields());
      fields.put(EMAIL, address.value());
      return new Correction(fields, List.of(EMAIL), Optional.of(moved));
    }

    @Override
    public String toString() {
      return "Correction[redacted]";
    }
  }

  /// What a correction writes.
  ///
  /// @param items for the transaction that decides; it fails when the contact has changed meanwhile
  /// @param tasks how many it opens
  record Writes(List<Write> items, int tasks) {}

  Writes items(
      Controller controller,
      EntryId caseId,
      Contact contact,
      Correction correction,
      Actor actor,
      Instant now) {
    ControllerId id = controller.id();
    List<String> changed = correction.changed();
    boolean moves = changed.contains(EMAIL);
    List<AddressDigest> former = moves ? former(id, contact, correction) : List.of();
    UnitOfWork unit = work.of(controller, actor, now);
    ChainHead head = unit.log(contact.id(), contact.head(), Action.CONTACT_RECTIFIED, changed, "");
    unit.also(values.rectify(id, contact, correction.fields(), correction.moved(), former, head));
    former.forEach(digest -> unit.also(register.unindex(id, digest, contact.id())));
    if (moves) {
      unit.also(register.index(id, own(id, correction), contact.id()));
    }
    Set<HeldOutside> told =
        TellRecipients.ofContact(controller, parts.disclosures(id, contact.id()));
    String words = words(contact, correction);
    for (HeldOutside outside : told) {
      openOutside.task(unit, controller, caseId, TaskKind.RECTIFY, outside, words, now);
    }
    return new Writes(unit.writes(), told.size());
  }

  /// The digests of the address that the contact had, without the one that it has now.
  private List<AddressDigest> former(ControllerId id, Contact contact, Correction correction) {
    AddressDigest own = own(id, correction);
    return digests.every(id, contact.data().address()).stream()
        .filter(digest -> !digest.equals(own))
        .toList();
  }

  private AddressDigest own(ControllerId id, Correction correction) {
    return digests.of(id, new EmailAddress(correction.fields().getOrDefault(EMAIL, "")));
  }

  private static String words(Contact contact, Correction correction) {
    StringBuilder words =
        new StringBuilder(contact.data().fields().getOrDefault("name", ""))
            .append(", ")
            .append(contact.data().address().value());
    correction
        .changed()
        .forEach(field ->
            words
                .append('\n')
                .append(field)
                .append(": ")
                .append(correction.fields().getOrDefault(field, "")));
    return words.toString();
  }
}
