package fi.samtycke.core.extract;

import fi.samtycke.core.PersonalData;
import java.util.List;

/// What a section is made of.
public sealed interface Part extends PersonalData {
  /// Constant over languages: `contact`, `messages`.
  String id();

  /// As the reader sees it; may be empty.
  String title();

  /// One thing, told by named values.
  record Facts(String id, String title, List<Fact> facts) implements Part {
    @Override
    public String toString() {
      return "Facts[redacted]";
    }
  }

  /// Many alike things, one a row. Every row has a value for each column.
  record Rows(String id, String title, List<Column> columns, List<List<Value>> rows)
      implements Part {
    @Override
    public String toString() {
      return "Rows[redacted]";
    }
  }

  /// @param width in relation to the other columns
  record Column(String name, String label, int width) {}

  /// @param name constant over languages; a declared field has its declared name
  record Fact(String name, String label, Value value) implements PersonalData {
    @Override
    public String toString() {
      return "Fact[redacted]";
    }
  }
}
