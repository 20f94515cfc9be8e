package fi.samtycke.local.aws.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A mail as its recipients see it.
///
/// @param id the message id that SES answered
/// @param to bare addresses
/// @param headers in order, as sent; of several with one name the last
/// @param text empty when the mail has none
/// @param html empty when the mail has none
/// @param tags the sender's, which come back in SES's events
public record SentMail(
    String id,
    String from,
    List<String> to,
    String subject,
    Instant sentAt,
    Map<String, String> headers,
    String text,
    String html,
    List<Attachment> attachments,
    Map<String, String> tags,
    String configurationSet) {

  /// A file that came with a mail.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Attachment(String fileName, String contentType, byte[] content) {}

  /// The absolute links a recipient can follow: those of the HTML, or of the text where there is no
  /// HTML. In order, each once.
  public List<String> links() {
    return html.isEmpty() ? Links.inText(text) : Links.inHtml(html);
  }
}
