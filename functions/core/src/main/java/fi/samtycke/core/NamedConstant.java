package fi.samtycke.core;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A constant of an enumeration that is stored and logged under its name: in small letters, the
/// words joined by hyphens.
public interface NamedConstant extends Loggable {
  /// As an enumeration has it.
  String name();

  @Override
  default String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one of them whose text it is.
  static <T extends NamedConstant> Optional<T> among(T[] all, String text) {
    return Stream.of(all).filter(each -> each.value().equals(text)).findFirst();
  }
}
