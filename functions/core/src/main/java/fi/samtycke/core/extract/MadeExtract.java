package fi.samtycke.core.extract;

import java.time.Instant;

/// That an extract was made: what proves later which files it was, when they are long gone.
///
/// @param pdf the file for people
/// @param json the same for programs
/// @param pages of the PDF
/// @param fileGoneAt when the files are erased
/// @param declaration the version of the declaration that was in force
public record MadeExtract(
    MadeFile pdf,
    MadeFile json,
    int pages,
    Instant madeAt,
    Instant fileGoneAt,
    String declaration) {

  /// @param sha256 hexadecimal
  /// @param size in bytes
  public record MadeFile(String sha256, int size) {}
}
