package fi.samtycke.core.extract;

import fi.samtycke.core.PersonalData;
import java.util.List;

/// A chapter of an extract.
///
/// @param id constant over languages and versions: `register`, `conversations`
/// @param note says in a sentence what stands here and why; empty for nothing
public record Section(String id, String title, String note, List<Part> parts)
    implements PersonalData {

  /// The section of the annex, which tells of the controller and not of the person.
  public static final String ANNEX = "annex";

  /// How many things it tells of: each group of facts is one, each row is one.
  public int entries() {
    return parts.stream()
        .mapToInt(part ->
            switch (part) {
              case Part.Facts _ -> 1;
              case Part.Rows rows -> rows.rows().size();
            })
        .sum();
  }

  @Override
  public String toString() {
    return "Section[redacted]";
  }
}
