package fi.samtycke.local.aws.ses;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.aws.Json;
import fi.samtycke.local.aws.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// SES: takes `SendEmail` with simple content and puts the mail into the mailbox.
///
/// @see <a
///   href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
public final class Ses {
  public static final String PATH = "/v2/email/outbound-emails";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^\\r\\n<>]*<)?([^\\s<>@,;]+@[^\\s<>@,;]+)>?");
  private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]{1,126}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final int RECIPIENTS = 50;
  private static final int HEADERS = 15;

  private final Set<String> configurationSets;
  private final Mailbox mailbox;
  private final InstantSource clock;

  public Ses(Set<String> configurationSets, Mailbox mailbox, InstantSource clock) {
    this.configurationSets = configurationSets;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /// Takes a mail.
  ///
  /// @return the message id
  public String send(JsonNode request) {
    Json.only(
        request,
        "SendEmail",
        "ConfigurationSetName",
        "Content",
        "Destination",
        "EmailTags",
        "FromEmailAddress",
        "ReplyToAddresses");
    String set = request.path("ConfigurationSetName").asText();
    if (!configurationSets.contains(set)) {
      throw new Refused(
          404, "NotFoundException", "Configuration set <" + set + "> does not exist.");
    }
    Json.only(request.path("Content"), "Content", "Simple");
    JsonNode simple = request.path("Content").path("Simple");
    Json.only(simple, "Content.Simple", "Attachments", "Body", "Headers", "Subject");
    Json.only(simple.path("Body"), "Content.Simple.Body", "Html", "Text");
    String id = "0110" + UUID.randomUUID().toString().replace("-", "") + "-000000";
    Instant now = clock.instant();
    SentMail mail =
        new SentMail(
            id,
            addressed(request.path("FromEmailAddress").asText()),
            recipients(request.path("Destination")),
            line("Subject", data(simple.path("Subject"))),
            now,
            headers(request, simple, id, now),
            data(simple.path("Body").path("Text")),
            data(simple.path("Body").path("Html")),
            Attachments.read(simple.path("Attachments")),
            tags(request.path("EmailTags")),
            set);
    if (mail.text().isEmpty() && mail.html().isEmpty()) {
      throw Refused.badRequest("The mail has neither text nor HTML.");
    }
    mailbox.deliver(mail);
    return id;
  }

  private static List<String> recipients(JsonNode destination) {
    Json.only(destination, "Destination", "BccAddresses", "CcAddresses", "ToAddresses");
    List<String> bare = new ArrayList<>();
    for (JsonNode kind : destination) {
      for (String address : Json.texts(kind)) {
        bare.add(bare(address));
      }
    }
    if (bare.isEmpty() || bare.size() > RECIPIENTS) {
      throw Refused.badRequest("A mail has 1 to " + RECIPIENTS + " recipients.");
    }
    return bare;
  }

  private static Map<String, String> headers(
      JsonNode request, JsonNode simple, String id, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("From", addressed(request.path("FromEmailAddress").asText()));
    JsonNode destination = request.path("Destination");
    addresses(headers, "To", destination.path("ToAddresses"));
    addresses(headers, "Cc", destination.path("CcAddresses"));
    addresses(headers, "Reply-To", request.path("ReplyToAddresses"));
    headers.put("Subject", data(simple.path("Subject")));
    headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    headers.put("Message-ID", "<" + id + "@eu-north-1.amazonses.com>");
    Map<String, String> own = new LinkedHashMap<>();
    Json.pairs(simple.path("Headers"), "Content.Simple.Headers", own);
    if (own.size() > HEADERS) {
      throw Refused.badRequest("A mail has at most " + HEADERS + " headers of its own.");
    }
    own.forEach((name, value) -> {
      if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
        throw Refused.badRequest("Invalid header <" + name + ">.");
      }
      if (headers.containsKey(name)) {
        throw Refused.badRequest("The header <" + name + "> is SES's own.");
      }
    });
    headers.putAll(own);
    return headers;
  }

  private static void addresses(Map<String, String> headers, String name, JsonNode addresses) {
    List<String> texts = Json.texts(addresses);
    texts.forEach(Ses::bare);
    if (!texts.isEmpty()) {
      headers.put(name, String.join(", ", texts));
    }
  }

  private static Map<String, String> tags(JsonNode given) {
    Map<String, String> tags = new LinkedHashMap<>();
    Json.pairs(given, "EmailTags", tags);
    tags.forEach((name, value) -> {
      if (!TAG.matcher(name).matches() || !TAG.matcher(value).matches()) {
        throw Refused.badRequest("Invalid tag <" + name + ">.");
      }
    });
    return tags;
  }

  private static String data(JsonNode content) {
    Json.only(content, "Content.Simple", "Charset", "Data");
    return content.path("Data").asText();
  }

  private static String addressed(String address) {
    bare(address);
    return address;
  }

  private static String bare(String address) {
    var matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      throw Refused.badRequest("Illegal address.");
    }
    return matcher.group(1);
  }

  private static String line(String name, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw Refused.badRequest("Control character in header <" + name + ">.");
    }
    return value;
  }
}
