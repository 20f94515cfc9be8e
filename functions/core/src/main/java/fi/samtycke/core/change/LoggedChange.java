package fi.samtycke.core.change;

import fi.samtycke.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// A change as the log holds it: a link of its entry's chain. Texts are kept as they were stored,
/// so that a log can be verified by a program that does not know every action.
///
/// @param sequence 1 for the first change of the entry, then without gaps
/// @param at ISO-8601 instant, UTC
/// @param previousHash the hash of the change before; empty for the first
/// @param hash hexadecimal SHA-256 over all other components, see [#computedHash()]
public record LoggedChange(
    String controller,
    String entry,
    int sequence,
    String at,
    String actor,
    String action,
    List<String> fields,
    String reason,
    String previousHash,
    String hash) {

  /// The hash that the other components give: SHA-256 over their netstrings (`length:text,`, the
  /// length in UTF-8 bytes), in the order of declaration, the fields joined by line feeds.
  public String computedHash() {
    MessageDigest sha256 = Sha256.begin();
    add(sha256, controller);
    add(sha256, entry);
    add(sha256, Integer.toString(sequence));
    add(sha256, at);
    add(sha256, actor);
    add(sha256, action);
    add(sha256, String.join("\n", fields));
    add(sha256, reason);
    add(sha256, previousHash);
    return HexFormat.of().formatHex(sha256.digest());
  }

  public boolean isIntact() {
    return hash.equals(computedHash());
  }

  public ChainHead head() {
    return new ChainHead(sequence, hash);
  }

  LoggedChange sealed() {
    return new LoggedChange(
        controller,
        entry,
        sequence,
        at,
        actor,
        action,
        fields,
        reason,
        previousHash,
        computedHash());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update((byte) ',');
  }
}
