package fi.samtycke.mail.letters;

import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A mail as data; [MailLayout] makes text and HTML of it. What goes into a header is one line, and
/// nothing that a visitor typed goes into the subject line.
///
/// @param alsoTo further addresses of the firm's own people
/// @param replyTo where an answer goes when not to `from`
/// @param attachments the files that go with it
public record Mail(
    Language language,
    String from,
    String to,
    List<String> alsoTo,
    Optional<String> replyTo,
    String subjectLine,
    List<Block> blocks,
    List<Attachment> attachments)
    implements PersonalData {

  /// @throws IllegalArgumentException when a header would hold a line break or another control
  ///   character
  public Mail {
    requireOneLine(from);
    requireOneLine(to);
    alsoTo.forEach(Mail::requireOneLine);
    replyTo.ifPresent(Mail::requireOneLine);
    requireOneLine(subjectLine);
    attachments.forEach(attachment -> requireOneLine(attachment.fileName()));
  }

  /// To one address, without files.
  ///
  /// @throws IllegalArgumentException as above
  public Mail(
      Language language,
      String from,
      String to,
      Optional<String> replyTo,
      String subjectLine,
      List<Block> blocks) {
    this(language, from, to, List.of(), replyTo, subjectLine, blocks, List.of());
  }

  /// The same mail with files.
  public Mail with(List<Attachment> files) {
    return new Mail(language, from, to, alsoTo, replyTo, subjectLine, blocks, files);
  }

  /// Every address that it goes to, each once.
  public List<String> recipients() {
    return Stream.concat(Stream.of(to), alsoTo.stream()).distinct().toList();
  }

  /// A part of a mail. Its texts are inert: they are shown, never interpreted.
  public sealed interface Block {
    record Paragraph(String text) implements Block {}

    /// What somebody of the firm wrote, with its line breaks.
    record Letter(String text) implements Block {}

    record Facts(List<Row> rows) implements Block {}

    /// The one link of a mail.
    record Action(String label, String url) implements Block {}

    /// Who sends the mail, at its end.
    record Sender(List<String> lines) implements Block {}

    /// What somebody else wrote, exactly as it was written.
    record Quote(String label, String text) implements Block {
      public List<String> lines() {
        return text.lines().toList();
      }
    }
  }

  /// A line of a list of facts.
  public record Row(String label, String value) {}

  private static void requireOneLine(String value) {
    boolean broken =
        value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    if (broken) {
      throw new IllegalArgumentException("a header of a mail would hold a line break");
    }
  }

  @Override
  public String toString() {
    return "Mail[redacted]";
  }
}
