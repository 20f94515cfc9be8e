package fi.samtycke.local.page;

import fi.samtycke.declaration.Declarations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the build has printed of a controller: the whole of its declaration, as it is served.
///
/// @param controller its id
/// @param lines YAML, with the place of each value behind it
public record PrintedDeclaration(String controller, List<Line> lines) {
  private static final String BEFORE_PLACE = "  # ";

  /// @param place file and line, or `default`; empty for a key with more under it
  /// @param own whether the controller's own file says it
  public record Line(String text, String place, boolean own) {}

  /// The printed declaration that lies beside the compact one; empty when that was not built here.
  public static Optional<PrintedDeclaration> of(String controller) {
    URL compact = Declarations.class.getResource("/declaration/" + controller + ".json");
    if (compact == null) {
      return Optional.empty();
    }
    String folder =
        compact.toString().replaceFirst("^jar:", "").replaceFirst("!?/declaration/[^/]*$", "");
    Path printed =
        Path.of(URI.create(folder)).resolveSibling("declarations").resolve(controller + ".yaml");
    if (!Files.exists(printed)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PrintedDeclaration(
              controller,
              Files.readAllLines(printed).stream().map(line -> line(controller, line)).toList()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// As it was printed.
  public String yaml() {
    StringBuilder yaml = new StringBuilder();
    for (Line line : lines) {
      String place = line.place().isEmpty() ? "" : BEFORE_PLACE + line.place();
      yaml.append(line.text()).append(place).append('\n');
    }
    return yaml.toString();
  }

  private static Line line(String controller, String printed) {
    int at = printed.lastIndexOf(BEFORE_PLACE);
    if (at < 0) {
      return new Line(printed, "", false);
    }
    String place = printed.substring(at + BEFORE_PLACE.length());
    return new Line(
        printed.substring(0, at).stripTrailing(), place, place.startsWith(controller + ".yaml:"));
  }
}
