package fi.samtycke.core.declaration;

import java.util.Set;

/// What the holders of a role may do: names of permissions such as `changes.read`.
public record Role(String id, LocalText label, Set<String> permissions) {}
