package fi.samtycke.local.aws;

import java.util.Arrays;
import java.util.Locale;

/// What can go wrong with a call to AWS.
public enum Fault {
  /// The service answers that there are too many calls; nothing was done.
  THROTTLE,
  /// The service answers 500; nothing was done.
  ERROR,
  /// No answer, and nothing was done.
  TIMEOUT,
  /// It was done, and the answer did not arrive.
  LOST_ANSWER,
  /// Another transaction holds the item; nothing was done.
  CONFLICT;

  /// As people write it: `lost-answer`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The fault of that name.
  ///
  /// @throws IllegalArgumentException when there is no such fault
  public static Fault named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown fault " + name + ", known are " + Arrays.toString(values())));
  }
}
