package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;
import java.util.List;

/// What a person sees of a request behind the mailed link.
///
/// @param kind what was asked for, in words
/// @param received the day
/// @param lastDay to confirm, while it is asked; to answer, afterwards; empty when it is over
/// @param details what was written in the request; empty for nothing
/// @param state how far it is, in words
/// @param searched the systems outside that are being searched, in one line; empty for none
/// @param letters what staff wrote about it
/// @param open whether it can be taken back
/// @param undecided whether the form was sent without a choice
public record CaseView(
    String kind,
    String received,
    String lastDay,
    String details,
    String state,
    String searched,
    List<Said> letters,
    boolean open,
    boolean undecided)
    implements PersonalData {

  /// A letter under its title.
  public record Said(String title, String words) implements PersonalData {
    @Override
    public String toString() {
      return "Said[redacted]";
    }
  }

  @Override
  public String toString() {
    return "CaseView[redacted]";
  }
}
