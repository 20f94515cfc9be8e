package fi.samtycke.core.declaration;

/// Why data is kept (GDPR Art. 5(1)(b)), as the declaration says it.
public record Purpose(String id, LocalText text) {}
