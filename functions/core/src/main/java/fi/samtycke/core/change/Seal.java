package fi.samtycke.core.change;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The seal over one day's changes of one controller: whoever keeps the root can tell later whether
/// any of them was altered, taken away or added.
///
/// @param day in UTC
/// @param count of changes on the day
/// @param previousRoot of the last sealed day before; empty for the first
/// @param root hexadecimal RFC 6962 root over the previous root and the hashes of the day's
///   changes, ordered by instant, entry and sequence
public record Seal(LocalDate day, int count, String previousRoot, String root) {

  /// The order in which a day's changes are sealed.
  public static final Comparator<LoggedChange> ORDER =
      Comparator.comparing(LoggedChange::at)
          .thenComparing(LoggedChange::entry)
          .thenComparingInt(LoggedChange::sequence);

  public static Seal over(LocalDate day, String previousRoot, List<LoggedChange> changes) {
    List<byte[]> leaves = new ArrayList<>(changes.size() + 1);
    leaves.add(previousRoot.getBytes(StandardCharsets.US_ASCII));
    changes.stream()
        .sorted(ORDER)
        .map(change -> change.hash().getBytes(StandardCharsets.US_ASCII))
        .forEach(leaves::add);
    String root = HexFormat.of().formatHex(MerkleTree.root(leaves));
    return new Seal(day, changes.size(), previousRoot, root);
  }
}
