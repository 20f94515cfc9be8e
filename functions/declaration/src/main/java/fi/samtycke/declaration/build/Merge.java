package fi.samtycke.declaration.build;

import fi.samtycke.declaration.build.Value.Group;
import fi.samtycke.declaration.build.Value.Listed;
import fi.samtycke.declaration.build.Value.Single;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// Lays what a file says over what its model says.
///
/// Groups of keys merge key by key, and lists of things that have names ([Naming]) member by
/// member. Everything else replaces: a single value, a list of values, a text in several languages,
/// which is one value so that no language says something else than the others. Nothing (`key:`, or
/// `- name:` in a list) takes away what the model says, or answers a blank with "none". What is new
/// stands after what it follows in the file, or else at the end.
final class Merge {
  private final String model;
  private final List<Fault> faults = new ArrayList<>();

  /// @param model the name of the model's file, for faults
  Merge(String model) {
    this.model = model;
  }

  /// What cannot be laid over: what takes nothing away, has no name, or stands twice.
  List<Fault> faults() {
    return faults;
  }

  Group lay(Group own, Group under) {
    return new Group(own.place(), members(own.members(), under.members(), key -> key));
  }

  private Value lay(Value own, Value under, String key) {
    if (own instanceof Group mine && under instanceof Group theirs && !isText(mine, theirs)) {
      return new Group(
          own.place(), members(mine.members(), theirs.members(), each -> key + "." + each));
    }
    if (own instanceof Listed mine && under instanceof Listed theirs && haveNames(theirs)) {
      if (mine.members().isEmpty()) {
        String what = "is empty and changes nothing; expected `- name:` for each that goes";
        fault(own, key, what);
      }
      SequencedMap<String, Value> members =
          members(named(mine, key), named(theirs, key), each -> key + "[" + each + "]");
      return new Listed(own.place(), List.copyOf(members.sequencedValues()));
    }
    return alone(own, key);
  }

  private SequencedMap<String, Value> members(
      SequencedMap<String, Value> own,
      SequencedMap<String, Value> under,
      UnaryOperator<String> keyOf) {
    List<Map.Entry<String, Value>> laid = new ArrayList<>(under.entrySet());
    int next = laid.size();
    for (Map.Entry<String, Value> each : own.entrySet()) {
      Value mine = each.getValue();
      String key = keyOf.apply(each.getKey());
      int at = laid.stream().map(Map.Entry::getKey).toList().indexOf(each.getKey());
      if (mine.isBlank() && at < 0) {
        takesNothingAway(mine, key);
      } else if (mine.isBlank()) {
        laid.remove(at);
        next = at;
      } else if (at < 0) {
        laid.add(next, Map.entry(each.getKey(), alone(mine, key)));
        next++;
      } else {
        laid.set(at, Map.entry(each.getKey(), lay(mine, laid.get(at).getValue(), key)));
        next = at + 1;
      }
    }
    SequencedMap<String, Value> members = new LinkedHashMap<>();
    laid.forEach(each -> members.put(each.getKey(), each.getValue()));
    return members;
  }

  /// What the model does not say, or what replaces what it says: nothing in it takes anything away.
  private Value alone(Value own, String key) {
    switch (own) {
      case Group group -> group.members().forEach((each, value) -> alone(value, key + "." + each));
      case Listed list -> list.members().forEach(each -> alone(each, key + nameOf(each)));
      case Single single when single.isBlank() -> takesNothingAway(single, key);
      case Single _ -> {}
    }
    return own;
  }

  /// The members of a list by their names; `- name:` is the end of one.
  private SequencedMap<String, Value> named(Listed list, String key) {
    SequencedMap<String, Value> named = new LinkedHashMap<>();
    for (Value member : list.members()) {
      Optional<Map.Entry<String, Value>> called = called(member);
      if (called.isEmpty()) {
        String what =
            "has no name; expected the keys by which the others are told apart, such as id";
        fault(member, key, what);
        continue;
      }
      String name = called.get().getKey();
      Value first = named.putIfAbsent(name, called.get().getValue());
      if (first != null) {
        String what = "stands here again, first in line " + first.place().line();
        fault(member, key + "[" + name + "]", what + "; expected once");
      }
    }
    return named;
  }

  private static Optional<Map.Entry<String, Value>> called(Value member) {
    if (member instanceof Group group
        && group.members().size() == 1
        && group.members().firstEntry().getValue().isBlank()) {
      return Optional.of(group.members().firstEntry());
    }
    return Naming.of(member.json()).map(name -> Map.entry(name, member));
  }

  private static boolean haveNames(Listed list) {
    return !list.members().isEmpty()
        && list.members().stream().allMatch(each -> Naming.of(each.json()).isPresent());
  }

  private static boolean isText(Group mine, Group theirs) {
    return Sense.isText(mine.json()) && Sense.isText(theirs.json());
  }

  private static String nameOf(Value member) {
    return "[" + Naming.of(member.json()).orElse("") + "]";
  }

  private void takesNothingAway(Value own, String key) {
    fault(own, key, "takes nothing away: " + model + " does not say it; expected a value");
  }

  private void fault(Value at, String key, String what) {
    faults.add(new Fault(at.place().file(), at.place().line(), key, what));
  }
}
