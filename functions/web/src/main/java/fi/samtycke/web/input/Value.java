package fi.samtycke.web.input;

import java.util.Optional;
import java.util.function.Predicate;

/// One value that was read: there, absent, or faulty. A fault is in the [Input] already.
public final class Value<T> {
  private final Input input;
  private final String name;
  private final Optional<T> value;
  private final boolean faulty;

  Value(Input input, String name, Optional<T> value) {
    this(input, name, value, false);
  }

  /// One that is faulty.
  Value(Input input, String name) {
    this(input, name, Optional.empty(), true);
  }

  private Value(Input input, String name, Optional<T> value, boolean faulty) {
    this.input = input;
    this.name = name;
    this.value = value;
    this.faulty = faulty;
  }

  /// Makes an absent value a fault.
  public Value<T> required() {
    return required("required");
  }

  public Value<T> required(String code) {
    return faulty || value.isPresent() ? this : wrong(code);
  }

  /// Makes a value a fault for which the condition does not hold.
  public Value<T> when(Predicate<T> condition, String code) {
    return value.isEmpty() || condition.test(value.get()) ? this : wrong(code);
  }

  /// Makes a value a fault in any case.
  public Value<T> wrong(String code) {
    input.fault(name, code);
    return new Value<>(input, name);
  }

  public boolean isPresent() {
    return value.isPresent();
  }

  /// The value of what is required, once nothing is wrong.
  public T get() {
    return value.orElseThrow();
  }

  public T orElse(T otherwise) {
    return value.orElse(otherwise);
  }

  /// Empty when it is absent or faulty.
  public Optional<T> optional() {
    return value;
  }
}
