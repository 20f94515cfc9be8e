package fi.samtycke.stores.holds;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Hold;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationItems;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.register.RegisterStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The holds that forbid to erase an entry: each an item in the item collection of its contact in
/// `Register` or of its conversation in `Conversations`. Whoever writes one lets the entry remember
/// it in the same transaction ([HoldEntry]), so that an erasure and a hold cannot pass each other
/// by.
public final class HoldStore {
  private static final String HOLD = "hold#";
  private static final String UNTIL = "until";

  private final Table register;
  private final Table conversations;

  public HoldStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.register = new Table(wiring, dynamoDb, "REGISTER_TABLE");
    this.conversations = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// Beside what a hold can stand.
  public enum Place {
    CONTACT,
    CONVERSATION
  }

  /// Every hold on the entry, those that are over among them. Reads strongly.
  public List<Hold> of(ControllerId controller, Place place, EntryId entry) {
    return table(place)
        .all(pk(controller, place, entry))
        .filter(item -> item.required(Attributes.SK).startsWith(HOLD))
        .map(HoldStore::read)
        .toList();
  }

  /// A hold that forbids to erase the entry now, whether it is a contact or a conversation. Reads
  /// strongly.
  public Optional<Hold> standing(Controller controller, EntryId entry, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, controller.zone());
    return Stream.of(Place.values())
        .flatMap(place -> of(controller.id(), place, entry).stream())
        .filter(hold -> hold.holds(today))
        .findFirst();
  }

  public Write place(ControllerId controller, Place place, EntryId entry, Hold hold) {
    Attributes item =
        Attributes.item(pk(controller, place, entry), HOLD + hold.id())
            .with("reason", hold.reason())
            .with("at", hold.at())
            .with("by", hold.by())
            .with(UNTIL, hold.until().map(LocalDate::toString));
    return Write.insert(table(place), item);
  }

  /// Condition: it is there.
  Write lift(ControllerId controller, Place place, EntryId entry, EntryId hold) {
    return Write.delete(table(place), pk(controller, place, entry), HOLD + hold)
        .when(Condition.exists());
  }

  private Table table(Place place) {
    return switch (place) {
      case CONTACT -> register;
      case CONVERSATION -> conversations;
    };
  }

  private static String pk(ControllerId controller, Place place, EntryId entry) {
    return switch (place) {
      case CONTACT -> RegisterStore.pk(controller, entry);
      case CONVERSATION -> ConversationItems.pk(controller, entry);
    };
  }

  private static Hold read(Attributes item) {
    return new Hold(
        new EntryId(item.required(Attributes.SK).substring(HOLD.length())),
        item.required("reason"),
        item.optional(UNTIL).map(LocalDate::parse),
        item.at("at"),
        item.required("by"));
  }
}
