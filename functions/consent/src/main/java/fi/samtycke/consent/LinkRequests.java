package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import java.util.Optional;

/// What requests behind mailed links have in common.
final class LinkRequests {
  private LinkRequests() {}

  /// The link of the path. Marks that mail programs put behind a link are cut, when what remains is
  /// whole: `.`, `>`, `)`, `,` (C11).
  static Optional<MailedLink> link(HttpRequest request) {
    String link = request.path().getOrDefault("link", "");
    int end = link.length();
    while (end > 0 && ".>),;".indexOf(link.charAt(end - 1)) >= 0) {
      end--;
    }
    return MailedLink.parse(link.substring(0, end));
  }

  static String priming(Declarations declarations, String method, String route) {
    return Priming.event(method, route, declarations.all().getFirst().id().value(), "", "");
  }
}
