package fi.samtycke.inbound;

import fi.samtycke.core.PersonalData;
import fi.samtycke.platform.Attempt;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the sender wrote in a mail: its subject line and the text above what it quotes. Attachments
/// are not opened.
///
/// @param subjectLine empty when the mail answers another: then it says what that one was about
record MailText(String subjectLine, String text) implements PersonalData {
  private static final int DEEPEST = 10;
  private static final Pattern ANSWER =
      Pattern.compile("^\\s*(re|sv|vs|vast|aw|fw|fwd|vb|vl)\\s*:.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED =
      Pattern.compile(
          "^(>|-{3,}|_{5,}|(from|från|lähettäjä|von)\\s*:"
              + "|.*\\b(wrote|skrev|kirjoitti|schrieb)\\b.{0,200}:$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// @param raw the beginning of the mail; what cannot be read counts as nothing
  static MailText of(IncomingMail mail, byte[] raw) {
    String subjectLine = mail.first("Subject").map(MailText::decoded).orElse("");
    boolean answers =
        mail.has("In-Reply-To") || mail.has("References") || ANSWER.matcher(subjectLine).find();
    String text =
        switch (Attempt.at(() -> read(raw))) {
          case Attempt.Done<String>(String read) -> read;
          case Attempt.Faulted<String> _ -> "";
        };
    return new MailText(answers ? "" : subjectLine, own(text));
  }

  private static String read(byte[] raw) {
    try {
      return text(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)), 0);
    } catch (MessagingException | UnsupportedEncodingException malformed) {
      return "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The first text, plain before HTML in the order of the mail.
  private static String text(Part part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return "";
    }
    if (part.isMimeType("text/plain") && part.getContent() instanceof String plain) {
      return plain;
    }
    if (part.isMimeType("text/html") && part.getContent() instanceof String html) {
      return html.replaceAll("(?is)<(style|script|blockquote)\\b.*?</\\1\\s*>", " ")
          .replaceAll("(?i)<(br|/p|/div|/tr)\\b[^>]*>", "\n")
          .replaceAll("<[^>]*>", " ");
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = text(parts.getBodyPart(i), depth + 1);
        if (!found.isBlank()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String own(String text) {
    return text.lines()
        .takeWhile(line -> !QUOTED.matcher(line.strip()).find())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String decoded(String header) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(header));
    } catch (UnsupportedEncodingException unknown) {
      return header;
    }
  }

  /// Both for people, cut, without control characters but line breaks.
  String details(int longest) {
    String whole =
        (subjectLine.isEmpty() ? "" : subjectLine.replaceAll("\\R", " ") + "\n\n") + text;
    String clean = whole.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\n]]", " ").strip();
    int[] points = clean.codePoints().limit(longest).toArray();
    return new String(points, 0, points.length);
  }

  @Override
  public String toString() {
    return "MailText[redacted]";
  }
}
