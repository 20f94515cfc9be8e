package fi.samtycke.core.quarantine;

import java.time.LocalDate;

/// Where a contact comes from (G1): without it nobody is asked anything.
///
/// @param kind a declared one, such as `trade-fair`
/// @param informationArticle the article of the GDPR under which the person is informed: 13 when
///   they gave the data themselves, 14 with the source named when somebody else did
/// @param date on which the firm got the data
/// @param note of the employee; empty for a visitor
public record Provenance(String kind, int informationArticle, LocalDate date, String note) {}
