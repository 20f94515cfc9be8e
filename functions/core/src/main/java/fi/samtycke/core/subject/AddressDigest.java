package fi.samtycke.core.subject;

/// The keyed digest of an e-mail address: by it an address is found in keys and indexes, and nobody
/// who reads them can guess the address.
///
/// @param value `<version of the key>.<43 characters of base64url>`
public record AddressDigest(String value) {
  /// Which version of the key it was made with.
  public int keyVersion() {
    return Integer.parseInt(value.substring(0, value.indexOf('.')));
  }

  @Override
  public String toString() {
    return value;
  }
}
