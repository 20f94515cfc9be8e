package fi.samtycke.stores.tasks;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.rights.Task;
import java.util.List;
import java.util.Optional;

/// Data of a register that lies at a recipient who cannot be asked by machine.
///
/// @param recipient the declared recipient; `self` for the company's own premises
/// @param register the declared register whose data lies there
/// @param system the declared system in which it lies; empty for what the recipient keeps itself
public record HeldOutside(String recipient, String register, Optional<String> system) {

  /// What of a register lies in a system.
  static HeldOutside in(OutsideSystem system, String register) {
    return new HeldOutside(system.recipient(), register, Optional.of(system.id()));
  }

  /// Where a task is to be done.
  static HeldOutside of(Task task) {
    return new HeldOutside(task.recipient(), task.register(), task.system());
  }

  /// What of a register a recipient was given: it lies in the systems that they run for the
  /// company, if they do so.
  static List<HeldOutside> at(Controller controller, String recipient, String register) {
    List<HeldOutside> systems =
        controller.outsideSystems().stream()
            .filter(system -> system.recipient().equals(recipient))
            .filter(system -> system.registers().contains(register))
            .map(system -> in(system, register))
            .toList();
    return systems.isEmpty()
        ? List.of(new HeldOutside(recipient, register, Optional.empty()))
        : systems;
  }
}
