package fi.samtycke.local.spec.house;

import fi.samtycke.core.Loggable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.Objects;

/// Whether the text of a value would show what it holds: the `toString` that the compiler writes
/// for a record does, and so does one that looks into a field which is neither an id nor a
/// constant.
final class ShownValue {
  private ShownValue() {}

  static boolean of(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
          .filter(method -> method.methodName().equalsString("toString"))
          .findFirst()
          .map(method -> shows(method, type))
          .orElse(true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean shows(MethodModel method, Class<?> type) {
    return method.code().orElseThrow().elementStream().anyMatch(each -> shows(each, type));
  }

  private static boolean shows(CodeElement element, Class<?> type) {
    return switch (element) {
      case InvokeDynamicInstruction call -> call.name().equalsString("toString");
      case FieldInstruction field -> !isHarmless(type, field.name().stringValue());
      default -> false;
    };
  }

  private static boolean isHarmless(Class<?> type, String field) {
    try {
      Class<?> held = type.getDeclaredField(field).getType();
      return Loggable.class.isAssignableFrom(held) || held.isEnum();
    } catch (NoSuchFieldException _) {
      return false;
    }
  }
}
