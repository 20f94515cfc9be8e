package fi.samtycke.extracts;

import fi.samtycke.core.extract.Extract;
import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Value;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// How long an extract takes beside a bare loop over OpenPDF that lays the same table in the same
/// look: both in turn in one process, the medians of the processor time compared, which a busy
/// machine does not stretch. The bare loop has no page frame, no bookmarks, no fallback font and
/// takes texts as they are.
public final class ExtractMeasurement {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 31;

  private ExtractMeasurement() {}

  /// The medians in milliseconds.
  ///
  /// @param again the bare loop once more, which tells how far noise goes
  public record Result(int items, int pages, double extract, double bare, double again) {
    public double ratio() {
      return extract / bare;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d items on %d pages: extract %.1f ms, bare loop %.1f ms, ratio %.3f (A/A %.3f)",
          items,
          pages,
          extract,
          bare,
          ratio(),
          again / bare);
    }
  }

  /// @param items of the extract
  public static Result of(int items) {
    Extract extract = Samples.messages(items);
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    int pages = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long begin = processorTime();
      pages = ExtractPdf.of(extract).pages();
      long between = processorTime();
      int bytes = bare(extract);
      long then = processorTime();
      bytes += bare(extract);
      long end = processorTime();
      if (bytes == 0) {
        throw new IllegalStateException("nothing was laid");
      }
      if (round >= 0) {
        ours.add((between - begin) / 1e6);
        bare.add((then - between) / 1e6);
        again.add((end - then) / 1e6);
      }
    }
    return new Result(items, pages, median(ours), median(bare), median(again));
  }

  private static int bare(Extract extract) {
    Part.Rows rows = (Part.Rows) extract.sections().getFirst().parts().getFirst();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document = new Document(PageSize.A4, 56, 56, 74, 74);
    PdfWriter.getInstance(document, out);
    document.open();
    Typefaces typefaces = new Typefaces();
    Font title = new Font(typefaces.bold, 10, Font.NORMAL, Print.INK);
    Font head = new Font(typefaces.bold, 8.5f, Font.NORMAL, Print.QUIET);
    Font body = new Font(typefaces.regular, 9.5f, Font.NORMAL, Print.INK);
    PdfPTable table = new PdfPTable(new float[] {3, 2, 7});
    table.setWidthPercentage(100);
    table.setComplete(false);
    PdfPCell above = cell(rows.title(), title);
    above.setColspan(3);
    above.setBorderColor(Print.ACCENT);
    above.setBorderWidth(1);
    table.addCell(above);
    for (Part.Column column : rows.columns()) {
      PdfPCell cell = cell(column.label(), head);
      cell.setBackgroundColor(Print.SHADE);
      table.addCell(cell);
    }
    table.setHeaderRows(2);
    int open = 0;
    for (List<Value> row : rows.rows()) {
      row.forEach(value -> table.addCell(cell(value.shown(), body)));
      if (++open % 50 == 0) {
        document.add(table);
      }
    }
    table.setComplete(true);
    document.add(table);
    document.close();
    return out.size();
  }

  private static PdfPCell cell(String text, Font font) {
    float leading = font.getSize() * 1.38f;
    PdfPCell cell = new PdfPCell(new Phrase(leading, text, font));
    cell.setLeading(leading, 0);
    cell.setBorder(PdfPCell.BOTTOM);
    cell.setBorderColor(Print.LINE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(4);
    cell.setPaddingTop(3);
    cell.setPaddingBottom(5);
    return cell;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(List<Double> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
