package fi.samtycke.declaration;

import fi.samtycke.core.declaration.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// A text catalogue of one language: what mails and pages say (`/texts/<language>.properties`), or
/// what an extract says (`/texts/extract/<language>.properties`), which is as long and which nobody
/// waits for. Every language has the same ids, and every text the same placeholders in each.
public final class Texts {
  private static final Map<Language, Texts> LOADED = new ConcurrentHashMap<>();
  private static final Map<Language, Texts> LOADED_FOR_EXTRACTS = new ConcurrentHashMap<>();
  private final Properties texts = new Properties();

  private Texts(String catalogue) {
    try (InputStream in = Texts.class.getResourceAsStream(catalogue)) {
      if (in == null) {
        throw new IllegalStateException("no text catalogue " + catalogue);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public static Texts in(Language language) {
    return from(LOADED, "/texts/", language);
  }

  /// What an extract says.
  public static Texts ofExtract(Language language) {
    return from(LOADED_FOR_EXTRACTS, "/texts/extract/", language);
  }

  private static Texts from(Map<Language, Texts> loaded, String folder, Language language) {
    Texts texts = loaded.get(language);
    if (texts == null) {
      texts = new Texts(folder.concat(language.tag()).concat(".properties"));
      loaded.put(language, texts);
    }
    return texts;
  }

  /// The text of an id that takes no values, where the catalogue has one.
  public Optional<String> find(String id) {
    return Optional.ofNullable(texts.getProperty(id));
  }

  /// The text of an id, each `{name}` in it replaced: `get("page.title", "title", title)`.
  ///
  /// @throws IllegalArgumentException naming the id, never a value: for an unknown id, a
  ///   placeholder without a value, a value without a placeholder
  public String get(String id, Object... namesAndValues) {
    String text = texts.getProperty(id);
    if (text == null || namesAndValues.length % 2 != 0) {
      throw wrong(id, text == null ? "is not in the catalogue" : "has a name without a value");
    }
    StringBuilder filled = new StringBuilder(text.length() + 32);
    boolean[] used = new boolean[namesAndValues.length / 2];
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw wrong(id, "has a brace that is not closed");
      }
      int value = indexOf(text.substring(open + 1, close), namesAndValues);
      if (value < 0) {
        throw wrong(id, "lacks the value of {" + text.substring(open + 1, close) + "}");
      }
      filled.append(text, from, open).append(namesAndValues[value * 2 + 1]);
      used[value] = true;
      from = close + 1;
    }
    for (boolean taken : used) {
      if (!taken) {
        throw wrong(id, "is given a value that it has no placeholder for");
      }
    }
    return filled.append(text, from, text.length()).toString();
  }

  /// The text of a number of things: `<id>-one` of one, `<id>` with its `{count}` of any other.
  public String counted(String id, int count) {
    return count == 1 ? get(id + "-one") : get(id, "count", count);
  }

  private static int indexOf(String name, Object[] namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (name.equals(namesAndValues[i])) {
        return i / 2;
      }
    }
    return -1;
  }

  private static IllegalArgumentException wrong(String id, String what) {
    return new IllegalArgumentException("the text " + id + " " + what);
  }
}
