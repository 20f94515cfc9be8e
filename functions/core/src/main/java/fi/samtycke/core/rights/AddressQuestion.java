package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.subject.EmailAddress;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The question to both addresses of a contact whether the new one takes the place of the
/// registered one (F12). Asked anew it has another id, and the answers to the earlier one count no
/// more.
///
/// @param contact whose address it is
/// @param registered the address to which the contact's mails went when it was asked
/// @param then what the decision is once both have agreed
/// @param until before when they may answer
/// @param confirmed who has agreed
/// @param denied who has not; one is enough
public record AddressQuestion(
    EntryId id,
    EntryId contact,
    EmailAddress registered,
    EmailAddress proposed,
    Proposal.Decision then,
    Instant askedAt,
    Instant until,
    Set<AddressSide> confirmed,
    Optional<AddressSide> denied)
    implements PersonalData {

  /// A question that nobody has answered yet.
  public static AddressQuestion of(
      EntryId id,
      EntryId contact,
      EmailAddress registered,
      EmailAddress proposed,
      Proposal.Decision then,
      Instant now,
      Instant until) {
    return new AddressQuestion(
        id, contact, registered, proposed, then, now, until, Set.of(), Optional.empty());
  }

  /// Whether both have agreed, or one has not.
  public boolean isDecided() {
    return denied.isPresent() || confirmed.size() == AddressSide.values().length;
  }

  public boolean isOpen(Instant now) {
    return !isDecided() && now.isBefore(until);
  }

  /// Whose address that is.
  public EmailAddress address(AddressSide side) {
    return switch (side) {
      case REGISTERED -> registered;
      case NEW -> proposed;
    };
  }

  public AddressQuestion confirmedBy(AddressSide side) {
    EnumSet<AddressSide> both = EnumSet.of(side);
    both.addAll(confirmed);
    return new AddressQuestion(
        id, contact, registered, proposed, then, askedAt, until, Set.copyOf(both), denied);
  }

  public AddressQuestion deniedBy(AddressSide side) {
    return new AddressQuestion(
        id, contact, registered, proposed, then, askedAt, until, confirmed, Optional.of(side));
  }

  @Override
  public String toString() {
    return "AddressQuestion[" + id + "]";
  }
}
