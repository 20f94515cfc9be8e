package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.subject.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A request of a data subject, from its receipt to its answer.
///
/// @param receivedOn the day on which it reached anybody of the firm; the month counts from here
/// @param registeredAt when it was written down here
/// @param registeredBy `person` or `staff:<subject>`, as in the change log
/// @param address the registered address that was asked, and to which everything goes; empty when
///   it is erased
/// @param details what the person or the staff wrote about it; empty when it is erased
/// @param subjects the entries that it is about; empty until it is confirmed, and as long as nobody
///   chose among several
/// @param identifiedBy how the person was identified: `mailed-link`, or the words of staff; empty
///   until then
/// @param extended whether the answer was put off, once, with reasons
public record RightsCase(
    EntryId id,
    RequestKind kind,
    Entrance entrance,
    LocalDate receivedOn,
    Instant registeredAt,
    String registeredBy,
    Language language,
    Optional<EmailAddress> address,
    String details,
    List<EntryId> subjects,
    String identifiedBy,
    boolean extended,
    CaseState state)
    implements PersonalData {

  /// How a person who pressed the button behind the mailed link is identified.
  public static final String BY_LINK = "mailed-link";

  /// Whether staff wrote it down.
  public boolean isByStaff() {
    return registeredBy.startsWith("staff:");
  }

  /// Whether what a person gave is erased from it.
  public boolean isForgotten() {
    return address.isEmpty();
  }

  /// @throws IllegalStateException when a case in this state may not become that
  public RightsCase with(CaseState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "a case that is " + state.id() + " may not become " + next.id());
    }
    boolean putOff = extended || next instanceof CaseState.Extended;
    return copy(address, details, subjects, identifiedBy, putOff, next);
  }

  /// With the address as it is spelled where the person is registered.
  public RightsCase at(EmailAddress registered) {
    return copy(Optional.of(registered), details, subjects, identifiedBy, extended, state);
  }

  /// The person is known, and so is what it is about, unless several entries may be meant.
  ///
  /// @throws IllegalStateException as above
  public RightsCase confirmed(List<EntryId> about, String how, Instant at) {
    RightsCase next = with(new CaseState.Confirmed(at));
    return next.copy(address, details, List.copyOf(about), how, extended, next.state());
  }

  /// What staff chose among several entries of one address.
  public RightsCase about(List<EntryId> chosen) {
    return copy(address, details, List.copyOf(chosen), identifiedBy, extended, state);
  }

  /// The same without what a person gave.
  public RightsCase withoutPersonalParts() {
    CaseState bare =
        switch (state) {
          case CaseState.Extended(String _, Instant at) -> new CaseState.Extended("", at);
          case CaseState.Refused(String _, Instant at) -> new CaseState.Refused("", at);
          case CaseState.Received _,
              CaseState.Challenged _,
              CaseState.Confirmed _,
              CaseState.InProgress _,
              CaseState.Fulfilled _,
              CaseState.Withdrawn _,
              CaseState.Lapsed _ ->
              state;
        };
    String how = identifiedBy.equals(BY_LINK) ? BY_LINK : "";
    return copy(Optional.empty(), "", subjects, how, extended, bare);
  }

  private RightsCase copy(
      Optional<EmailAddress> newAddress,
      String newDetails,
      List<EntryId> newSubjects,
      String newIdentifiedBy,
      boolean putOff,
      CaseState next) {
    return new RightsCase(
        id,
        kind,
        entrance,
        receivedOn,
        registeredAt,
        registeredBy,
        language,
        newAddress,
        newDetails,
        newSubjects,
        newIdentifiedBy,
        putOff,
        next);
  }

  @Override
  public String toString() {
    return "RightsCase[" + id + "]";
  }
}
