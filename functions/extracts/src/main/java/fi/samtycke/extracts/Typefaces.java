package fi.samtycke.extracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of one document: Liberation Sans for Latin, Greek, Cyrillic and Hebrew, DejaVu Sans
/// for what it lacks. Made anew for each document, so that two never share one. What is used of
/// them is embedded.
final class Typefaces {
  private static final byte[] REGULAR = bytes("/liberation/LiberationSans-Regular.ttf");
  private static final byte[] BOLD = bytes("/liberation/LiberationSans-Bold.ttf");
  private static final byte[] OTHER = bytes("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");

  final BaseFont regular = font("LiberationSans-Regular.ttf", REGULAR);
  final BaseFont bold = font("LiberationSans-Bold.ttf", BOLD);

  private @Nullable BaseFont other;

  /// Read when it is needed first: most documents do without.
  BaseFont other() {
    BaseFont read = other;
    if (read == null) {
      read = font("DejaVuSans.ttf", OTHER);
      other = read;
    }
    return read;
  }

  private static BaseFont font(String name, byte[] bytes) {
    try {
      BaseFont font =
          BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
      font.setSecureRandom(new Unsurprising());
      return font;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Typefaces.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the font " + resource + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Draws the six letters before the name of an embedded subset. They need to differ between fonts
  /// of other names only; the same document shall have the same ones every time.
  private static final class Unsurprising extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0.7;
    }
  }
}
