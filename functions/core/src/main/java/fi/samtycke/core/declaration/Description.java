package fi.samtycke.core.declaration;

import java.util.List;

/// What the declaration tells data subjects in words (GDPR Art. 13-15): texts that are published or
/// put into an extract, and by which nothing is decided. Every number that a text names stands in
/// it.
///
/// @param sources where the data comes from
/// @param rights how each right is used
public record Description(
    List<StatedPurpose> purposes,
    List<StatedRecipient> recipients,
    List<StatedPeriod> periods,
    List<LocalText> sources,
    List<StatedRight> rights) {

  /// @param article of the GDPR, such as `6(1)(a)`
  public record StatedPurpose(
      String id, String register, LocalText text, String article, LocalText basis) {}

  /// @param country ISO 3166-1 alpha-2
  /// @param transfer what allows that the data leaves the EEA; empty texts where it does not leave
  public record StatedRecipient(
      String id,
      String name,
      String country,
      List<String> registers,
      LocalText text,
      LocalText transfer) {}

  /// @param register the declared one, or `evidence` and `cases` for what the system keeps to show
  ///   its own work
  public record StatedPeriod(String register, LocalText text) {}

  /// @param right such as `erasure`
  public record StatedRight(List<String> registers, String right, LocalText text) {}
}
