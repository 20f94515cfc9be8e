package fi.samtycke.core.change;

import fi.samtycke.core.Sha256;
import java.security.MessageDigest;
import java.util.List;

/// The Merkle Tree Hash of RFC 6962 section 2.1 over SHA-256: a leaf is hashed behind a byte 0, a
/// node behind a byte 1, and the left half holds the largest power of two below the count.
public final class MerkleTree {
  private MerkleTree() {}

  /// @return 32 bytes; for no leaf the hash of nothing
  public static byte[] root(List<byte[]> leaves) {
    MessageDigest sha256 = Sha256.begin();
    if (leaves.isEmpty()) {
      return sha256.digest();
    }
    if (leaves.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(leaves.getFirst());
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    byte[] leftRoot = root(leaves.subList(0, left));
    byte[] rightRoot = root(leaves.subList(left, leaves.size()));
    sha256.update((byte) 1);
    sha256.update(leftRoot);
    return sha256.digest(rightRoot);
  }
}
