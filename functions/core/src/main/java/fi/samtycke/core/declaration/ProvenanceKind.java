package fi.samtycke.core.declaration;

/// A declared way by which contacts come in (G1).
///
/// @param informs the article of the GDPR under which the person is informed: 13 or 14
public record ProvenanceKind(String id, int informs, LocalText label) {}
