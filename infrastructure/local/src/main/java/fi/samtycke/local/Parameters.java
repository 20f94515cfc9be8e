package fi.samtycke.local;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The template's parameters for the controllers that are served, as a deployment gives them.
final class Parameters {
  private static final String SHA_256_OF_LOCAL =
      "25bf8e1a2393f1108d37029b3df5593236c755742ec93465bbafa9b290bddcf6";

  private Parameters() {}

  /// What the template calls by these names; the outside chat calls `/{controller}/chatra/local`.
  static Map<String, String> of(List<Controller> served) {
    return Map.of(
        "Controllers", each(served, controller -> controller.id().value()),
        "Websites", each(served, controller -> String.join(",", controller.websites())),
        "SenderIdentities", each(served, Parameters::identity),
        "RequestAddresses", each(served, controller -> controller.mail().from()),
        "ChatraSecretDigests", "{" + each(served, Parameters::chatSecret) + "}");
  }

  private static String identity(Controller controller) {
    String from = controller.mail().from();
    return "arn:aws:ses:%s:111122223333:identity/%s"
        .formatted(Template.REGION, from.substring(from.indexOf('@') + 1));
  }

  private static String chatSecret(Controller controller) {
    return "\"%s\":\"%s\"".formatted(controller.id().value(), SHA_256_OF_LOCAL);
  }

  private static String each(List<Controller> served, Function<Controller, String> parameter) {
    return served.stream().map(parameter).collect(Collectors.joining(","));
  }
}
