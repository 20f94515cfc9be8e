package fi.samtycke.web.input;

import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.MalformedRequestException;

/// The version that a caller has read, in the header `If-Match`, with or without quotes.
public final class IfMatch {
  private IfMatch() {}

  /// @return -1 for what cannot be a version
  /// @throws MalformedRequestException with status 428 when the header is not there
  public static int of(HttpRequest request) {
    String match = request.header("if-match").strip();
    if (match.isEmpty()) {
      throw new MalformedRequestException(
          428, "if-match-required", "Say in If-Match which version you have read");
    }
    return HttpRequest.parsed(match.replaceFirst("^\"(.*)\"$", "$1"), -1);
  }
}
