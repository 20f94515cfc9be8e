package fi.samtycke.core.consent;

import java.util.List;
import java.util.function.Predicate;

/// What a person said to each of several purposes, by their ids (GDPR Art. 7, recital 43). A yes to
/// one is no yes to another.
///
/// @param agreed in the order in which they were asked about
/// @param declined the others
public record PurposeChoice(List<String> agreed, List<String> declined) {

  /// @param agreed whether the person said yes
  public static PurposeChoice of(List<String> purposes, Predicate<String> agreed) {
    return new PurposeChoice(
        purposes.stream().filter(agreed).toList(),
        purposes.stream().filter(agreed.negate()).toList());
  }
}
