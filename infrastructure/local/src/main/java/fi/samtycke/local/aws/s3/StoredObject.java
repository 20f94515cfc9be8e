package fi.samtycke.local.aws.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// What a bucket holds under a key.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredObject(String contentType, Instant storedAt, byte[] content) {
  /// A day longer than asked for, less what is missing of the day: S3 rounds to the next midnight.
  Instant endsAt(int days) {
    Instant end = storedAt.plus(Duration.ofDays(days));
    Instant midnight = end.truncatedTo(ChronoUnit.DAYS);
    return midnight.equals(end) ? end : midnight.plus(Duration.ofDays(1));
  }

  /// Keeps it in a file: a line that describes it, then its content.
  void writeTo(Path file) throws IOException {
    byte[] line = (contentType + " " + storedAt + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(line, line.length + content.length);
    System.arraycopy(content, 0, all, line.length, content.length);
    Path whole = Files.write(file.resolveSibling(file.getFileName() + "~"), all);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static StoredObject readFrom(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = 0;
    while (all[end] != '\n') {
      end++;
    }
    String line = new String(all, 0, end, StandardCharsets.UTF_8);
    int blank = line.lastIndexOf(' ');
    return new StoredObject(
        line.substring(0, blank),
        Instant.parse(line.substring(blank + 1)),
        Arrays.copyOfRange(all, end + 1, all.length));
  }
}
