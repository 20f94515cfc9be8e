package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is known of a case, in whatever state it is.
///
/// @param receivedOn the day on which it reached anybody of the firm; the month counts from here
/// @param registeredAt when it was written down here
/// @param given what the person gave; empty when it is erased
/// @param subjects the entries that it is about; empty until it is confirmed, and as long as nobody
///   chose among several
/// @param identifiedBy how the person was identified: [RightsCase#BY_LINK], or the words of staff;
///   empty until then
/// @param extended whether the answer was put off, once, with reasons
public record CaseFile(
    EntryId id,
    RequestKind kind,
    Entrance entrance,
    LocalDate receivedOn,
    Instant registeredAt,
    Actor registeredBy,
    Language language,
    Optional<Given> given,
    List<EntryId> subjects,
    String identifiedBy,
    boolean extended)
    implements PersonalData {
  /// How many characters the details of a request may have.
  public static final int MOST_DETAILS = 10_000;

  /// What a person gave to ask for something.
  ///
  /// @param address registered, which was asked and to which everything goes
  /// @param details what the person or the staff wrote about it
  public record Given(EmailAddress address, String details) implements PersonalData {
    @Override
    public String toString() {
      return "Given[redacted]";
    }
  }

  CaseFile about(List<EntryId> entries, String how) {
    return copy(given, List.copyOf(entries), how, extended);
  }

  CaseFile at(EmailAddress registered) {
    return copy(
        given.map(it -> new Given(registered, it.details())), subjects, identifiedBy, extended);
  }

  CaseFile putOff() {
    return copy(given, subjects, identifiedBy, true);
  }

  CaseFile withoutPersonalParts() {
    String how = identifiedBy.equals(RightsCase.BY_LINK) ? identifiedBy : "";
    return copy(Optional.empty(), subjects, how, extended);
  }

  private CaseFile copy(Optional<Given> from, List<EntryId> entries, String how, boolean isPutOff) {
    return new CaseFile(
        id,
        kind,
        entrance,
        receivedOn,
        registeredAt,
        registeredBy,
        language,
        from,
        entries,
        how,
        isPutOff);
  }

  @Override
  public String toString() {
    return "CaseFile[" + id + "]";
  }
}
