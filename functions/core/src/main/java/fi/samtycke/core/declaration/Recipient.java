package fi.samtycke.core.declaration;

import java.util.List;

/// Somebody outside the company who gets or keeps data (GDPR Art. 4(9)).
///
/// @param name what people are told; the id is for the program only
/// @param country ISO 3166-1 alpha-2
/// @param registers whose data it gets or keeps
/// @param fields that are handed over; empty for all that stands in the registers
public record Recipient(
    String id,
    String name,
    RecipientKind kind,
    String country,
    List<String> registers,
    List<String> fields) {}
