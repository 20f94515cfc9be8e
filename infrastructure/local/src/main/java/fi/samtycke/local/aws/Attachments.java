package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The attachments of a simple mail.
final class Attachments {
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
      String type = each.path("ContentType").asText("application/octet-stream");
      attachments.add(new SentMail.Attachment(fileName, type, content(each)));
    }
    return attachments;
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
