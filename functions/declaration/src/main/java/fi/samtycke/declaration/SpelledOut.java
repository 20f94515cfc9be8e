package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.declaration.LocalText;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts into a declared text the values that it names: `{after}` is the value of the key `after`
/// beside the text, `{mailbox.keep}` that of `keep` under `mailbox`. Periods and days are written
/// as the reader writes them: `5 år`, `1 februari och 1 augusti`.
final class SpelledOut {
  private SpelledOut() {}

  static LocalText text(LocalText text, Tree beside) {
    return new LocalText(
        in(text.sv(), Language.SV, beside),
        in(text.fi(), Language.FI, beside),
        in(text.en(), Language.EN, beside));
  }

  private static String in(String text, Language language, Tree beside) {
    StringBuilder spelled = new StringBuilder(text.length() + 40);
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      spelled.append(text, from, open);
      spelled.append(value(text.substring(open + 1, close), language, beside));
      from = close + 1;
    }
    return spelled.append(text, from, text.length()).toString();
  }

  private static String value(String path, Language language, Tree beside) {
    Tree tree = beside;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      tree = tree.tree(keys[i]);
    }
    return switch (tree.value(keys[keys.length - 1])) {
      case Integer number -> number.toString();
      case List<?> days -> days(days, language);
      case String text when text.startsWith("P") -> Calendar.period(Period.parse(text), language);
      case String day -> Calendar.day(LocalDate.parse(day), language);
      default -> throw new IllegalStateException(path + " cannot be spelled out");
    };
  }

  /// Month and day, each a `MM-dd`.
  private static String days(List<?> days, Language language) {
    String pattern =
        switch (language) {
          case SV, EN -> "d MMMM";
          case FI -> "d. MMMM";
        };
    Locale locale = Calendar.locale(language);
    List<String> names = new ArrayList<>();
    for (Object day : days) {
      MonthDay date = MonthDay.parse("--" + day);
      names.add(DateTimeFormatter.ofPattern(pattern, locale).format(date.atYear(2024)));
    }
    String and = Texts.ofExtract(language).get("period.and");
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " " + and + " " + names.getLast();
  }
}
