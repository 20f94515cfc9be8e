package fi.samtycke.extracts;

import fi.samtycke.extracts.VisibleText.Piece;
import fi.samtycke.extracts.VisibleText.Printable;
import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfWriter;

/// How texts look in one document.
final class Print {
  static final Color INK = new Color(0x1b, 0x24, 0x2c);
  static final Color QUIET = new Color(0x5a, 0x66, 0x70);
  static final Color ACCENT = new Color(0x15, 0x4f, 0x6e);
  static final Color LINE = new Color(0xcf, 0xd8, 0xde);
  static final Color SHADE = new Color(0xee, 0xf3, 0xf6);

  /// The weights and sizes in use.
  enum Style {
    TITLE(true, 22, ACCENT),
    SECTION(true, 14, ACCENT),
    PART(true, 10, INK),
    BODY(false, 9.5f, INK),
    LABEL(false, 9.5f, QUIET),
    COLUMN(true, 8.5f, QUIET),
    SMALL(false, 8, QUIET);

    private final boolean bold;
    private final float size;
    private final Color color;

    Style(boolean bold, float size, Color color) {
      this.bold = bold;
      this.size = size;
      this.color = color;
    }

    float leading() {
      return size * 1.38f;
    }
  }

  private final Typefaces typefaces = new Typefaces();
  private final Map<Style, Font> fonts = new EnumMap<>(Style.class);
  private final Map<Style, Font> others = new EnumMap<>(Style.class);

  private Font font(Style style) {
    return fonts.computeIfAbsent(
        style, _ -> new Font(face(style), style.size, Font.NORMAL, style.color));
  }

  private Font other(Style style) {
    return others.computeIfAbsent(
        style, _ -> new Font(typefaces.other(), style.size, Font.NORMAL, style.color));
  }

  BaseFont face(Style style) {
    return style.bold ? typefaces.bold : typefaces.regular;
  }

  float size(Style style) {
    return style.size;
  }

  Printable printable(String text, Style style) {
    return VisibleText.of(text, face(style), typefaces::other);
  }

  Phrase phrase(Printable text, Style style) {
    Phrase phrase = new Phrase(style.leading());
    for (Piece piece : text.pieces()) {
      phrase.add(new Chunk(piece.text(), piece.fallback() ? other(style) : font(style)));
    }
    return phrase;
  }

  Paragraph paragraph(String text, Style style, float before, float after) {
    Paragraph paragraph = new Paragraph(phrase(printable(text, style), style));
    // The space around it is set in its font too, which would otherwise be one that is not
    // embedded.
    paragraph.setFont(font(style));
    paragraph.setLeading(style.leading());
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    return paragraph;
  }

  /// A cell without borders but the line under it.
  PdfPCell cell(String text, Style style) {
    return cell(printable(text, style), style);
  }

  PdfPCell cell(Printable text, Style style) {
    PdfPCell cell = new PdfPCell(phrase(text, style));
    cell.setLeading(style.leading(), 0);
    cell.setBorder(PdfPCell.BOTTOM);
    cell.setBorderColor(LINE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(4);
    cell.setPaddingTop(3);
    cell.setPaddingBottom(5);
    if (text.rightToLeft()) {
      cell.setRunDirection(
          startsRightToLeft(text.text())
              ? PdfWriter.RUN_DIRECTION_RTL
              : PdfWriter.RUN_DIRECTION_LTR);
    }
    return cell;
  }

  /// By its first letter that has a direction, as a browser does.
  private static boolean startsRightToLeft(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      switch (Character.getDirectionality(text.codePointAt(i))) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return false;
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
