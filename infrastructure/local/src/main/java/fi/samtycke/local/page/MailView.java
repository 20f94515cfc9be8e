package fi.samtycke.local.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.ses.SentMail;

/// A mail as `/_local/mailbox` shows it in JSON.
public final class MailView {
  private static final JsonMapper JSON = new JsonMapper();

  private MailView() {}

  public static ObjectNode line(SentMail mail) {
    ObjectNode node = JSON.createObjectNode().put("id", mail.id()).put("from", mail.from());
    mail.to().forEach(node.putArray("to")::add);
    node.put("subject", mail.subject()).put("sentAt", mail.sentAt().toString());
    mail.headers().forEach(node.putObject("headers")::put);
    return node;
  }

  public static ObjectNode whole(SentMail mail) {
    ObjectNode node = line(mail).put("text", mail.text()).put("html", mail.html());
    mail.links().forEach(node.putArray("links")::add);
    node.putArray("attachments");
    for (SentMail.Attachment attachment : mail.attachments()) {
      node.withArray("attachments")
          .addObject()
          .put("fileName", attachment.fileName())
          .put("contentType", attachment.contentType())
          .put("size", attachment.content().length);
    }
    mail.tags().forEach(node.putObject("tags")::put);
    return node;
  }
}
