package fi.samtycke.local.spec.backstage;

import fi.samtycke.local.aws.ses.SentMail;
import java.net.URI;

/// The path of a mailed link: `/btb-plaza/answer/<entry>.<token>`.
public final class MailedPath {
  private MailedPath() {}

  /// That of a mail's first link.
  public static String in(SentMail mail) {
    return URI.create(mail.links().getFirst()).getPath();
  }

  /// The form behind a link, with a decision. Who consents does so to everything that is asked.
  public static String form(String decision) {
    return switch (decision) {
      case "" -> "sent=1";
      case "consent" -> "decision=consent&purpose.communication=true&purpose.prospects=true";
      default -> "decision=" + decision;
    };
  }

  /// The id of the entry that a link is about.
  public static String entry(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }
}
