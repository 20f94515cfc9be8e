package fi.samtycke.stores.register;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.RegisterStore.Contact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Corrects what a contact of the register is known by, and remembers when the address changed and
/// who made sure of it.
public final class ContactValues {
  static final String FORMER_ADDRESSES = "formerAddresses";
  private static final String CHANGED_AT = "emailChangedAt";
  private static final String VERIFIED_BY = "emailVerifiedBy";
  private static final String APPROVED_BY = "emailApprovedBy";

  private final Table table;

  public ContactValues(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "REGISTER_TABLE");
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
      Collection<AddressDigest> former,
      ChainHead next) {
    Write update = advance(controller, seen, next).set(ContactItems.FIELDS, fields);
    moved.ifPresent(change ->
        update
            .set(CHANGED_AT, change.at())
            .set(VERIFIED_BY, change.verifiedBy())
            .setOrRemove(APPROVED_BY, change.approvedBy()));
    return former.isEmpty()
        ? update
        : update.add(FORMER_ADDRESSES, former.stream().map(AddressDigest::value).toList());
  }

  /// Notes that a second person made sure of a new address. Condition: nothing else happened.
  public Write approve(ControllerId controller, Contact seen, String by, ChainHead next) {
    return advance(controller, seen, next).set(APPROVED_BY, by);
  }

  private Write advance(ControllerId controller, Contact seen, ChainHead next) {
    return ChainHeads.advance(
        Write.update(table, RegisterStore.pk(controller, seen.id()), RegisterStore.CONTACT),
        seen.head(),
        next);
  }

  /// A change of the address of a contact.
  ///
  /// @param verifiedBy who made sure of it
  /// @param approvedBy the second person who did
  /// @param former keyed digests of the addresses that the contact had before, in all
  public record AddressChange(
      Instant at, String verifiedBy, Optional<String> approvedBy, List<AddressDigest> former) {

    /// One that is to be written.
    public AddressChange(Instant at, String verifiedBy, Optional<String> approvedBy) {
      this(at, verifiedBy, approvedBy, List.of());
    }
  }

  /// The last change of the address; empty when it never changed here. Reads strongly.
  public Optional<AddressChange> addressChange(ControllerId controller, EntryId id) {
    return table
        .find(RegisterStore.pk(controller, id), RegisterStore.CONTACT)
        .filter(item -> item.has(CHANGED_AT))
        .map(item ->
            new AddressChange(
                item.at(CHANGED_AT),
                item.text(VERIFIED_BY, ""),
                item.optional(APPROVED_BY),
                item.texts(FORMER_ADDRESSES).stream().map(AddressDigest::new).toList()));
  }
}
