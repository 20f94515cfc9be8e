package fi.samtycke.extracts;

import fi.samtycke.core.extract.Part;
import fi.samtycke.core.extract.Part.Column;
import fi.samtycke.core.extract.Part.Fact;
import fi.samtycke.core.extract.Value;
import fi.samtycke.extracts.Print.Style;
import fi.samtycke.extracts.VisibleText.Printable;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// Sets the parts of a section as tables. A row stays together on a page; a text that would not fit
/// is cut into rows of its own, so that a long one neither leaves the page nor leaves half of it
/// empty. The head of a table comes again on every page.
final class Tables {
  /// Rows that are handed over at a time, so that a long table never stands in memory as a whole.
  private static final int AT_A_TIME = 50;

  private static final Printable NOTHING = new Printable(List.of(), false);

  private final Print print;
  private final Document document;

  Tables(Print print, Document document) {
    this.print = print;
    this.document = document;
  }

  void add(Part part) {
    switch (part) {
      case Part.Facts facts -> facts(facts);
      case Part.Rows rows -> rows(rows);
    }
  }

  private void facts(Part.Facts part) {
    PdfPTable table = table(3, 7);
    boolean titled = title(table, part.title());
    int open = 0;
    for (Fact fact : part.facts()) {
      List<Printable> texts = texts(fact.value());
      for (int i = 0; i < texts.size(); i++) {
        boolean last = i == texts.size() - 1;
        table.addCell(within(print.cell(i == 0 ? fact.label() : "", Style.LABEL), i == 0, last));
        table.addCell(within(print.cell(texts.get(i), Style.BODY), i == 0, last));
        open = flushed(table, open);
      }
    }
    if (titled && part.facts().isEmpty()) {
      table.addCell("");
      table.addCell("");
    }
    finish(table);
  }

  private void rows(Part.Rows part) {
    int[] widths = part.columns().stream().mapToInt(Column::width).toArray();
    PdfPTable table = table(widths);
    boolean titled = title(table, part.title());
    for (Column column : part.columns()) {
      PdfPCell head = print.cell(column.label(), Style.COLUMN);
      head.setBackgroundColor(Print.SHADE);
      table.addCell(head);
    }
    table.setHeaderRows(titled ? 2 : 1);
    int open = 0;
    for (List<Value> row : part.rows()) {
      List<List<Printable>> cells = new ArrayList<>();
      int most = 1;
      for (Value value : row) {
        List<Printable> texts = texts(value);
        most = Math.max(most, texts.size());
        cells.add(texts);
      }
      for (int i = 0; i < most; i++) {
        for (List<Printable> texts : cells) {
          Printable text = i < texts.size() ? texts.get(i) : NOTHING;
          table.addCell(within(print.cell(text, Style.BODY), i == 0, i == most - 1));
        }
        open = flushed(table, open);
      }
    }
    finish(table);
  }

  private List<Printable> texts(Value value) {
    return TextSplitter.of(print.printable(value.shown(), Style.BODY));
  }

  private PdfPTable table(int... widths) {
    PdfPTable table = new PdfPTable(widths.length);
    float[] shares = new float[widths.length];
    for (int i = 0; i < widths.length; i++) {
      shares[i] = widths[i];
    }
    table.setWidths(shares);
    table.setWidthPercentage(100);
    table.setSpacingBefore(5);
    table.setSpacingAfter(9);
    table.setComplete(false);
    return table;
  }

  private boolean title(PdfPTable table, String title) {
    if (title.isEmpty()) {
      return false;
    }
    PdfPCell cell = print.cell(title, Style.PART);
    cell.setColspan(table.getNumberOfColumns());
    cell.setBorderColor(Print.ACCENT);
    cell.setBorderWidth(1);
    table.addCell(cell);
    table.setHeaderRows(1);
    return true;
  }

  /// A cell of a row that was cut: the line stands under the last of them only.
  private static PdfPCell within(PdfPCell cell, boolean first, boolean last) {
    if (!last) {
      cell.setBorder(Rectangle.NO_BORDER);
      cell.setPaddingBottom(0);
    }
    if (!first) {
      cell.setPaddingTop(0);
    }
    return cell;
  }

  private int flushed(PdfPTable table, int open) {
    if (open + 1 < AT_A_TIME) {
      return open + 1;
    }
    document.add(table);
    return 0;
  }

  private void finish(PdfPTable table) {
    table.setComplete(true);
    document.add(table);
  }
}
