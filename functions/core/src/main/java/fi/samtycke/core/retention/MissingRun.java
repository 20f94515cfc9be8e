package fi.samtycke.core.retention;

import java.time.Instant;
import java.util.List;

/// A run that was due and left no receipt; a note of the receipt of `CheckReceipts`.
public record MissingRun(String schedule, Instant scheduledAt) {
  private static final String MARK = "missing ";

  public String note() {
    return MARK + schedule + " " + scheduledAt;
  }

  /// Those among the notes of a receipt, in their order.
  public static List<MissingRun> in(List<String> notes) {
    return notes.stream()
        .filter(note -> note.startsWith(MARK))
        .map(note -> note.split(" ", -1))
        .map(words -> new MissingRun(words[1], Instant.parse(words[2])))
        .toList();
  }
}
