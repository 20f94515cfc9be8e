package fi.samtycke.local.aws.ses;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.aws.s3.Buckets;
import fi.samtycke.local.run.Functions;
import fi.samtycke.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// SES, for mail that comes in: keeps it in the bucket of each rule that takes its recipients, and
/// tells the function of the rule.
///
/// @see <a
///   href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html">event</a>
public final class Receiving {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> VERDICTS =
      Set.of("PASS", "FAIL", "GRAY", "PROCESSING_FAILED", "DISABLED");

  private final Template template;
  private final Buckets buckets;
  private final Functions functions;
  private final InstantSource clock;

  public Receiving(Template template, Buckets buckets, Functions functions, InstantSource clock) {
    this.template = template;
    this.buckets = buckets;
    this.functions = functions;
    this.clock = clock;
  }

  /// What SES found out about a mail.
  public record Verdicts(String spf, String dkim, String dmarc, String virus, String spam) {
    public Verdicts {
      for (String verdict : List.of(spf, dkim, dmarc, virus, spam)) {
        if (!VERDICTS.contains(verdict)) {
          throw new IllegalArgumentException(
              "unknown verdict " + verdict + ", known are " + VERDICTS);
        }
      }
    }
  }

  /// What came of a mail.
  ///
  /// @param messageId SES's
  /// @param rules how many took it; none bounces it
  public record Received(String messageId, int rules) {}

  /// Takes a mail.
  ///
  /// @throws IllegalArgumentException when it has no headers
  public Received receive(ReceivedMail mail, Verdicts verdicts) {
    String messageId = UUID.randomUUID().toString().replace("-", "");
    int rules = 0;
    for (Template.Receipt rule : template.receipts()) {
      List<String> recipients =
          mail.recipients().stream().filter(address -> takes(rule, address)).toList();
      if (!recipients.isEmpty()) {
        rules++;
        buckets.put(rule.bucket(), messageId, "message/rfc822", mail.raw());
        ObjectNode event = event(messageId, mail, verdicts, recipients, rule.function());
        functions.later(rule.function(), event.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return new Received(messageId, rules);
  }

  private static boolean takes(Template.Receipt rule, String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1);
    return rule.recipients().isEmpty()
        || rule.recipients().stream()
            .anyMatch(each -> each.equalsIgnoreCase(address) || each.equalsIgnoreCase(domain));
  }

  private ObjectNode event(
      String messageId,
      ReceivedMail received,
      Verdicts verdicts,
      List<String> recipients,
      String function) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode record = event.putArray("Records").addObject();
    record.put("eventSource", "aws:ses").put("eventVersion", "1.0");
    ObjectNode mail = record.putObject("ses").putObject("mail");
    String now = clock.instant().toString();
    mail.put("timestamp", now).put("source", received.returnPath()).put("messageId", messageId);
    received.recipients().forEach(mail.putArray("destination")::add);
    mail.put("headersTruncated", false);
    ArrayNode headers = mail.putArray("headers");
    ObjectNode common = mail.putObject("commonHeaders").put("returnPath", received.returnPath());
    received
        .headers()
        .forEach(header -> {
          headers.addObject().put("name", header.name()).put("value", header.value());
          switch (header.name().toLowerCase(Locale.ROOT)) {
            case "from" -> common.withArray("from").add(header.value());
            case "to" -> common.withArray("to").add(header.value());
            case "subject" -> common.put("subject", header.value());
            case "date" -> common.put("date", header.value());
            case "message-id" -> common.put("messageId", header.value());
            default -> {} // not among the common ones
          }
        });
    ObjectNode receipt = record.withObject("ses").putObject("receipt").put("timestamp", now);
    receipt.put("processingTimeMillis", 574);
    recipients.forEach(receipt.putArray("recipients")::add);
    receipt.putObject("spamVerdict").put("status", verdicts.spam());
    receipt.putObject("virusVerdict").put("status", verdicts.virus());
    receipt.putObject("spfVerdict").put("status", verdicts.spf());
    receipt.putObject("dkimVerdict").put("status", verdicts.dkim());
    receipt.putObject("dmarcVerdict").put("status", verdicts.dmarc());
    receipt
        .putObject("action")
        .put("type", "Lambda")
        .put(
            "functionArn",
            "arn:aws:lambda:%s:%s:function:%s"
                .formatted(Template.REGION, Template.ACCOUNT, function))
        .put("invocationType", "Event");
    return event;
  }
}
