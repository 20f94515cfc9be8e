package fi.samtycke.platform;

import java.util.function.Supplier;

/// What came of work that may fault. The one place outside of the HTTP boundary where a fault is
/// caught, so that one poisonous item or controller does not keep the others from their turn; who
/// asked for the work decides what becomes of it.
public sealed interface Attempt<T> {
  record Done<T>(T value) implements Attempt<T> {}

  record Faulted<T>(RuntimeException fault) implements Attempt<T> {}

  static <T> Attempt<T> at(Supplier<T> work) {
    try {
      return new Done<>(work.get());
    } catch (RuntimeException fault) {
      return new Faulted<>(fault);
    }
  }
}
