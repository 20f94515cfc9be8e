package fi.samtycke.core.declaration;

import java.util.Optional;

/// Who the controller is besides its name (GDPR Art. 13(1)(a), 14(1)(a), 30(1)(a)). Empty is what
/// the company has not said: it is left out wherever it would stand.
///
/// @param businessId as registered
/// @param address the postal address, in one line
public record Identity(
    Optional<String> businessId, Optional<String> address, Optional<String> telephone) {}
