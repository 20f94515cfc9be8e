package fi.samtycke.rights.desk;

/// Why a case does not take a step. Nothing was changed then.
enum Refusal {
  /// There is no such case.
  UNKNOWN,
  /// No case in this state does.
  WRONG_STATE,
  /// An entry is not one that the case can be about.
  NOT_A_CANDIDATE,
  /// What is decided is not taken back.
  ERASURE_DECIDED,
  /// The case is of another kind.
  NOT_AN_EXTRACT,
  /// The address was changed a short while ago (F12).
  ADDRESS_COOLING,
  TOO_LATE_TO_EXTEND,
  /// Something of the case is still to be done.
  NOT_DONE
}
