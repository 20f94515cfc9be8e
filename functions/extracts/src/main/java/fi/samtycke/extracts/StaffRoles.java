package fi.samtycke.extracts;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.stores.access.StaffStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which role a member of staff has, by the subject of their token. Former staff have none; whoever
/// has several is named by the one that is declared first.
final class StaffRoles {
  private final StaffStore staff;
  private final Controller controller;
  private final Map<String, Optional<Role>> known = new HashMap<>();

  StaffRoles(StaffStore staff, Controller controller) {
    this.staff = staff;
    this.controller = controller;
  }

  Optional<Role> of(String subject) {
    return known.computeIfAbsent(
        subject,
        unknown ->
            staff
                .find(controller.id(), unknown)
                .flatMap(member ->
                    controller.roles().stream()
                        .filter(role -> member.roles().contains(role.id()))
                        .findFirst()));
  }
}
