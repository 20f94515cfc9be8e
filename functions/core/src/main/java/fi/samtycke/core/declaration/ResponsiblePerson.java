package fi.samtycke.core.declaration;

import java.util.Optional;

/// Who answers for a register: a role, never a name, and an email address that reaches it.
///
/// @param telephone its own number; empty where the company's is all that is said
public record ResponsiblePerson(LocalText role, String contact, Optional<String> telephone) {}
