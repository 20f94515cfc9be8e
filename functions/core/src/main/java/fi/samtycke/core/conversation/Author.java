package fi.samtycke.core.conversation;

import fi.samtycke.core.NamedConstant;

/// Who wrote a message. The names stand in stored items and in the chat's answers.
public enum Author implements NamedConstant {
  VISITOR,
  /// Somebody of the firm.
  OPERATOR;
}
