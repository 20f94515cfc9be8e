package fi.samtycke.declaration.build;

/// Where something stands.
///
/// @param file the file's name, without its folder
/// @param line counted from 1
record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
