package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import java.time.Instant;
import java.util.List;

/// Data that was handed to a recipient (GDPR Art. 15(1)(c), 19).
///
/// @param recipient the id of the declared recipient
/// @param fields names of the declared fields, never their values
/// @param purpose in the words of staff
/// @param basis in the words of staff
/// @param at when it was handed over
/// @param by who noted it, as in the change log
public record Disclosure(
    EntryId id,
    String recipient,
    List<String> fields,
    String purpose,
    String basis,
    Instant at,
    String by)
    implements PersonalData {

  @Override
  public String toString() {
    return "Disclosure[" + id + "]";
  }
}
