package fi.samtycke.extracts;

import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Section;
import fi.samtycke.extracts.Print.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/// Sets an extract as a PDF for a layman: a title page with a list of what follows, a bookmark for
/// each section, the fonts embedded, and neither script, action, link nor annotation. The same
/// extract always gives the same bytes.
final class ExtractPdf {
  private final byte[] bytes;
  private final int pages;

  private ExtractPdf(byte[] bytes, int pages) {
    this.bytes = bytes;
    this.pages = pages;
  }

  /// The whole file.
  byte[] bytes() {
    return bytes;
  }

  int pages() {
    return pages;
  }

  static ExtractPdf of(Extract extract) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(PageSize.A4, 56, 56, 74, 74);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    describe(extract, document, writer);
    document.open();
    Print print = new Print();
    PageFrame frame = new PageFrame(extract, print, writer);
    writer.setPageEvent(frame);
    opening(extract, document, print);
    Tables tables = new Tables(print, document);
    for (Section section : extract.sections()) {
      begin(section, document, writer, print);
      for (Part part : section.parts()) {
        tables.add(part);
      }
      if (section.parts().isEmpty()) {
        document.add(print.paragraph(extract.words().nothing(), Style.LABEL, 2, 6));
      }
    }
    document.close();
    return new ExtractPdf(out.toByteArray(), frame.pages());
  }

  private static void describe(Extract extract, Document document, PdfWriter writer) {
    document.addTitle(extract.title() + " – " + extract.controllerName());
    document.addAuthor(extract.controllerName());
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(extract.language().tag()));
    String at =
        "D:"
            + DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
                .format(extract.madeAt().atZone(ZoneOffset.UTC))
            + "Z";
    writer.getInfo().put(PdfName.CREATIONDATE, new PdfString(at));
    writer.getInfo().put(PdfName.MODDATE, new PdfString(at));
    PdfString id = new PdfString(extract.about().value().getBytes(StandardCharsets.US_ASCII));
    PdfArray ids = new PdfArray();
    ids.add(id);
    ids.add(id);
    writer.getInfo().put(PdfName.FILEID, ids);
    writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
  }

  private static void opening(Extract extract, Document document, Print print) {
    document.add(print.paragraph(extract.controllerName(), Style.LABEL, 0, 0));
    document.add(print.paragraph(extract.title(), Style.TITLE, 2, 0));
    document.add(print.paragraph(extract.day(), Style.LABEL, 6, 8));
    for (String paragraph : extract.words().opening()) {
      document.add(print.paragraph(paragraph, Style.BODY, 0, 6));
    }
    PdfPTable contents = new PdfPTable(new float[] {8, 2});
    contents.setWidthPercentage(100);
    contents.setSpacingBefore(10);
    contents.setSpacingAfter(4);
    contents.addCell(head(print, extract.words().contents(), Element.ALIGN_LEFT));
    contents.addCell(head(print, extract.words().entries(), Element.ALIGN_RIGHT));
    contents.setHeaderRows(1);
    for (Section section : extract.sections()) {
      contents.addCell(print.cell(section.title(), Style.BODY));
      PdfPCell count = print.cell(count(section), Style.BODY);
      count.setHorizontalAlignment(Element.ALIGN_RIGHT);
      contents.addCell(count);
    }
    document.add(contents);
  }

  private static String count(Section section) {
    return section.id().equals(Section.ANNEX) ? "" : Integer.toString(section.entries());
  }

  private static PdfPCell head(Print print, String text, int alignment) {
    PdfPCell cell = print.cell(text, Style.COLUMN);
    cell.setBackgroundColor(Print.SHADE);
    cell.setHorizontalAlignment(alignment);
    return cell;
  }

  /// The heading of a section with its bookmark, never alone at the foot of a page.
  private static void begin(Section section, Document document, PdfWriter writer, Print print) {
    if (writer.getVerticalPosition(false) < document.bottom() + 130) {
      document.newPage();
    }
    PdfPTable heading = new PdfPTable(1);
    heading.setWidthPercentage(100);
    heading.setSpacingBefore(16);
    heading.setKeepTogether(true);
    PdfPCell title = print.cell(section.title(), Style.SECTION);
    title.setPaddingLeft(0);
    title.setBorder(Rectangle.NO_BORDER);
    heading.addCell(title);
    document.add(heading);
    float top = writer.getVerticalPosition(false) + Style.SECTION.leading() + 12;
    new PdfOutline(
        writer.getRootOutline(), new PdfDestination(PdfDestination.FITH, top), section.title());
    if (!section.note().isEmpty()) {
      document.add(print.paragraph(section.note(), Style.LABEL, 0, 3));
    }
  }
}
