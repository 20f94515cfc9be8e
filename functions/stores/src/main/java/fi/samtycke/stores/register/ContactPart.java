package fi.samtycke.stores.register;

import fi.samtycke.stores.dynamo.Attributes;

/// What an item of the collection of a contact is, by its sort key.
public enum ContactPart {
  CONTACT("contact"),
  CONSENT("consent#"),
  SUBSCRIPTION("subscription"),
  DISCLOSURE("disclosure#"),
  /// What another store put there, such as a hold.
  OTHER("");

  private final String key;

  ContactPart(String key) {
    this.key = key;
  }

  /// With which the sort key begins.
  String key() {
    return key;
  }

  public static ContactPart of(Attributes item) {
    String sk = item.required(Attributes.SK);
    for (ContactPart part : values()) {
      if (sk.startsWith(part.key)) {
        return part;
      }
    }
    return OTHER;
  }
}
