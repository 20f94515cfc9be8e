package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Reads;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Corrects what a contact of the register is known by, and remembers when the address changed and
/// who made sure of it.
public final class ContactValues {
  static final String FORMER_ADDRESSES = "formerAddresses";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ContactValues(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("REGISTER_TABLE");
  }

  /// Puts other values in the place of those that were wrong. Condition: nothing else happened to
  /// the contact.
  ///
  /// @param moved who made sure of a new address; empty when the address is the same
  /// @param former keyed digests of the address that it had; none when it is the same
  public Write rectify(
      ControllerId controller,
      Contact seen,
      Map<String, String> fields,
      Optional<AddressChange> moved,
      Collection<String> former,
      ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    Map<String, AttributeValue> map = new HashMap<>();
    fields.forEach((name, value) -> map.put(name, Attributes.text(value)));
    values.put(":fields", AttributeValue.fromM(map));
    values.put(":sequence", Attributes.number(next.sequence()));
    values.put(":hash", Attributes.text(next.hash()));
    values.put(":seen", Attributes.text(seen.head().hash()));
    String set = "SET #fields = :fields, changeSequence = :sequence, changeHash = :hash";
    if (moved.isPresent()) {
      AddressChange change = moved.get();
      values.put(":now", Attributes.instant(change.at()));
      values.put(":by", Attributes.text(change.verifiedBy()));
      set += ", emailChangedAt = :now, emailVerifiedBy = :by";
      change.approvedBy().ifPresent(by -> values.put(":approved", Attributes.text(by)));
      set +=
          change.approvedBy().isPresent()
              ? ", emailApprovedBy = :approved"
              : " REMOVE emailApprovedBy";
    }
    if (!former.isEmpty()) {
      values.put(":former", Attributes.textSet(former));
      set += " ADD " + FORMER_ADDRESSES + " :former";
    }
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(RegisterStore.pk(controller, seen.id()), RegisterStore.CONTACT))
            .updateExpression(set)
            .conditionExpression(RegisterStore.AS_SEEN)
            .expressionAttributeNames(Map.of("#fields", "fields"))
            .expressionAttributeValues(values)
            .build();
    return Write.builder().update(update).build();
  }

  /// Notes that a second person made sure of a new address. Condition: nothing else happened.
  public Write approve(ControllerId controller, Contact seen, String by, ChainHead next) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(RegisterStore.pk(controller, seen.id()), RegisterStore.CONTACT))
            .updateExpression(
                "SET emailApprovedBy = :by, changeSequence = :sequence, changeHash = :hash")
            .conditionExpression(RegisterStore.AS_SEEN)
            .expressionAttributeValues(
                Map.of(
                    ":by", Attributes.text(by),
                    ":sequence", Attributes.number(next.sequence()),
                    ":hash", Attributes.text(next.hash()),
                    ":seen", Attributes.text(seen.head().hash())))
            .build();
    return Write.builder().update(update).build();
  }

  /// A change of the address of a contact.
  ///
  /// @param verifiedBy who made sure of it
  /// @param approvedBy the second person who did
  /// @param former keyed digests of the addresses that the contact had before, in all
  public record AddressChange(
      Instant at, String verifiedBy, Optional<String> approvedBy, List<String> former) {

    /// One that is to be written.
    public AddressChange(Instant at, String verifiedBy, Optional<String> approvedBy) {
      this(at, verifiedBy, approvedBy, List.of());
    }
  }

  /// The last change of the address; empty when it never changed here. Reads strongly.
  public Optional<AddressChange> addressChange(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, RegisterStore.pk(controller, id), RegisterStore.CONTACT)
        .filter(item -> item.has("emailChangedAt"))
        .map(item ->
            new AddressChange(
                item.at("emailChangedAt"),
                item.text("emailVerifiedBy", ""),
                Optional.of(item.text("emailApprovedBy", "")).filter(by -> !by.isEmpty()),
                item.texts(FORMER_ADDRESSES)));
  }
}
