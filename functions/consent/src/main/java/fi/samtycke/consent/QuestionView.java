package fi.samtycke.consent;

import fi.samtycke.core.PersonalData;
import java.util.List;

/// What the page shows that asks whether a contact may be kept.
///
/// @param held everything that is held, by the declared labels
/// @param provenance where it comes from, in words
/// @param boxes what may be agreed to, one for each purpose
/// @param always what every yes says besides
/// @param lastDay the last day to answer
/// @param erasedOn the day on which a silent entry is erased
/// @param wrote whether the person also sent a message, which has a purpose and period of its own
/// @param undecided whether the form was sent without a choice
public record QuestionView(
    List<Held> held,
    String provenance,
    List<Box> boxes,
    String always,
    String lastDay,
    String erasedOn,
    boolean wrote,
    boolean undecided)
    implements PersonalData {

  /// One value with its label.
  public record Held(String label, String value) implements PersonalData {
    @Override
    public String toString() {
      return "Held[redacted]";
    }
  }

  @Override
  public String toString() {
    return "QuestionView[redacted]";
  }
}
