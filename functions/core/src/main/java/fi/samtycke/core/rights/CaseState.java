package fi.samtycke.core.rights;

import java.time.Instant;

/// How far a request of a data subject is.
public sealed interface CaseState {
  /// A case that may still come to something.
  sealed interface Open extends CaseState {}

  /// A case that is over.
  sealed interface Closed extends CaseState {
    Instant at();
  }

  /// Written down; nobody knows yet whether it comes from the person.
  ///
  /// @param hindrance why the address is not asked, of a case that staff wrote down:
  ///   `no-such-address`, `own-address`, `asked-already`; empty when it was not tried yet
  record Received(String hindrance) implements Open {
    public Received() {
      this("");
    }
  }

  /// The registered address was asked, and may confirm before `lapsesAt`.
  record Challenged(Instant lapsesAt) implements Open {}

  /// It comes from the person. The month runs from the receipt, not from here.
  record Confirmed(Instant at) implements Open {}

  /// Somebody or the program works on it.
  record InProgress(Instant at) implements Open {}

  /// The person was told within the first period that it takes longer, and why (Art. 12(3)).
  record Extended(String reasons, Instant at) implements Open {}

  record Fulfilled(Instant at) implements Closed {}

  /// The person was told why (Art. 12(4)).
  record Refused(String reason, Instant at) implements Closed {}

  /// The person took it back, or said that it was not his.
  record Withdrawn(Instant at) implements Closed {}

  /// Nobody confirmed in time.
  record Lapsed(Instant at) implements Closed {}

  /// As it is stored and shown.
  default String id() {
    return switch (this) {
      case Received _ -> "received";
      case Challenged _ -> "challenged";
      case Confirmed _ -> "confirmed";
      case InProgress _ -> "in-progress";
      case Extended _ -> "extended";
      case Fulfilled _ -> "fulfilled";
      case Refused _ -> "refused";
      case Withdrawn _ -> "withdrawn";
      case Lapsed _ -> "lapsed";
    };
  }

  /// Whether it is known to come from the person and waits for its answer.
  default boolean isBeingAnswered() {
    return this instanceof Confirmed || this instanceof InProgress || this instanceof Extended;
  }

  /// Whether a case may go from this state to the next.
  default boolean mayBecome(CaseState next) {
    return switch (this) {
      case Received _ -> !(next instanceof Extended);
      // Asked again, the link works longer.
      case Challenged _ -> !(next instanceof Received || next instanceof Extended);
      case Confirmed _, InProgress _, Extended _ ->
          !(next instanceof Received || next instanceof Challenged || next instanceof Lapsed);
      // An extract that came back is not an answer.
      case Fulfilled _ -> next instanceof InProgress;
      case Refused _, Withdrawn _, Lapsed _ -> false;
    };
  }
}
