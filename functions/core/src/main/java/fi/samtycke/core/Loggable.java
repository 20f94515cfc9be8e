package fi.samtycke.core;

/// Marks an identifier that may stand in logs, metrics and facts because it says nothing of a
/// person. The log takes nothing else but numbers, instants and constants.
public interface Loggable {
  /// The text that is logged.
  String value();
}
