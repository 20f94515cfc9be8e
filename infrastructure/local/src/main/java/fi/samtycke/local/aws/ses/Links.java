package fi.samtycke.local.aws.ses;

import java.util.List;
import java.util.regex.Pattern;

/// Finds links in mails.
final class Links {
  private static final Pattern HREF =
      Pattern.compile(
          "<a\\s[^>]*?href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)\\]]");

  private Links() {}

  static List<String> inHtml(String html) {
    return HREF.matcher(html)
        .results()
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
        .map(link ->
            link.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"))
        .filter(link -> link.startsWith("http://") || link.startsWith("https://"))
        .distinct()
        .toList();
  }

  static List<String> inText(String text) {
    return URL.matcher(text).results().map(found -> found.group()).distinct().toList();
  }
}
