package fi.samtycke.retention;

/// What became of an entry that was due; the names stand in receipts.
enum Swept {
  REMINDED,
  PUSHED,
  EXPIRED,
  LAPSED,
  LEFT_TO_STAFF,
  CLOSED,
  /// All that a case asked for was done.
  FULFILLED,
  FORGOTTEN,
  ERASED,
  /// Its erasure had begun before; it has ended now.
  CLEARED,
  /// It goes on.
  CONTINUED,
  /// A hold keeps it; it is looked at again when that is over.
  HELD,
  /// It is over, but not all that it asked for is done.
  KEPT,
  /// Nothing was due any more, or somebody else was first.
  ELSEWHERE,
  /// Somebody else was first, and it may still be due.
  CHANGED,
  FAULTED,
  /// The time did not suffice.
  LEFT;

  /// Whether the next run has to look at it again.
  boolean isStillDue() {
    return this == CHANGED || this == FAULTED || this == LEFT;
  }
}
