package fi.samtycke.core.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.consent.MailedLink;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What lets the visitor who began a chat go on with it, and nobody else: a secret made as that of
/// a [MailedLink], 43 characters, of which the store keeps the SHA-256. It stands in a header or a
/// cookie and never in a URL.
public record VisitorToken(MailedLink secret) implements PersonalData {

  public static VisitorToken random(EntryId conversation, RandomGenerator random) {
    return new VisitorToken(MailedLink.random(conversation, random));
  }

  /// @return empty for what was never given out
  public static Optional<VisitorToken> of(String conversation, String token) {
    return parse(conversation + "." + token);
  }

  /// @param text `<conversation id>.<token>`
  public static Optional<VisitorToken> parse(String text) {
    return MailedLink.parse(text).map(VisitorToken::new);
  }

  public EntryId conversation() {
    return secret.entry();
  }

  /// The 43 characters alone.
  public String token() {
    return secret.token();
  }

  /// `<conversation id>.<token>`
  public String text() {
    return secret.text();
  }

  public String digest() {
    return secret.digest();
  }

  /// Whether the stored digest is this token's. Takes the same time for every answer.
  public boolean opens(String digest) {
    return secret.isAmong(List.of(digest));
  }

  @Override
  public String toString() {
    return "VisitorToken[" + conversation() + "]";
  }
}
