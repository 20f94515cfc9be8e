package fi.samtycke.core.extract;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.util.List;

/// Everything held on one person at one moment, in the person's language, ready to be set as a PDF
/// or written as JSON. Both say the same: there is no other source for either.
///
/// @param title what such a document is called in the language
/// @param day of the making, as its reader writes it
/// @param about the case that it answers
/// @param declaration the version of the declaration that was in force
/// @param words what every page says around the content
public record Extract(
    ControllerId controller,
    String controllerName,
    Language language,
    String title,
    String day,
    Instant madeAt,
    EntryId about,
    String declaration,
    Words words,
    List<Section> sections)
    implements PersonalData {

  /// @param page `Page {page} of`, the number of pages behind it
  /// @param contents heads the list of sections on the first page
  /// @param entries heads the column that counts what a section holds
  /// @param nothing stands in a section that holds nothing
  /// @param opening tells the reader what this is, one paragraph each
  public record Words(
      String page, String contents, String entries, String nothing, List<String> opening) {}

  @Override
  public String toString() {
    return "Extract[redacted]";
  }
}
