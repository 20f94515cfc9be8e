package fi.samtycke.core.declaration;

/// What a declared field takes.
public enum FieldType {
  /// One line, no control characters.
  LINE,
  /// Several lines.
  TEXT,
  EMAIL,
  /// Kept as E.164.
  TELEPHONE,
  WEB_ADDRESS,
  /// One of the declared values.
  CHOICE,
  /// Yes or no.
  FLAG,
  DATE,
  PERSONAL_IDENTITY_CODE,
  BANK_ACCOUNT
}
