package fi.samtycke.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the one `AWS::Serverless::HttpApi`.
final class Apis {
  private @Nullable String id;
  private final Map<String, Template.Authorizer> authorizers = new LinkedHashMap<>();
  private Optional<Template.Cors> cors = Optional.empty();
  private List<Template.Route> routes = List.of();

  /// @param functions logical ids by ARN
  void read(String id, Part properties, Map<String, String> functions) {
    if (this.id != null) {
      throw new TemplateRefused(properties.where(), "is a second API; one is known here");
    }
    this.id = id;
    Part auth = properties.part("Auth");
    Part declared = auth.part("Authorizers");
    for (String name : declared.keys()) {
      authorizers.put(name, authorizer(declared.part(name)));
    }
    auth.done();
    if (properties.has("CorsConfiguration")) {
      cors = Optional.of(cors(properties.part("CorsConfiguration")));
    }
    routes = OpenApi.routes(properties.part("DefinitionBody"), functions);
    properties
        .without(
            "AccessLogSettings",
            "DefaultRouteSettings",
            "Description",
            "DisableExecuteApiEndpoint",
            "FailOnWarnings",
            "Name",
            "PropagateTags",
            "RouteSettings",
            "Tags")
        .done();
  }

  Template.HttpApi api() {
    for (Template.Route route : routes) {
      route
          .authorizer()
          .filter(name -> !authorizers.containsKey(name))
          .ifPresent(name -> {
            throw new TemplateRefused(
                "the route " + route.key(), "names the unknown authorizer " + name);
          });
    }
    return new Template.HttpApi(routes, authorizers, cors);
  }

  private static Template.Authorizer authorizer(Part authorizer) {
    String source = authorizer.text("IdentitySource");
    if (!source.equals("$request.header.Authorization")) {
      throw new TemplateRefused(authorizer.where(), "should read the Authorization header");
    }
    Part jwt = authorizer.part("JwtConfiguration");
    Template.Authorizer read = new Template.Authorizer(jwt.text("issuer"), jwt.texts("audience"));
    jwt.done();
    authorizer.done();
    return read;
  }

  private static Template.Cors cors(Part cors) {
    Template.Cors read =
        new Template.Cors(
            cors.texts("AllowOrigins"),
            cors.texts("AllowMethods"),
            cors.texts("AllowHeaders"),
            cors.texts("ExposeHeaders"),
            cors.number("MaxAge", 0),
            cors.flag("AllowCredentials", false));
    cors.done();
    return read;
  }
}
