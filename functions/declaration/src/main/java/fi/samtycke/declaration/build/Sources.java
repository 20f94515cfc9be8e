package fi.samtycke.declaration.build;

import fi.samtycke.declaration.build.Value.Group;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The YAML files of a folder, and those of a second one that models may come from: a file of the
/// first goes before one of the same name in the second.
final class Sources {
  private static final String BASED_ON = "basedOn";
  private static final String ID = "id";
  private final Map<String, SourceFile> declared;
  private final Map<String, SourceFile> models;
  private final Set<String> used = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  Sources(Path folder, Path models) throws IOException {
    this.declared = read(folder);
    this.models = read(models);
    this.models.putAll(declared);
    if (declared.isEmpty()) {
      faults.add(new Fault(folder.toString(), 1, "", "holds no *.yaml; expected a declaration"));
    }
  }

  /// What is wrong with the files themselves, and with how they stand on each other.
  List<Fault> faults() {
    return faults;
  }

  /// The whole of each controller of the folder whose files can be read, by the name of its file
  /// and in that order.
  Map<String, Whole> wholes() {
    Map<String, Whole> wholes = new TreeMap<>();
    for (SourceFile file : declared.values()) {
      if (!file.isModel()) {
        merged(file, List.of())
            .ifPresent(content -> wholes.put(idOf(file.name()), new Whole(file.name(), content)));
      }
    }
    declared.values().stream().filter(SourceFile::isModel).forEach(this::isOfUse);
    return wholes;
  }

  /// A company whose `id` has been forgotten would be taken for a model, and left out.
  private void isOfUse(SourceFile model) {
    Value id = model.content().members().get(ID);
    if (id != null && !used.contains(model.name())) {
      String what = "is empty, and no file is based on this one; expected an id";
      faults.add(new Fault(model.name(), id.place().line(), ID, what));
    }
  }

  /// @param above the files that stand on this one, for what goes in a circle
  private Optional<Group> merged(SourceFile file, List<String> above) {
    faults.addAll(file.faults());
    SequencedMap<String, Value> members = new LinkedHashMap<>(file.content().members());
    Value base = members.remove(BASED_ON);
    Group own = new Group(file.content().place(), members);
    if (base == null) {
      return file.faults().isEmpty() || !members.isEmpty() ? Optional.of(own) : Optional.empty();
    }
    if (file.isModel()) {
      members.remove(ID);
    }
    String id = base.json().asText();
    List<String> path = new ArrayList<>(above);
    path.add(idOf(file.name()));
    if (path.contains(id)) {
      return fault(base, "goes in a circle: " + String.join(" > ", path) + " > " + id);
    }
    SourceFile model = models.get(id);
    if (model == null) {
      Set<String> others = new TreeSet<>(models.keySet());
      others.removeAll(path);
      return fault(base, "is " + base.json() + "; expected one of " + String.join(", ", others));
    }
    used.add(model.name());
    Optional<Group> under = merged(model, path);
    Merge merge = new Merge(model.name());
    Optional<Group> laid = under.map(group -> merge.lay(own, group));
    faults.addAll(merge.faults());
    return laid;
  }

  private Optional<Group> fault(Value base, String what) {
    faults.add(new Fault(base.place().file(), base.place().line(), BASED_ON, what));
    return Optional.empty();
  }

  private static String idOf(String file) {
    return file.replaceFirst("\\.yaml$", "");
  }

  private static Map<String, SourceFile> read(Path folder) throws IOException {
    Map<String, SourceFile> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*.yaml")) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        files.put(idOf(name), SourceFile.read(name, Files.readString(path)));
      }
    }
    return files;
  }
}
