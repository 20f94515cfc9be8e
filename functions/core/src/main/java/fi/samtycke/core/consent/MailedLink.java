package fi.samtycke.core.consent;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The last part of a mailed link: `<entry id>.<43 characters>`. The characters are 32 random bytes
/// in base64url; the store keeps only their SHA-256, so that nobody who reads a table can follow a
/// link. It stands in the mail and nowhere else.
public record MailedLink(EntryId entry, String token) implements PersonalData {
  private static final int OCTETS = 32;
  private static final int TOKEN_LENGTH = 43;

  public static MailedLink random(EntryId entry, RandomGenerator random) {
    byte[] bytes = new byte[OCTETS];
    random.nextBytes(bytes);
    return new MailedLink(entry, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// @return empty for what no mail ever contained
  public static Optional<MailedLink> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() - dot - 1 != TOKEN_LENGTH) {
      return Optional.empty();
    }
    String entry = text.substring(0, dot);
    String token = text.substring(dot + 1);
    boolean wellFormed =
        EntryId.isWellFormed(entry) && token.chars().allMatch(MailedLink::isTokenCharacter);
    return wellFormed ? Optional.of(new MailedLink(new EntryId(entry), token)) : Optional.empty();
  }

  /// As it stands in the URL. The only way to the token.
  public String text() {
    return entry + "." + token;
  }

  /// Hexadecimal SHA-256 of the token, for the store.
  public String digest() {
    return HexFormat.of().formatHex(Sha256.of(token));
  }

  /// Whether one of the stored digests is this link's. Takes the same time for every answer.
  public boolean isAmong(Collection<String> digests) {
    byte[] own = digest().getBytes(StandardCharsets.US_ASCII);
    boolean found = false;
    for (String digest : digests) {
      found |= MessageDigest.isEqual(own, digest.getBytes(StandardCharsets.US_ASCII));
    }
    return found;
  }

  @Override
  public String toString() {
    return "MailedLink[" + entry + "]";
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
