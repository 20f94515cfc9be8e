package fi.samtycke.core.subject;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.quarantine.Provenance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is held on a contact, in quarantine and in the register alike.
///
/// @param fields by declared name; the address is `email`
/// @param language in which the person is written to
/// @param enteredBy `person` or `staff:<subject>`, as in the change log
/// @param message the visitor's message that the entry came with
public record ContactData(
    Map<String, String> fields,
    Language language,
    Provenance provenance,
    String enteredBy,
    Instant enteredAt,
    Optional<EntryId> message)
    implements PersonalData {

  /// The registered address. Every entry has one: it cannot be asked without.
  public EmailAddress address() {
    return new EmailAddress(fields.getOrDefault("email", ""));
  }

  /// Whether the person entered themselves, by form or chat.
  public boolean isByVisitor() {
    return enteredBy.equals("person");
  }

  @Override
  public String toString() {
    return "ContactData[redacted]";
  }
}
