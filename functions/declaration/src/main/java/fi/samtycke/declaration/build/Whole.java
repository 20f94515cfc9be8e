package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.declaration.build.Value.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that holds for one controller: what its file says, laid over what its model says.
final class Whole {
  private final String name;
  private final JsonNode content;
  private final Map<String, Place> places = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /// @param name the name of the controller's own file
  Whole(String name, Group content) {
    this.name = name;
    this.content = content.json();
    content.locate("", places);
  }

  /// The name of the controller's own file.
  String name() {
    return name;
  }

  JsonNode content() {
    return content;
  }

  List<Fault> faults() {
    return faults;
  }

  /// Where a value stands: in the controller's own file or in a model; nowhere for a default.
  Optional<Place> place(String pointer) {
    return Optional.ofNullable(places.get(pointer));
  }

  /// Adds a fault: where the value stands, or what is nearest around it.
  ///
  /// @param pointer the JSON pointer (RFC 6901) of the place
  void fault(String pointer, String what) {
    String said = pointer;
    while (!places.containsKey(said)) {
      said = Pointer.around(said);
    }
    Place place = at(said);
    String blank = "";
    if (content.at(said).isNull() && !place.file().equals(name)) {
      blank = " (a blank of " + place + ")";
      place = ownAround(said);
    }
    String key = Pointer.readable(content, pointer);
    faults.add(new Fault(place.file(), place.line(), key, what + blank));
  }

  /// The pointers of what stands directly in the object or list at a pointer.
  List<String> children(String pointer) {
    return children(content, pointer);
  }

  static List<String> children(JsonNode whole, String pointer) {
    List<String> children = new ArrayList<>();
    JsonNode node = whole.at(pointer);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      children.add(Pointer.to(pointer, entry.getKey()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      children.add(pointer + "/" + i);
    }
    return children;
  }

  /// Where the controller's own file would say what it does not.
  private Place ownAround(String pointer) {
    String around = Pointer.around(pointer);
    Place place = at(around);
    return around.isEmpty() || place.file().equals(name) ? place : ownAround(around);
  }

  private Place at(String pointer) {
    return places.getOrDefault(pointer, new Place(name, 1));
  }
}
