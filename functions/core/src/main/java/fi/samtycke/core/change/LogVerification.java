package fi.samtycke.core.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds an exported change log against itself, against what the entries remember and against the
/// seals (N14). Finds every edit, deletion, insertion, swap and cut tail, and names the place. An
/// entry remembers its last change as long as it exists, a seal for good; so what happened to an
/// erased entry is held fast from the end of its last day on.
public final class LogVerification {
  private static final int DAY = "2026-03-20".length();

  private LogVerification() {}

  /// Where the log is not what it was.
  ///
  /// @param entry the entry whose chain is broken; empty for a fault of a whole day
  /// @param place a sequence number, or a day
  public record Fault(String entry, String place, Kind kind) {}

  /// What is wrong at the place.
  public enum Kind {
    /// The change does not give its own hash: it was edited.
    EDITED,
    /// A sequence number is missing: the change was deleted.
    MISSING,
    /// A sequence number stands twice: a change was inserted.
    DOUBLED,
    /// The change does not follow from the one before: one of the two was replaced or swapped.
    NOT_LINKED,
    /// The entry remembers another last change: the tail was cut, added to or rewritten.
    TAIL_DIFFERS,
    /// The day's changes do not give the sealed root: a whole chain was rewritten, added or
    /// removed.
    DAY_DIFFERS
  }

  /// @param changes the exported log of one controller, in any order
  /// @param heads what the entries themselves remember, by entry id; entries that were erased are
  ///   not in it
  /// @param seals every seal of the controller, in any order
  public static List<Fault> faults(
      Collection<LoggedChange> changes, Map<String, ChainHead> heads, Collection<Seal> seals) {
    List<Fault> faults = new ArrayList<>();
    Map<String, List<LoggedChange>> chains =
        changes.stream()
            .collect(Collectors.groupingBy(LoggedChange::entry, TreeMap::new, Collectors.toList()));
    TreeSet<String> entries = new TreeSet<>(chains.keySet());
    entries.addAll(heads.keySet());
    for (String entry : entries) {
      List<LoggedChange> chain = chains.getOrDefault(entry, List.of());
      ChainHead end = walk(entry, chain, faults);
      ChainHead remembered = heads.get(entry);
      if (remembered != null && !remembered.equals(end)) {
        boolean addedTo = chain.stream().map(LoggedChange::head).anyMatch(remembered::equals);
        int first =
            addedTo
                ? remembered.sequence() + 1
                : Math.min(remembered.sequence(), end.sequence() + 1);
        faults.add(new Fault(entry, Integer.toString(first), Kind.TAIL_DIFFERS));
      }
    }
    checkDays(changes, seals, faults);
    return faults;
  }

  private static ChainHead walk(String entry, List<LoggedChange> chain, List<Fault> faults) {
    ChainHead head = ChainHead.NONE;
    for (LoggedChange change :
        chain.stream().sorted(Comparator.comparingInt(LoggedChange::sequence)).toList()) {
      int expected = head.sequence() + 1;
      String place = Integer.toString(change.sequence());
      if (!change.isIntact()) {
        faults.add(new Fault(entry, place, Kind.EDITED));
      }
      if (change.sequence() < expected) {
        faults.add(new Fault(entry, place, Kind.DOUBLED));
        continue;
      }
      if (change.sequence() > expected) {
        faults.add(new Fault(entry, Integer.toString(expected), Kind.MISSING));
      } else if (!change.previousHash().equals(head.hash())) {
        faults.add(new Fault(entry, place, Kind.NOT_LINKED));
      }
      head = change.head();
    }
    return head;
  }

  /// Seals have a period of their own, so the first one that is left may continue older ones that
  /// have aged out. When it does not, no change may be older than it.
  private static void checkDays(
      Collection<LoggedChange> changes, Collection<Seal> seals, List<Fault> faults) {
    TreeMap<String, List<LoggedChange>> days =
        changes.stream()
            .collect(
                Collectors.groupingBy(LogVerification::day, TreeMap::new, Collectors.toList()));
    List<Seal> inOrder = seals.stream().sorted(Comparator.comparing(Seal::day)).toList();
    if (inOrder.isEmpty()) {
      return;
    }
    String previousRoot = inOrder.getFirst().previousRoot();
    if (previousRoot.isEmpty()) {
      for (String day : days.headMap(inOrder.getFirst().day().toString()).keySet()) {
        faults.add(new Fault("", day, Kind.DAY_DIFFERS));
      }
    }
    for (Seal seal : inOrder) {
      String day = seal.day().toString();
      Seal found = Seal.over(seal.day(), previousRoot, days.getOrDefault(day, List.of()));
      if (!found.equals(seal)) {
        faults.add(new Fault("", day, Kind.DAY_DIFFERS));
      }
      previousRoot = seal.root();
    }
  }

  /// Of an edited instant, whatever is left of it.
  private static String day(LoggedChange change) {
    return change.at().length() < DAY ? change.at() : change.at().substring(0, DAY);
  }
}
