package fi.samtycke.extracts;

import fi.samtycke.extracts.VisibleText.Piece;
import fi.samtycke.extracts.VisibleText.Printable;
import java.util.ArrayList;
import java.util.List;

/// Cuts a long text into stretches that fit on part of a page: behind a line feed or a blank where
/// there is one near the end, else between two letters, never between a letter and its mark.
final class TextSplitter {
  private static final int MOST_LETTERS = 700;
  private static final int MOST_LINES = 16;

  private TextSplitter() {}

  static List<Printable> of(Printable text) {
    int length = 0;
    int lines = 0;
    for (Piece piece : text.pieces()) {
      length += piece.text().length();
      for (int at = piece.text().indexOf('\n'); at >= 0; at = piece.text().indexOf('\n', at + 1)) {
        lines++;
      }
    }
    if (length <= MOST_LETTERS && lines < MOST_LINES) {
      return List.of(text);
    }
    String whole = text.text();
    List<Printable> parts = new ArrayList<>();
    int from = 0;
    while (from < length) {
      int to = end(whole, from);
      parts.add(
          to - from == length ? text : new Printable(slice(text, from, to), text.rightToLeft()));
      from = to;
    }
    return parts;
  }

  private static int end(String text, int from) {
    int most = Math.min(text.length(), from + MOST_LETTERS);
    int lines = 0;
    int blank = -1;
    for (int i = from; i < most; i++) {
      char c = text.charAt(i);
      if (c == '\n' && ++lines == MOST_LINES) {
        return i + 1;
      }
      if (c == ' ' || c == '\n') {
        blank = i + 1;
      }
    }
    if (most == text.length()) {
      return most;
    }
    if (blank > from + MOST_LETTERS / 2) {
      return blank;
    }
    int to = most;
    while (to > from + MOST_LETTERS / 2 && belongsToTheOneBefore(text, to)) {
      to--;
    }
    return to;
  }

  private static boolean belongsToTheOneBefore(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        || Character.getType(text.codePointAt(at)) == Character.NON_SPACING_MARK
        || Character.getType(text.codePointAt(at)) == Character.ENCLOSING_MARK;
  }

  private static List<Piece> slice(Printable text, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Piece piece : text.pieces()) {
      int begin = Math.max(from, at);
      int end = Math.min(to, at + piece.text().length());
      if (begin < end) {
        pieces.add(new Piece(piece.text().substring(begin - at, end - at), piece.fallback()));
      }
      at += piece.text().length();
    }
    return pieces;
  }
}
