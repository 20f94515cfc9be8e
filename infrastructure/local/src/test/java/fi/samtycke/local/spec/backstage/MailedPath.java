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

  /// The id of the entry that a link is about.
  public static String entry(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }
}
