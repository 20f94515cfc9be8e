package fi.samtycke.core.subject;

/// The keyed digest of an e-mail address: by it an address is found in keys and indexes, and nobody
/// who reads them can guess the address.
///
/// @param value `<version of the key>.<43 characters of base64url>`
public record AddressDigest(String value) {
  @Override
  public String toString() {
    return value;
  }
}
