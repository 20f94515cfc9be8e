package fi.samtycke.consent;

/// A box that may be ticked.
///
/// @param name of the field
/// @param label what a tick says
public record Box(String name, String label) {

  /// Of its element in the page.
  public String id() {
    return name.replace('.', '-');
  }
}
