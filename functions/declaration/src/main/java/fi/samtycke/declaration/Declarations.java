package fi.samtycke.declaration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import fi.samtycke.core.declaration.Controller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The controllers that this stack serves, as declared.
public final class Declarations {
  private static final String FOLDER = "/declaration/";
  private final List<Controller> controllers;

  private Declarations(List<Controller> controllers) {
    this.controllers = List.copyOf(controllers);
  }

  /// Reads the compact declarations from the class path (`/declaration/<id>.json`).
  ///
  /// @param ids the controllers to serve, in order (`CONTROLLERS`)
  /// @param overridesJson what this deployment says otherwise, a JSON object by controller id
  ///   (`DECLARATION_OVERRIDES`; `{}` for nothing): `identity`, `publicUrl`, `websites`,
  ///   `mail.from`, `mail.info`, `chat.operators`, `responsible.<register>.contact` and
  ///   `.telephone`. A `publicUrl` may be `http` for a loopback host only
  /// @throws IllegalStateException naming an id that is not declared and those that are, or a key
  ///   that may not be overridden
  public static Declarations load(List<String> ids, String overridesJson) {
    JsonFactory factory = new JsonFactory();
    Tree overrides = overrides(factory, overridesJson);
    for (String id : overrides.keys()) {
      if (!ids.contains(id)) {
        throw new IllegalStateException(
            "DECLARATION_OVERRIDES: " + id + " is not served here; served are " + ids);
      }
    }
    List<Controller> controllers = new ArrayList<>();
    for (String id : ids) {
      Tree declared = declared(factory, id);
      if (overrides.has(id)) {
        Overrides.lay(overrides.tree(id), declared);
      }
      controllers.add(new ControllerReading(declared).controller());
    }
    return new Declarations(controllers);
  }

  /// The ids of all that are declared: what the build has found in its folder, in the order of the
  /// alphabet.
  public static List<String> declared() {
    Set<String> ids = new TreeSet<>();
    try {
      for (URL list :
          Collections.list(
              Declarations.class.getClassLoader().getResources("declaration/controllers.txt"))) {
        try (InputStream in = list.openStream()) {
          ids.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return List.copyOf(ids);
  }

  public Optional<Controller> find(String id) {
    for (Controller controller : controllers) {
      if (controller.id().value().equals(id)) {
        return Optional.of(controller);
      }
    }
    return Optional.empty();
  }

  /// In the order in which they were asked for.
  public List<Controller> all() {
    return controllers;
  }

  private static Tree overrides(JsonFactory factory, String text) {
    try (JsonParser json = factory.createParser(text)) {
      Tree overrides = Tree.read(json, "", "");
      if (json.nextToken() == null) {
        return overrides;
      }
      throw new IllegalStateException("DECLARATION_OVERRIDES is not one JSON object");
    } catch (IOException fault) {
      throw new IllegalStateException("DECLARATION_OVERRIDES is not a JSON object", fault);
    }
  }

  private static Tree declared(JsonFactory factory, String id) {
    String file = FOLDER.concat(id).concat(".json"); // `+` costs a cold start some milliseconds
    try (InputStream in = Declarations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "CONTROLLERS: " + id + " is not declared; declared are " + declared());
      }
      try (JsonParser json = factory.createParser(in)) {
        return Tree.read(json, "", "description");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
