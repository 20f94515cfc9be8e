package fi.samtycke.core.declaration;

/// In what capacity somebody gets or keeps data.
public enum RecipientKind {
  /// A processor that only runs the machines: the company's own people do what is to be done there.
  HOST,
  /// Acts for the company and is told what to do (Art. 28).
  PROCESSOR,
  /// Decides for itself, and is only notified (Art. 4(7), 19).
  CONTROLLER
}
