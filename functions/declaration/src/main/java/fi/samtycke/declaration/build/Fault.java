package fi.samtycke.declaration.build;

import java.util.Comparator;

/// Something in a declaration that cannot be.
///
/// @param line counted from 1
/// @param key where in the file: `registers[customers].groups[person].fields[email].type`
/// @param what what is wrong and what is expected
record Fault(String file, int line, String key, String what) implements Comparable<Fault> {
  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparing(Fault::key)
          .thenComparing(Fault::what);

  @Override
  public int compareTo(Fault other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + what;
  }
}
