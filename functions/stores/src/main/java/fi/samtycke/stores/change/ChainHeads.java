package fi.samtycke.stores.change;

import fi.samtycke.core.change.ChainHead;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Write;
import java.util.Set;

/// The two attributes by which an entry remembers its last change. They are the entry's version
/// too: whoever advances them has seen the state that they change.
public final class ChainHeads {
  public static final String SEQUENCE = "changeSequence";
  public static final String HASH = "changeHash";

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL = Set.of(SEQUENCE, HASH);

  private ChainHeads() {}

  public static ChainHead of(Attributes item) {
    return new ChainHead(item.count(SEQUENCE), item.required(HASH));
  }

  /// Begins the chain in an item that is made.
  public static Attributes begin(Attributes item, ChainHead head) {
    return item.with(SEQUENCE, head.sequence()).with(HASH, head.hash());
  }

  /// Condition: the entry still remembers the change that was seen.
  public static Write advance(Write update, ChainHead seen, ChainHead next) {
    return remember(update, next).when(asSeen(seen));
  }

  /// The same without a condition, for who has another.
  public static Write remember(Write update, ChainHead next) {
    return update.set(SEQUENCE, next.sequence()).set(HASH, next.hash());
  }

  /// A hash names everything before it.
  public static Condition asSeen(ChainHead seen) {
    return Condition.equal(HASH, seen.hash());
  }
}
