package fi.samtycke.rights.desk;

/// What became of a step that staff took with a case.
sealed interface StepOutcome {
  record Taken() implements StepOutcome {}

  record Unknown() implements StepOutcome {}

  /// @param code why not, for the problem document
  record NotNow(String code, String title) implements StepOutcome {
    /// The case is in a state that does not allow it.
    static NotNow wrongState() {
      return new NotNow("wrong-state", "A case in this state does not allow this");
    }
  }
}
