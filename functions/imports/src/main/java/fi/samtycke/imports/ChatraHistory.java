package fi.samtycke.imports;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.conversation.Author;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a call of the vendor says of one chat, as far as it is of use.
///
/// @param vendorId by which the vendor knows the chat: letters, digits, `-` and `_`
/// @param visitor what is said of the visitor, by the names of our fields
/// @param messages in the vendor's order
record ChatraHistory(String vendorId, Map<String, String> visitor, List<Said> messages)
    implements PersonalData {

  /// One message.
  ///
  /// @param at empty when the vendor does not say, or says what cannot be
  record Said(Author author, String text, Optional<Instant> at) implements PersonalData {
    @Override
    public String toString() {
      return "Said[redacted]";
    }
  }

  @Override
  public String toString() {
    return "ChatraHistory[redacted]";
  }
}
