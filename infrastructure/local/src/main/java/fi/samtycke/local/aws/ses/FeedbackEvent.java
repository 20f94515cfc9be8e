package fi.samtycke.local.aws.ses;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.template.Template;
import java.util.Set;
import java.util.UUID;

/// What SES tells of a mail: `bounce` (of a type), `complaint` or `delivery`.
///
/// @see <a
///   href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">contents</a>
public record FeedbackEvent(String type, String bounceType) {
  private static final JsonMapper JSON = new JsonMapper();

  public FeedbackEvent {
    if (!Set.of("bounce", "complaint", "delivery").contains(type)) {
      throw new IllegalArgumentException("unknown type " + type);
    }
    if (!Set.of("Permanent", "Transient", "Undetermined").contains(bounceType)) {
      throw new IllegalArgumentException("unknown bounceType " + bounceType);
    }
  }

  String detailType() {
    return switch (type) {
      case "bounce" -> "Email Bounced";
      case "complaint" -> "Email Complaint Received";
      default -> "Email Delivered";
    };
  }

  ObjectNode detail(SentMail mail, String time) {
    ObjectNode detail = JSON.createObjectNode();
    detail.put("eventType", Character.toUpperCase(type.charAt(0)) + type.substring(1));
    detail.set("mail", mail(mail));
    ObjectNode own = detail.putObject(type).put("timestamp", time);
    String feedbackId = UUID.randomUUID().toString();
    switch (type) {
      case "bounce" -> {
        own.put("feedbackId", feedbackId)
            .put("bounceType", bounceType)
            .put("bounceSubType", "General")
            .put("reportingMTA", "dsn; mta.example.com");
        boolean permanent = bounceType.equals("Permanent");
        for (String address : mail.to()) {
          own.withArray("bouncedRecipients")
              .addObject()
              .put("emailAddress", address)
              .put("action", "failed")
              .put("status", permanent ? "5.1.1" : "4.2.2")
              .put(
                  "diagnosticCode",
                  permanent ? "smtp; 550 5.1.1 user unknown" : "smtp; 452 4.2.2 over quota");
        }
      }
      case "complaint" -> {
        own.put("feedbackId", feedbackId)
            .put("complaintFeedbackType", "abuse")
            .put("userAgent", "AnyCompany Feedback Loop (V0.01)")
            .put("arrivalDate", time);
        for (String address : mail.to()) {
          own.withArray("complainedRecipients").addObject().put("emailAddress", address);
        }
      }
      default -> {
        own.put("processingTimeMillis", 546)
            .put("smtpResponse", "250 2.6.0 Message received")
            .put("reportingMTA", "mta.example.com");
        mail.to().forEach(own.withArray("recipients")::add);
      }
    }
    return detail;
  }

  private static ObjectNode mail(SentMail mail) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("timestamp", mail.sentAt().toString())
            .put("source", mail.from())
            .put("sendingAccountId", Template.ACCOUNT)
            .put("messageId", mail.id());
    mail.to().forEach(node.putArray("destination")::add);
    node.put("headersTruncated", false);
    ArrayNode headers = node.putArray("headers");
    mail.headers()
        .forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
    ObjectNode common = node.putObject("commonHeaders");
    common.putArray("from").add(mail.from());
    mail.to().forEach(common.putArray("to")::add);
    common.put("messageId", mail.id()).put("subject", mail.subject());
    ObjectNode tags = node.putObject("tags");
    tags.putArray("ses:configuration-set").add(mail.configurationSet());
    mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
    return node;
  }
}
