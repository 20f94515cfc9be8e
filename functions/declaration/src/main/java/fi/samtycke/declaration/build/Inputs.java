package fi.samtycke.declaration.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// All that the compact forms follow from: the declarations, and the program that compacts them.
///
/// A build that finds the same again has nothing to do, and need not load the readers of YAML and
/// of schemas to find that out.
///
/// @param digest the SHA-256 of the names and the content, in hexadecimal digits
record Inputs(String digest) {

  /// @param classes where the program lies that compacts, and its schema
  static Inputs of(Path from, Path models, Path classes) throws IOException {
    MessageDigest digest = sha256();
    digest.update(System.getProperty("java.class.path", "").getBytes(StandardCharsets.UTF_8));
    add(digest, from, "*.yaml");
    add(digest, models, "*.yaml");
    Path program = classes.resolve("fi/samtycke/declaration/build");
    add(digest, program, "*.{class,json,yaml}");
    add(digest, program.resolve("claims"), "*.class");
    return new Inputs(HexFormat.of().formatHex(digest.digest()));
  }

  /// Whether the compact forms in a class path folder are there and follow from these.
  boolean areThoseOf(Path classes) throws IOException {
    Path list = classes.resolve("declaration/controllers.txt");
    if (!Files.exists(remembered(classes))
        || !Files.readString(remembered(classes)).equals(digest)
        || !Files.exists(list)) {
      return false;
    }
    List<String> ids = Files.readAllLines(list);
    return ids.stream()
        .allMatch(id -> Files.exists(classes.resolve("declaration").resolve(id + ".json")));
  }

  /// Says that the compact forms now follow from these.
  void remember(Path classes) throws IOException {
    Files.writeString(remembered(classes), digest);
  }

  private static Path remembered(Path classes) {
    return classes.toAbsolutePath().normalize().resolveSibling("declarations").resolve("inputs");
  }

  private static void add(MessageDigest digest, Path folder, String glob) throws IOException {
    digest.update(folder.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
    if (!Files.isDirectory(folder)) {
      return;
    }
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(files::add);
    }
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(sha256().digest(Files.readAllBytes(file)));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
