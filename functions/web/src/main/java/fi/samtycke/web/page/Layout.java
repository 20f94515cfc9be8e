package fi.samtycke.web.page;

import fi.samtycke.core.Sha256;
import fi.samtycke.web.HttpAnswer;
import gg.jte.generated.web.JtelayoutGenerated;
import gg.jte.html.HtmlContent;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Puts content into the one page layout: no script, one style sheet inside the page whose hash the
/// content security policy names, nothing loaded from anywhere.
public final class Layout {
  private static final String CSS = css();
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors "
          .formatted(Base64.getEncoder().encodeToString(Sha256.of(CSS)));

  private Layout() {}

  public static HttpAnswer page(int status, Page page, HtmlContent content) {
    return framedBy(List.of(), status, page, content);
  }

  /// A page that the websites may show inside their own.
  ///
  /// @param websites origins
  public static HttpAnswer framedBy(
      List<String> websites, int status, Page page, HtmlContent content) {
    StringOutput html = new StringOutput();
    JtelayoutGenerated.render(new OwaspHtmlTemplateOutput(html), null, page, CSS, content);
    String ancestors = websites.isEmpty() ? "'none'" : String.join(" ", websites);
    return HttpAnswer.of(status, "text/html; charset=utf-8", html.toString())
        .with("content-security-policy", POLICY + ancestors)
        .with("content-language", page.language().tag())
        .with("x-robots-tag", "noindex");
  }

  private static String css() {
    try (InputStream file = Layout.class.getResourceAsStream("style.css")) {
      if (file == null) {
        throw new IllegalStateException("style.css is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
