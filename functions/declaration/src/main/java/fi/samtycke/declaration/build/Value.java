package fi.samtycke.declaration.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Something that a file says, and where: at its key, or where a list has it.
sealed interface Value {
  Place place();

  JsonNode json();

  /// Puts the place of this and of all within it under their JSON pointers (RFC 6901).
  void locate(String pointer, Map<String, Place> places);

  /// Nothing stands there: in a model a blank to fill, over a model the end of what it says.
  default boolean isBlank() {
    return json().isNull();
  }

  /// Keys and values, in the order of the file.
  record Group(Place place, SequencedMap<String, Value> members) implements Value {
    @Override
    public JsonNode json() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((key, value) -> object.set(key, value.json()));
      return object;
    }

    @Override
    public void locate(String pointer, Map<String, Place> places) {
      places.put(pointer, place);
      members.forEach((key, value) -> value.locate(Pointer.to(pointer, key), places));
    }
  }

  record Listed(Place place, List<Value> members) implements Value {
    @Override
    public JsonNode json() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      members.forEach(member -> array.add(member.json()));
      return array;
    }

    @Override
    public void locate(String pointer, Map<String, Place> places) {
      places.put(pointer, place);
      for (int i = 0; i < members.size(); i++) {
        members.get(i).locate(pointer + "/" + i, places);
      }
    }
  }

  record Single(Place place, JsonNode json) implements Value {
    @Override
    public void locate(String pointer, Map<String, Place> places) {
      places.put(pointer, place);
    }
  }
}
