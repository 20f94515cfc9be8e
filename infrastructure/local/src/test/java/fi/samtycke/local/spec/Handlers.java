package fi.samtycke.local.spec;

import fi.samtycke.local.template.Template;
import fi.samtycke.platform.CannedHttp;
import fi.samtycke.platform.Wiring;
import fi.samtycke.web.Feature;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;

/// The handlers of the template by themselves, without an AWS.
public final class Handlers {
  private Handlers() {}

  /// A new one. Its AWS answers everything with one item that has what most paths look for.
  ///
  /// @param variables the template's; what the runtime adds is put into them
  public static Object of(Template.Function function, Map<String, String> variables) {
    variables.put("AWS_REGION", Template.REGION);
    variables.put("AWS_ACCESS_KEY_ID", "nobody");
    variables.put("AWS_SECRET_ACCESS_KEY", "nothing");
    try (SdkHttpClient canned =
        new CannedHttp("asked", "administrator", "employee", "chat-operator", "mailbox-reader")) {
      return Class.forName(function.handler())
          .getConstructor(Wiring.class)
          .newInstance(new Wiring(variables, InstantSource.system(), canned));
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }

  /// The table of routes of a function that serves HTTP.
  public static List<Route<?>> routes(Template.Function function) {
    HttpHandler handler = (HttpHandler) of(function, new HashMap<>(function.environment()));
    List<Route<?>> table = new ArrayList<>();
    for (Feature<?> feature : handler.features()) {
      table.addAll(feature.routes().rows());
    }
    return table;
  }
}
