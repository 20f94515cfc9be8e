package fi.samtycke.rights.desk;

/// What became of a step that staff took with a case.
sealed interface StepOutcome {
  record Taken() implements StepOutcome {}

  record Unknown() implements StepOutcome {}

  /// Nothing was changed.
  record Refused(Refusal why) implements StepOutcome {}

  /// Why a case does not allow a step.
  enum Refusal {
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
}
