package fi.samtycke.core.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile.Given;
import fi.samtycke.core.subject.EmailAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A request of a data subject, from its receipt to its answer. A step that a state does not allow
/// does not compile.
public sealed interface RightsCase extends Filed {
  /// How a person who pressed the button behind the mailed link is identified.
  String BY_LINK = "mailed-link";

  /// A case that may still come to something.
  sealed interface Open extends RightsCase {
    /// The person took it back, or said that it was somebody else's.
    default Withdrawn withdrawn(Instant now) {
      return new Withdrawn(file(), now);
    }

    /// What it asked for is erased already, of which a backup knows nothing.
    default Fulfilled foundErased(Instant now) {
      return new Fulfilled(file(), now);
    }
  }

  /// Nobody knows yet whether it comes from the person.
  sealed interface Unconfirmed extends Open {
    /// Whether it may still be confirmed.
    boolean isAwaited(Instant now);

    /// Whether a mail asked for it for which its host vouches (DMARC): then it does not lapse, and
    /// staff decide when nobody confirms it.
    boolean vouched();

    /// With the address as it is spelled where the person is registered.
    Unconfirmed at(EmailAddress registered);

    /// @param lapsesAt the first instant at which the link opens nothing any more
    /// @param vouched as above
    default Challenged challenged(Instant lapsesAt, boolean vouched) {
      return new Challenged(file(), lapsesAt, vouched);
    }

    /// The address cannot be asked, and it does not lapse: staff decide.
    ///
    /// @param why as in [Received]
    default Received hindered(String why) {
      return new Received(file(), why);
    }

    /// The days for a confirmation are over, and it does not lapse: staff decide.
    default LeftToStaff leftToStaff(Instant now) {
      return new LeftToStaff(file(), now);
    }

    /// The person is known, and so is what it is about, unless several entries may be meant. The
    /// month runs from the receipt, not from here.
    default Confirmed confirmed(List<EntryId> about, String how, Instant now) {
      return new Confirmed(file().about(about, how), now);
    }

    /// Nothing of the person stays of what nobody confirmed.
    @Override
    default Withdrawn withdrawn(Instant now) {
      return new Withdrawn(file().withoutPersonalParts(), now);
    }
  }

  /// It comes from the person, and waits for its answer.
  sealed interface BeingAnswered extends Open {
    /// Since when it is in its state.
    Instant at();

    /// Somebody or the program works on it.
    default BeingAnswered begun(Instant now) {
      return this instanceof Confirmed ? new InProgress(file(), now) : this;
    }

    /// Staff chose among several entries of one address.
    default BeingAnswered about(List<EntryId> chosen) {
      CaseFile chose = file().about(chosen, file().identifiedBy());
      return switch (this) {
        case Confirmed _ -> new Confirmed(chose, at());
        case InProgress _ -> new InProgress(chose, at());
        case Extended(CaseFile _, String reasons, Instant at) -> new Extended(chose, reasons, at);
      };
    }

    /// The person was told within the first period that it takes longer, and why (Art. 12(3)).
    default Extended extended(String reasons, Instant now) {
      return new Extended(file().putOff(), reasons, now);
    }

    /// The person was told why (Art. 12(4)).
    default Refused refused(String reason, Instant now) {
      return new Refused(file(), reason, now);
    }

    default Fulfilled fulfilled(Instant now) {
      return new Fulfilled(file(), now);
    }
  }

  /// A case that is over.
  sealed interface Closed extends RightsCase {
    Instant at();
  }

  /// Written down.
  ///
  /// @param hindrance why the address is not asked, of a case that staff wrote down:
  ///   `no-such-address`, `own-address`, `asked-already`, `spelled-otherwise` when it was asked and
  ///   is registered in another spelling by now; empty when it was not tried yet
  record Received(CaseFile file, String hindrance) implements Unconfirmed {
    /// @param address as the person or the staff typed it
    public static Received of(
        EntryId id,
        RequestKind kind,
        Entrance entrance,
        LocalDate receivedOn,
        Instant now,
        Actor by,
        Language language,
        EmailAddress address,
        String details) {
      Optional<Given> given = Optional.of(new Given(address, details));
      return new Received(
          new CaseFile(
              id, kind, entrance, receivedOn, now, by, language, given, List.of(), "", false),
          "");
    }

