package fi.samtycke.mail.feedback;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Parsed;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What SES says of a mail, as far as anything is done about it. Diagnostic texts, which others
/// write, are not even read.
///
/// @param feedbackId of SES; empty when the event has none
/// @param recipients that the event speaks of, as far as they are addresses
/// @param controller whose mail it was, by its tag; empty for a mail of somebody else
/// @param obligation that it met, by its tag
/// @see <a
///   href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">SES</a>
record SesFeedback(
    Kind kind,
    String feedbackId,
    List<EmailAddress> recipients,
    String controller,
    Optional<EntryId> obligation)
    implements PersonalData {

  enum Kind {
    DELIVERED,
    /// The receiving host will never take it.
    BOUNCED,
    /// The recipient called it unwanted.
    COMPLAINED,
    /// SES took it and then found it harmful: it was never sent.
    REJECTED,
    /// Not delivered yet, or for a reason that may pass.
    DELAYED,
    OTHER;

    /// Why the address gets no more mail, if this is a reason.
    Optional<SuppressionReason> suppression() {
      return switch (this) {
        case BOUNCED -> Optional.of(SuppressionReason.BOUNCED);
        case COMPLAINED -> Optional.of(SuppressionReason.COMPLAINED);
        case DELIVERED, REJECTED, DELAYED, OTHER -> Optional.empty();
      };
    }

    /// As the stores keep it.
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether there is enough in it to do what its kind asks for.
  boolean isUsable() {
    return switch (kind) {
      case BOUNCED, COMPLAINED -> !feedbackId.isEmpty() && !recipients.isEmpty();
      case DELIVERED, REJECTED, DELAYED, OTHER -> true;
    };
  }

  /// @param detail of the EventBridge event, as [JsonReader] reads it; anything at all
  static SesFeedback of(Object detail) {
    Kind kind = kind(detail);
    String obligation = tag(detail, SesMailer.OBLIGATION_TAG);
    return new SesFeedback(
        kind,
        switch (kind) {
          case BOUNCED -> JsonReader.textAt(detail, "bounce", "feedbackId");
          case COMPLAINED -> JsonReader.textAt(detail, "complaint", "feedbackId");
          case REJECTED -> "reject";
          case DELIVERED, DELAYED, OTHER -> "";
        },
        switch (kind) {
          case BOUNCED -> addresses(JsonReader.at(detail, "bounce", "bouncedRecipients"));
          case COMPLAINED -> addresses(JsonReader.at(detail, "complaint", "complainedRecipients"));
          case REJECTED, DELIVERED, DELAYED, OTHER -> List.of();
        },
        tag(detail, SesMailer.CONTROLLER_TAG),
        EntryId.of(obligation));
  }

  private static Kind kind(Object detail) {
    return switch (JsonReader.textAt(detail, "eventType")) {
      case "Delivery" -> Kind.DELIVERED;
      case "Bounce" ->
          JsonReader.textAt(detail, "bounce", "bounceType").equals("Permanent")
              ? Kind.BOUNCED
              : Kind.DELAYED;
      case "Complaint" ->
          JsonReader.textAt(detail, "complaint", "complaintFeedbackType").equals("not-spam")
              ? Kind.OTHER
              : Kind.COMPLAINED;
      case "Reject" -> Kind.REJECTED;
      case "DeliveryDelay" -> Kind.DELAYED;
      default -> Kind.OTHER;
    };
  }

  private static String tag(Object detail, String name) {
    return JsonReader.at(detail, "mail", "tags", name) instanceof List<?> values
            && !values.isEmpty()
            && values.getFirst() instanceof String value
        ? value
        : "";
  }

  private static List<EmailAddress> addresses(Object recipients) {
    List<EmailAddress> addresses = new ArrayList<>();
    if (recipients instanceof List<?> list) {
      for (Object recipient : list) {
        String written = JsonReader.textAt(recipient, "emailAddress");
        if (EmailAddress.parse(bare(written)) instanceof Parsed.Valid<EmailAddress>(var address)) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  /// `"A Name" <a@example.com>` is the address between the brackets.
  private static String bare(String written) {
    int open = written.lastIndexOf('<');
    int close = written.lastIndexOf('>');
    return open >= 0 && close > open ? written.substring(open + 1, close) : written;
  }

  @Override
  public String toString() {
    return "SesFeedback[" + kind + "]";
  }
}
