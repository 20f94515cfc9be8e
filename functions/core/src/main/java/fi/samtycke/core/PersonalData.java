package fi.samtycke.core;

/// Marks a type that holds personal data (GDPR Art. 4(1)). Its `toString` says nothing of the
/// value, and the log refuses it.
public interface PersonalData {}
