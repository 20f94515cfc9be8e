package fi.samtycke.core.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.util.Map;

/// What a visitor sent by the contact form (R7).
///
/// @param fields by declared name, in declared order; absent ones are not there
/// @param keepContact whether the visitor asks to be kept in the customer register
/// @param newsletter whether the visitor asks for the newsletter
public record ContactMessage(
    EntryId id,
    Language language,
    Map<String, String> fields,
    boolean keepContact,
    boolean newsletter,
    Instant receivedAt)
    implements PersonalData {

  @Override
  public String toString() {
    return "ContactMessage[" + id + "]";
  }
}
