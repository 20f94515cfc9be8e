package fi.samtycke.extracts;

import fi.samtycke.core.extract.Extract;
import fi.samtycke.extracts.Print.Style;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// What stands on every page around the content: whose extract this is, of which day, and which
/// page of how many.
final class PageFrame extends PdfPageEventHelper {
  private static final float WIDEST_NUMBER = 30;

  private final Extract extract;
  private final Print print;
  private final PdfTemplate total;
  private final PdfTemplate same;
  private boolean drawn;
  private int pages;

  PageFrame(Extract extract, Print print, PdfWriter writer) {
    this.extract = extract;
    this.print = print;
    this.total = writer.getDirectContent().createTemplate(WIDEST_NUMBER, 12);
    this.same = writer.getDirectContent().createTemplate(1, 1);
  }

  int pages() {
    return pages;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    pages = writer.getPageNumber();
    PdfContentByte canvas = writer.getDirectContent();
    BaseFont font = print.face(Style.SMALL);
    float size = print.size(Style.SMALL);
    float foot = document.bottom() - 26;
    float numbers = document.right() - font.getWidthPoint("0000", size);
    String page = extract.words().page().replace("{page}", Integer.toString(pages));
    canvas.addTemplate(same(document), 0, 0);
    canvas.beginText();
    canvas.setFontAndSize(font, size);
    canvas.setColorFill(Print.QUIET);
    canvas.showTextAligned(
        Element.ALIGN_RIGHT, page, numbers - font.getWidthPoint(' ', size), foot, 0);
    canvas.endText();
    canvas.addTemplate(total, numbers, foot);
  }

  /// What is the same on every page, drawn once.
  private PdfTemplate same(Document document) {
    if (!drawn) {
      drawn = true;
      same.setWidth(document.getPageSize().getWidth());
      same.setHeight(document.getPageSize().getHeight());
      float left = document.left();
      float right = document.right();
      float head = document.top() + 18;
      float foot = document.bottom() - 26;
      line(same, left, right, head - 6);
      line(same, left, right, foot + 13);
      text(same, Element.ALIGN_LEFT, extract.controllerName(), left, head);
      text(same, Element.ALIGN_RIGHT, extract.title(), right, head);
      text(same, Element.ALIGN_LEFT, extract.day(), left, foot);
    }
    return same;
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    total.beginText();
    total.setFontAndSize(print.face(Style.SMALL), print.size(Style.SMALL));
    total.setColorFill(Print.QUIET);
    total.showText(Integer.toString(pages));
    total.endText();
  }

  private void text(PdfContentByte canvas, int alignment, String text, float x, float y) {
    Phrase phrase = print.phrase(print.printable(text, Style.SMALL), Style.SMALL);
    ColumnText.showTextAligned(canvas, alignment, phrase, x, y, 0);
  }

  private static void line(PdfContentByte canvas, float left, float right, float y) {
    canvas.saveState();
    canvas.setColorStroke(Print.LINE);
    canvas.setLineWidth(0.5f);
    canvas.moveTo(left, y);
    canvas.lineTo(right, y);
    canvas.stroke();
    canvas.restoreState();
  }
}
