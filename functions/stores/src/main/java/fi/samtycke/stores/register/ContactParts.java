package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Disclosure;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What stands beside a contact in its item collection of `Register`, besides the consents and the
/// holds: what was disclosed to whom. Whoever writes a part lets the contact remember it in the
/// same transaction ([RegisterStore#remember]), so that an erasure cannot pass it by.
public final class ContactParts {
  private final Table table;

  public ContactParts(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "REGISTER_TABLE");
  }

  public Write note(ControllerId controller, EntryId contact, Disclosure disclosure) {
    Attributes item =
        Attributes.item(
                RegisterStore.pk(controller, contact),
                ContactPart.DISCLOSURE.key()
                    + Timestamp.of(disclosure.at())
                    + "#"
                    + disclosure.id())
            .with("recipient", disclosure.recipient())
            .with("fields", disclosure.fields())
            .with("purpose", disclosure.purpose())
            .with("basis", disclosure.basis())
            .with("at", disclosure.at())
            .with("by", disclosure.by());
    return Write.insert(table, item);
  }

  /// What was disclosed, the earliest first. Reads strongly.
  public List<Disclosure> disclosures(ControllerId controller, EntryId contact) {
    return table
        .all(RegisterStore.pk(controller, contact))
        .filter(item -> ContactPart.of(item) == ContactPart.DISCLOSURE)
        .map(item ->
            new Disclosure(
                new EntryId(key(item).substring(key(item).lastIndexOf('#') + 1)),
                item.required("recipient"),
                item.texts("fields"),
                item.required("purpose"),
                item.required("basis"),
                item.at("at"),
                item.required("by")))
        .toList();
  }

  /// The sort keys of everything beside the contact. Reads strongly.
  public List<String> keys(ControllerId controller, EntryId contact) {
    return table
        .all(RegisterStore.pk(controller, contact))
        .map(ContactParts::key)
        .filter(key -> !key.equals(RegisterStore.CONTACT))
        .toList();
  }

  public Write erase(ControllerId controller, EntryId contact, String key) {
    return Write.delete(table, RegisterStore.pk(controller, contact), key);
  }

  private static String key(Attributes item) {
    return item.required(Attributes.SK);
  }
}
