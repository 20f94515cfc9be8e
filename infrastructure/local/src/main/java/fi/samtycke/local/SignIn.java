package fi.samtycke.local;

import fi.samtycke.local.aws.dynamodb.StaffTable;
import fi.samtycke.local.http.Tokens;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Signs people in: makes their token, and their item in the table of the staff.
record SignIn(Tokens tokens, StaffTable staff) {

  /// @param groups `<controller>:<role>`
  String as(String user, List<String> groups) {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    for (String group : groups) {
      String[] parts = group.split(":", 2);
      if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new IllegalArgumentException("a group is <controller>:<role>, not " + group);
      }
      roles.computeIfAbsent(parts[0], _ -> new LinkedHashSet<>()).add(parts[1]);
    }
    roles.forEach((controller, own) -> staff.grant(controller, Tokens.sub(user), own));
    return tokens.issue(user, groups);
  }
}
