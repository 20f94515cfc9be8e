package fi.samtycke.local.aws.ses;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// A mail on its way in.
///
/// @param returnPath of the envelope; empty for nobody
/// @param recipients of the envelope
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedMail(
    byte[] raw, String returnPath, List<String> recipients, List<Line> headers) {

  /// A header, its lines joined.
  public record Line(String name, String value) {}

  /// A mail whose envelope says what its headers do.
  ///
  /// @throws IllegalArgumentException when it has no headers
  public static ReceivedMail of(byte[] raw) {
    List<Line> headers = headers(raw);
    List<String> returned = named(headers, "Return-Path");
    return new ReceivedMail(
        raw,
        returned.isEmpty()
            ? addresses(named(headers, "From")).findFirst().orElse("")
            : returned.getFirst().replaceAll("[<>\\s]", ""),
        Stream.of("To", "Cc", "Bcc", "Delivered-To")
            .flatMap(name -> addresses(named(headers, name)))
            .distinct()
            .toList(),
        headers);
  }

  /// The same with an envelope of its own.
  public ReceivedMail from(String envelope) {
    return new ReceivedMail(raw, envelope, recipients, headers);
  }

  public ReceivedMail to(String envelope) {
    return new ReceivedMail(raw, returnPath, List.of(envelope), headers);
  }

  private static List<Line> headers(byte[] raw) {
    try {
      InternetHeaders read = new InternetHeaders(new ByteArrayInputStream(raw), true);
      List<Line> lines =
          Collections.list(read.getAllHeaders()).stream().map(ReceivedMail::line).toList();
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("a mail begins with its headers");
      }
      return lines;
    } catch (MessagingException malformed) {
      throw new IllegalArgumentException("not a mail", malformed);
    }
  }

  private static Line line(Header header) {
    return new Line(header.getName(), MimeUtility.unfold(header.getValue()));
  }

  private static List<String> named(List<Line> headers, String name) {
    return headers.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  private static Stream<String> addresses(List<String> values) {
    return values.stream()
        .flatMap(value -> {
          try {
            return Arrays.stream(InternetAddress.parseHeader(value, false))
                .map(InternetAddress::getAddress);
          } catch (AddressException unreadable) {
            return Stream.empty();
          }
        });
  }
}
