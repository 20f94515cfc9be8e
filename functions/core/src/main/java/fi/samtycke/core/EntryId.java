package fi.samtycke.core;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names a register entry, a message or an obligation: 26 characters of Crockford's base 32, drawn
/// at random (130 bits), so that it tells neither the time nor the person.
public record EntryId(String value) implements Loggable {
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int LENGTH = 26;

  public EntryId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not an entry id");
    }
  }

  /// Whether the text has the shape of an id; says nothing of whether the entry exists.
  public static boolean isWellFormed(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean letter = c >= 'A' && c <= 'Z' && c != 'I' && c != 'L' && c != 'O' && c != 'U';
      if (!digit && !letter) {
        return false;
      }
    }
    return true;
  }

  /// @return empty for a text that no id can be
  public static Optional<EntryId> of(String text) {
    return isWellFormed(text) ? Optional.of(new EntryId(text)) : Optional.empty();
  }

  public static EntryId random(RandomGenerator random) {
    char[] text = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      text[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return new EntryId(new String(text));
  }

  /// The id that stands for a text: the same whoever asks first, and of no other text.
  public static EntryId standingFor(String other) {
    byte[] digest = Sha256.of(other);
    char[] text = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      text[i] = ALPHABET[digest[i] & 31];
    }
    return new EntryId(new String(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
