package fi.samtycke.stores.dynamo;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The sparse index `addressed` of a table: what was told by, or is about, the holder of an e-mail
/// address, by the keyed digest of the address. It goes with the item.
public final class AddressIndex {
  public static final String NAME = "addressed";

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL = Set.of(NAME);

  private AddressIndex() {}

  public static String key(ControllerId controller, AddressDigest digest) {
    return controller + "#address#" + digest;
  }

  public static Optional<AddressDigest> digest(Attributes item) {
    return item.optional(NAME)
        .map(key -> new AddressDigest(key.substring(key.lastIndexOf('#') + 1)));
  }

  /// The partition keys of the items under an address.
  ///
  /// @param digests of the address, one for each live key version
  public static List<String> find(
      Table table, ControllerId controller, List<AddressDigest> digests) {
    return digests.stream()
        .flatMap(digest ->
            table.indexed(NAME, NAME + " = :address", Map.of(":address", key(controller, digest))))
        .map(item -> item.required(Attributes.PK))
        .distinct()
        .toList();
  }
}
