package fi.samtycke.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what the role of a function may do: its own statements, and those of the managed policies
/// that it names. The use of keys is left to AWS.
final class Roles {
  /// By the name that `Ref` gives.
  private final Map<String, Part> managed;

  Roles(Map<String, Part> managed) {
    this.managed = managed;
  }

  List<Template.Right> read(Part properties) {
    List<Template.Right> rights = new ArrayList<>();
    List<?> policies =
        properties.value("Policies").orElse(List.of()) instanceof List<?> all ? all : List.of();
    for (Object policy : policies) {
      String where = properties.where() + ".Policies";
      Part document =
          policy instanceof String name ? document(where, name) : Part.mapping(where, policy);
      for (Part statement : document.parts("Statement")) {
        add(statement, rights);
      }
    }
    return List.copyOf(rights);
  }

  private Part document(String where, String name) {
    Part policy = managed.get(name);
    if (policy == null) {
      throw new TemplateRefused(
          where, "names the policy " + name + ", which is not in the template");
    }
    return policy.part("PolicyDocument");
  }

  private static void add(Part statement, List<Template.Right> rights) {
    List<String> actions = statement.texts("Action");
    if (actions.stream().allMatch(action -> action.startsWith("kms:"))) {
      return;
    }
    if (!statement.text("Effect").equals("Allow")) {
      throw new TemplateRefused(statement.where(), "does not allow something; it is not run here");
    }
    List<String> resources = statement.texts("Resource");
    statement.without("Sid").done();
    for (String action : Set.copyOf(actions)) {
      resources.forEach(resource -> rights.add(new Template.Right(action, resource)));
    }
  }
}
