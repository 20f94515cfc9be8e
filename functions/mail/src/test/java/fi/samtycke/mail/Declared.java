package fi.samtycke.mail;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Declarations;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// A declared controller, with one thing declared otherwise.
public final class Declared {
  private Declared() {}

  public static Controller plaza() {
    return Declarations.load(List.of("btb-plaza"), "{}").find("btb-plaza").orElseThrow();
  }

  public static Controller plazaIn(Language language) {
    return with(plaza(), "languages", List.of(language));
  }

  /// @param component of the record, by name
  public static Controller with(Controller controller, String component, Object value) {
    try {
      RecordComponent[] components = Controller.class.getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals(component)
                ? value
                : components[i].getAccessor().invoke(controller);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Controller.class.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException fault) {
      throw new AssertionError(fault);
    }
  }
}
