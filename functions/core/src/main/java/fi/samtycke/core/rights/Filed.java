package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile.Given;
import fi.samtycke.core.subject.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What can be told of a case in every state, out of its file.
sealed interface Filed permits RightsCase {
  CaseFile file();

  default EntryId id() {
    return file().id();
  }

  default RequestKind kind() {
    return file().kind();
  }

  default LocalDate receivedOn() {
    return file().receivedOn();
  }

  default Language language() {
    return file().language();
  }

  default List<EntryId> subjects() {
    return file().subjects();
  }

  /// The registered address that was asked, and to which everything goes; empty when it is erased.
  default Optional<EmailAddress> address() {
    return file().given().map(Given::address);
  }

  /// What the person or the staff wrote about it; empty when it is erased.
  default String details() {
    return file().given().map(Given::details).orElse("");
  }

  default boolean isByStaff() {
    return file().registeredBy() instanceof Actor.Staff;
  }

  /// Whether what a person gave is erased from it.
  default boolean isForgotten() {
    return file().given().isEmpty();
  }
}
