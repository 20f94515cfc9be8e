package fi.samtycke.extracts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.openpdf.text.pdf.BaseFont;

/// Makes any text printable without losing anything of it (F07): what has a glyph is drawn, what
/// has none, or could not be seen or would move other letters, stands as its visible code point
/// `[U+0007]`. The text is brought into NFC first. Four of the same invisible in a row are written
/// once, with their number: `[U+000A ×5000]`.
final class VisibleText {
  /// Line feeds that begin a new line; of a text that has more, every line feed is written out.
  private static final int MOST_LINES = 150;

  private static final int MOST_ALIKE = 3;

  private final BaseFont first;
  private final Supplier<BaseFont> second;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder piece = new StringBuilder();
  private boolean fallback;
  private boolean rightToLeft;

  private VisibleText(BaseFont first, Supplier<BaseFont> second) {
    this.first = first;
    this.second = second;
  }

  /// A stretch in one font.
  ///
  /// @param fallback whether it stands in the second font
  record Piece(String text, boolean fallback) {}

  /// @param rightToLeft whether any letter of it runs from right to left
  record Printable(List<Piece> pieces, boolean rightToLeft) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Piece piece : pieces) {
        text.append(piece.text());
      }
      return text.toString();
    }
  }

  static Printable of(String text, BaseFont first, Supplier<BaseFont> second) {
    if (isPlain(text)) {
      return new Printable(List.of(new Piece(text, false)), false);
    }
    return new VisibleText(first, second).of(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  /// What every font has, in a single line.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > 'ÿ' || c > '~' && c < '¡' || c == 0xAD) {
        return false;
      }
    }
    return true;
  }

  private Printable of(String text) {
    boolean breaks = text.chars().filter(c -> c == '\n').count() <= MOST_LINES;
    boolean carries = false;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int width = Character.charCount(c);
      if (c == '\r' && breaks && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
        continue;
      }
      int alike = alike(text, i, c, width);
      if (c == '\n' && breaks && alike <= MOST_ALIKE) {
        piece.append('\n');
        carries = false;
        i++;
      } else if (draw(c, carries)) {
        carries = !isMark(c);
        rightToLeft |= isRightToLeft(c);
        i += width;
      } else if (alike > MOST_ALIKE) {
        write(String.format(Locale.ROOT, "[U+%04X ×%d]", c, alike));
        carries = false;
        i += alike * width;
      } else {
        write(String.format(Locale.ROOT, "[U+%04X]", c));
        carries = false;
        i += width;
      }
    }
    end();
    return new Printable(List.copyOf(pieces), rightToLeft);
  }

  private static int alike(String text, int from, int c, int width) {
    int count = 1;
    for (int i = from + width; i < text.length() && text.codePointAt(i) == c; i += width) {
      count++;
    }
    return count;
  }

  /// @param carries whether the letter before can carry a mark
  private boolean draw(int c, boolean carries) {
    if (!isVisible(c) || isMark(c) && !carries) {
      return false;
    }
    // A mark stands in the font of the letter that it is put on.
    boolean inFallback = isMark(c) ? fallback : !first.charExists(c);
    if (!(inFallback ? second.get() : first).charExists(c)) {
      return false;
    }
    turnTo(inFallback);
    piece.appendCodePoint(c);
    return true;
  }

  private void write(String codePoint) {
    turnTo(false);
    piece.append(codePoint);
  }

  private void turnTo(boolean inFallback) {
    if (inFallback != fallback) {
      end();
      fallback = inFallback;
    }
  }

  private void end() {
    if (!piece.isEmpty()) {
      pieces.add(new Piece(piece.toString(), fallback));
      piece.setLength(0);
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /// Whether a reader sees that it is there, and that it is there alone.
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ' || c == 0xA0;
      default ->
          // Fillers, joiners and variation selectors: letters and marks by category, blank by
          // nature.
          c != 0x034F
              && c != 0x115F
              && c != 0x1160
              && c != 0x17B4
              && c != 0x17B5
              && c != 0x2800
              && c != 0x3164
              && c != 0xFFA0
              && !(c >= 0x180B && c <= 0x180F)
              && !(c >= 0xFE00 && c <= 0xFE0F)
              && !(c >= 0xE0100 && c <= 0xE01EF);
    };
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
