package fi.samtycke.inbound;

import fi.samtycke.core.PersonalData;
import fi.samtycke.platform.JsonReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A mail as SES tells of it. Its content lies in the bucket under the message id.
///
/// @param messageId of SES
/// @param takenAt when SES took it, by SES's own clock; empty when it does not say
/// @param returnPath to whom it would be returned; empty for nobody
/// @param recipients of ours, by the envelope
/// @param headersTruncated whether SES left headers out
/// @see <a
///   href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html">event</a>
record IncomingMail(
    String messageId,
    Optional<Instant> takenAt,
    String returnPath,
    List<String> recipients,
    List<Header> headers,
    boolean headersTruncated,
    String spam,
    String virus,
    String dmarc)
    implements PersonalData {

  /// One header as it was sent, lines joined.
  record Header(String name, String value) implements PersonalData {
    @Override
    public String toString() {
      return "Header[redacted]";
    }
  }

  /// @param told `Records[n].ses`, as [JsonReader] reads it; anything at all
  static IncomingMail of(Object told) {
    List<Header> headers = new ArrayList<>();
    if (JsonReader.at(told, "mail", "headers") instanceof List<?> list) {
      for (Object each : list) {
        headers.add(new Header(JsonReader.textAt(each, "name"), JsonReader.textAt(each, "value")));
      }
    }
    return new IncomingMail(
        JsonReader.textAt(told, "mail", "messageId"),
        instant(JsonReader.textAt(told, "mail", "timestamp")),
        JsonReader.textAt(told, "mail", "source"),
        texts(JsonReader.at(told, "receipt", "recipients")),
        headers,
        !Boolean.FALSE.equals(JsonReader.at(told, "mail", "headersTruncated")),
        JsonReader.textAt(told, "receipt", "spamVerdict", "status"),
        JsonReader.textAt(told, "receipt", "virusVerdict", "status"),
        JsonReader.textAt(told, "receipt", "dmarcVerdict", "status"));
  }

  /// The values of a header, in order; its name in any case.
  List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean has(String name) {
    return first(name).isPresent();
  }

  /// Whether a header says one of these words first.
  boolean says(String name, String... words) {
    return all(name).stream()
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .anyMatch(value -> List.of(words).stream().anyMatch(value::startsWith));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException notSaid) {
      return Optional.empty();
    }
  }

  private static List<String> texts(Object list) {
    return list instanceof List<?> values
        ? values.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  @Override
  public String toString() {
    return "IncomingMail[redacted]";
  }
}
