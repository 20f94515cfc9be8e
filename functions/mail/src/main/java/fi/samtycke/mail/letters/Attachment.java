package fi.samtycke.mail.letters;

import fi.samtycke.core.PersonalData;

/// A file that goes with a mail.
///
/// @param fileName says what it is and nothing of whom it is about
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Attachment(String fileName, String contentType, byte[] content)
    implements PersonalData {
  /// What SES takes in one mail, all of it, its attachments in base64: "40 MB per message (after
  /// base64 encoding)". See https://docs.aws.amazon.com/ses/latest/dg/quotas.html
  static final long LARGEST_MAIL = 40L << 20;

  /// For the texts and headers of a mail and the seams between its parts.
  private static final long EVERYTHING_ELSE = 512L << 10;

  /// Base64 makes 4 characters of 3 bytes, and a line break of 2 behind each 76.
  private long inBase64() {
    long characters = (content.length + 2L) / 3 * 4;
    return characters + (characters + 75) / 76 * 2;
  }

  /// Whether SES takes the files in one mail.
  public static boolean fit(Iterable<Attachment> attachments) {
    long sum = EVERYTHING_ELSE;
    for (Attachment attachment : attachments) {
      sum += attachment.inBase64();
    }
    return sum <= LARGEST_MAIL;
  }

  @Override
  public String toString() {
    return "Attachment[redacted]";
  }
}
