package fi.samtycke.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// `/_local/tokens` and the sign-in page before it.
public final class SignInRoutes {
  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;

  /// What one can sign in as at a controller: the roles it declares.
  public record Choice(String controller, List<String> roles) {}

  private SignInRoutes(LocalStack stack) {
    this.stack = stack;
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    SignInRoutes own = new SignInRoutes(stack);
    routes.get("/_local/sign-in", own::page);
    routes.post("/_local/tokens", own::token);
  }

  private void page(Context context) {
    Pages.signIn(
        context,
        Declarations.load(stack.controllers(), "{}").all().stream()
            .map(
                each -> new Choice(each.id().value(), each.roles().stream().map(Role::id).toList()))
            .toList());
  }

  private void token(Context context) {
    Fields fields = Fields.of(context, "user", "groups");
    String user = fields.required("user");
    List<String> groups = fields.texts("groups");
    String token = stack.signIn(user, groups);
    if (Fields.form(context)) {
      Pages.token(context, user, token, addresses(groups));
    } else {
      LocalRoutes.json(context, JSON.createObjectNode().put("access_token", token));
    }
  }

  /// What the token may be tried on.
  private List<String> addresses(List<String> groups) {
    return stack.template().api().routes().stream()
        .filter(route -> route.authorizer().isPresent() && route.method().equals("GET"))
        .flatMap(route ->
            groups.stream()
                .map(group -> group.substring(0, group.indexOf(':')))
                .distinct()
                .map(controller -> route.path().replace("{controller}", controller)))
        .filter(path -> !path.contains("{"))
        .map(path -> stack.baseUrl() + path)
        .toList();
  }
}