    @Override
    public boolean isAwaited(Instant now) {
      return true;
    }

    @Override
    public boolean vouched() {
      return file.entrance() == Entrance.MAIL && !isByStaff();
    }

    @Override
    public Received at(EmailAddress registered) {
      return new Received(file.at(registered), hindrance);
    }
  }

  /// The address was asked, and may confirm before `lapsesAt`. Asked again, the link works longer.
  ///
  /// @param vouched never when nothing is held under the address
  record Challenged(CaseFile file, Instant lapsesAt, boolean vouched) implements Unconfirmed {
    @Override
    public boolean isAwaited(Instant now) {
      return now.isBefore(lapsesAt);
    }

    @Override
    public Challenged at(EmailAddress registered) {
      return new Challenged(file.at(registered), lapsesAt, vouched);
    }

    public Challenged vouchedFor() {
      return new Challenged(file, lapsesAt, true);
    }
  }

  /// Its mail was vouched for, and nobody confirmed it in time. Staff decide whether it comes from
  /// the person; asked anew, the person may still confirm it.
  record LeftToStaff(CaseFile file, Instant at) implements Unconfirmed {
    @Override
    public boolean isAwaited(Instant now) {
      return true;
    }

    @Override
    public boolean vouched() {
      return true;
    }

    @Override
    public LeftToStaff at(EmailAddress registered) {
      return new LeftToStaff(file.at(registered), at);
    }
  }

  record Confirmed(CaseFile file, Instant at) implements BeingAnswered {}

  record InProgress(CaseFile file, Instant at) implements BeingAnswered {}

  record Extended(CaseFile file, String reasons, Instant at)
      implements BeingAnswered, PersonalData {
    @Override
    public String toString() {
      return "Extended[redacted]";
    }
  }

  record Fulfilled(CaseFile file, Instant at) implements Closed {
    /// An extract that came back is no answer.
    public InProgress reopened(Instant now) {
      return new InProgress(file, now);
    }
  }

  record Refused(CaseFile file, String reason, Instant at) implements Closed, PersonalData {
    @Override
    public String toString() {
      return "Refused[redacted]";
    }
  }

  record Withdrawn(CaseFile file, Instant at) implements Closed {}

  /// The state, as it is stored and shown.
  default String state() {
    return switch (this) {
      case Received _ -> "received";
      case Challenged _ -> "challenged";
      case LeftToStaff _ -> "left-to-staff";
      case Confirmed _ -> "confirmed";
      case InProgress _ -> "in-progress";
      case Extended _ -> "extended";
      case Fulfilled _ -> "fulfilled";
      case Refused _ -> "refused";
      case Withdrawn _ -> "withdrawn";
    };
  }

  /// The same without what a person gave or was told.
  default RightsCase withoutPersonalParts() {
    CaseFile bare = file().withoutPersonalParts();
    return switch (this) {
      case Received(CaseFile _, String hindrance) -> new Received(bare, hindrance);
      case Challenged(CaseFile _, Instant lapsesAt, boolean vouched) ->
          new Challenged(bare, lapsesAt, vouched);
      case LeftToStaff(CaseFile _, Instant at) -> new LeftToStaff(bare, at);
      case Confirmed(CaseFile _, Instant at) -> new Confirmed(bare, at);
      case InProgress(CaseFile _, Instant at) -> new InProgress(bare, at);
      case Extended(CaseFile _, String _, Instant at) -> new Extended(bare, "", at);
      case Fulfilled(CaseFile _, Instant at) -> new Fulfilled(bare, at);
      case Refused(CaseFile _, String _, Instant at) -> new Refused(bare, "", at);
      case Withdrawn(CaseFile _, Instant at) -> new Withdrawn(bare, at);
    };
  }
}
