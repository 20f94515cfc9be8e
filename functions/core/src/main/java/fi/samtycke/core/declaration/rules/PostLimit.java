package fi.samtycke.core.declaration.rules;

import java.time.Duration;

/// How much one source may post.
///
/// @param posts accepted from one source address in one window
public record PostLimit(int posts, Duration window) {}
