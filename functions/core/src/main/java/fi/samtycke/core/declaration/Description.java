package fi.samtycke.core.declaration;

import java.util.List;

/// What the declaration tells data subjects in words (GDPR Art. 13-15): texts that are published or
/// put into an extract, and by which nothing is decided. Every number that a text names stands in
/// it.
///
/// What nothing carries out yet is left out.
///
/// @param activities what is done with personal data besides the registers
/// @param collected what is noted in a register besides its fields
/// @param sources where the data comes from
/// @param rights how each right is used
public record Description(
    List<StatedActivity> activities,
    List<StatedField> collected,
    List<StatedPurpose> purposes,
    List<StatedRecipient> recipients,
    List<StatedPeriod> periods,
    List<LocalText> sources,
    List<StatedRight> rights) {

  /// @param data which kinds of data
  public record StatedActivity(String id, LocalText name, LocalText data) {}

  public record StatedField(String register, String name, LocalText label) {}

  /// @param register the declared one, or an activity
  /// @param article of the GDPR, such as `6(1)(a)`
  public record StatedPurpose(
      String id, String register, LocalText text, String article, LocalText basis) {}

  /// @param country ISO 3166-1 alpha-2
  /// @param transfer what allows that the data leaves the EEA; empty texts where it does not leave
  public record StatedRecipient(
      String id,
      String name,
      RecipientKind kind,
      String country,
      List<String> registers,
      LocalText text,
      LocalText transfer) {}

  /// @param register the declared one, or an activity: `evidence`, `cases`
  public record StatedPeriod(String register, LocalText text) {}

  /// @param right such as `erasure`
  public record StatedRight(List<String> registers, String right, LocalText text) {}
}
