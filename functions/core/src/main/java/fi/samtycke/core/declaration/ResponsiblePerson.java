package fi.samtycke.core.declaration;

/// Who answers for a register: a role, never a name, and an e-mail address that reaches it.
public record ResponsiblePerson(LocalText role, String contact) {}
