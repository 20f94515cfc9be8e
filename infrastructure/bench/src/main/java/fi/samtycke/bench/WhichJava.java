package fi.samtycke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the path of the Java that runs it into a file.
public final class WhichJava {
  private WhichJava() {}

  public static void main(String[] arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(Path.of(arguments[0]), java + "\n");
  }
}
