package fi.samtycke.rights.rectification;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.TaskKind;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Corrects a contact: its values, its log entry, the look-ups of its address, and a task for
/// everybody who has the data from us (GDPR Art. 16, 19).
final class CorrectContact {
  static final String EMAIL = "email";

  private final RegisterStore register;
  private final ContactValues values;
  private final ContactParts parts;
  private final ChangeLogStore changes;
  private final OpenOutside openOutside;
  private final Digests digests;

  CorrectContact(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.register = new RegisterStore(wiring, dynamoDb);
    this.values = new ContactValues(wiring, dynamoDb);
    this.parts = new ContactParts(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.openOutside = new OpenOutside(wiring, dynamoDb, random);
    this.digests = digests;
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
    LoggedChange line =
        contact
            .head()
            .append(
                id,
                new Change(
                    contact.id(), now, actor, Action.CONTACT_RECTIFIED, correction.changed(), ""));
    List<Write> items = new ArrayList<>();
    List<String> former =
        correction.changed().contains(EMAIL) ? former(id, contact, correction) : List.of();
    items.add(
        values.rectify(id, contact, correction.fields(), correction.moved(), former, line.head()));
    items.add(changes.append(line));
    former.forEach(digest -> items.add(register.unindex(id, digest, contact.id())));
    if (correction.changed().contains(EMAIL)) {
      items.add(register.index(id, own(id, correction), contact.id()));
    }
    Set<HeldOutside> told =
        TellRecipients.ofContact(controller, parts.disclosures(id, contact.id()));
    for (HeldOutside outside : told) {
      items.addAll(
          openOutside.task(
              controller,
              caseId,
              TaskKind.RECTIFY,
              outside,
              words(contact, correction),
              actor,
              now));
    }
    return new Writes(items, told.size());
  }

  /// The digests of the address that the contact had, without the one that it has now.
  private List<String> former(ControllerId id, Contact contact, Correction correction) {
    String before = contact.data().address().comparable();
    String own = own(id, correction);
    return digests.everyDigest(id, Digests.Use.ADDRESS, before).stream()
        .filter(digest -> !digest.equals(own))
        .toList();
  }

  private String own(ControllerId id, Correction correction) {
    String after = new EmailAddress(correction.fields().getOrDefault(EMAIL, "")).comparable();
    return digests.digest(id, Digests.Use.ADDRESS, after);
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
