package fi.samtycke.local.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Json;
import fi.samtycke.local.aws.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The attachments of a simple mail.
final class Attachments {
  /// @see <a href="https://docs.aws.amazon.com/ses/latest/dg/quotas.html">quotas</a>
  private static final long LARGEST = 40L << 20;

  private Attachments() {}

  static List<SentMail.Attachment> read(JsonNode given) {
    List<SentMail.Attachment> attachments = new ArrayList<>();
    for (JsonNode each : given) {
      Json.only(
          each,
          "Content.Simple.Attachments",
          "ContentDescription",
          "ContentDisposition",
          "ContentId",
          "ContentTransferEncoding",
          "ContentType",
          "FileName",
          "RawContent");
      String fileName = each.path("FileName").asText();
      if (fileName.isEmpty() || fileName.chars().anyMatch(Character::isISOControl)) {
        throw Refused.badRequest("Invalid attachment name.");
      }
      byte[] content = content(each);
      requireEncoding(each.path("ContentTransferEncoding").asText("SEVEN_BIT"), content);
      String type = each.path("ContentType").asText("application/octet-stream");
      attachments.add(new SentMail.Attachment(fileName, type, content));
    }
    requireSize(attachments);
    return attachments;
  }

  /// What SES says of a mail that is too large.
  private static void requireSize(List<SentMail.Attachment> attachments) {
    long size = 0;
    for (SentMail.Attachment attachment : attachments) {
      size += (attachment.content().length + 2L) / 3 * 4 * 78 / 76;
    }
    if (size > LARGEST) {
      throw Refused.badRequest("Message length is more than " + LARGEST + " bytes long");
    }
  }

  private static void requireEncoding(String encoding, byte[] content) {
    boolean seven = true;
    for (byte each : content) {
      seven &= each >= 0;
    }
    switch (encoding) {
      case "BASE64" -> {}
      case "SEVEN_BIT" -> {
        if (!seven) {
          throw Refused.badRequest("An attachment of eight bits that is sent with seven.");
        }
      }
      default -> throw Refused.badRequest("The local stack does not know " + encoding);
    }
  }

  private static byte[] content(JsonNode attachment) {
    try {
      byte[] content = attachment.path("RawContent").binaryValue();
      if (content != null) {
        return content;
      }
    } catch (IOException _) {
      // refused below, as an attachment without content is
    }
    throw Refused.badRequest("An attachment without content.");
  }
}
