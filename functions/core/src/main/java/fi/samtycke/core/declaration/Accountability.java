package fi.samtycke.core.declaration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a company must be able to show of its processing (GDPR Art. 5(2), 24, 28, 30, 35, 37): for
/// its own record and the description that it publishes. By none of it anything is decided.
///
/// @param persons the categories of persons, of each register and of each activity besides
/// @param differences where this is otherwise than the company's earlier description
/// @param assumed the places that the earlier description does not say: the system's own
/// @param unstated the places at which the company has not said what the law wants told
/// @param unchecked the places that name law which nobody has looked up
/// @param gaps where the earlier description falls short of the law; told to the company only
public record Accountability(
    List<Persons> persons,
    List<Balance> balances,
    List<Contract> contracts,
    Finding protectionOfficer,
    Finding impactAssessment,
    List<Difference> differences,
    List<String> assumed,
    List<String> unstated,
    List<String> unchecked,
    List<Gap> gaps) {

  /// @param of the id of a register or an activity
  public record Persons(String of, List<LocalText> categories) {}

  /// The assessment beside a legitimate interest.
  ///
  /// @param purpose the id of the purpose whose basis it is
  public record Balance(
      String purpose, LocalText interest, LocalText necessity, LocalText balance) {}

  /// What a recipient is bound by. Empty is what the company has not said.
  ///
  /// @param subprocessors known to be nobody when present and without members
  public record Contract(
      String recipient,
      RecipientKind kind,
      Optional<String> party,
      Optional<LocalDate> date,
      Optional<List<String>> subprocessors,
      LocalText text) {}

  /// A yes or no, and why.
  public record Finding(boolean yes, LocalText why) {}

  /// @param place such as `storage[personnel/this/aws]`
  public record Difference(String place, LocalText text) {}

  /// @param law the articles and sections
  /// @param checked whether somebody has looked the law up
  public record Gap(String id, List<String> law, LocalText text, boolean checked) {}
}
