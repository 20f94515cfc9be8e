package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.ContactMessage;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The table `Conversations`: what visitors wrote.
public final class ConversationStore {
  private static final String SK = "head";
  private static final String KIND = "kind";
  private static final String CONTACT_FORM = "contact-form";
  private static final String LANGUAGE = "language";
  private static final String FIELDS = "fields";
  private static final String KEEP_CONTACT = "keepContact";
  private static final String NEWSLETTER = "newsletter";
  private static final String RECEIVED_AT = "receivedAt";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ConversationStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = wiring.required("CONVERSATIONS_TABLE");
  }

  /// A message with the last change of its chain.
  public record StoredMessage(ContactMessage message, ChainHead head) {}

  /// Condition: no entry of this id.
  ///
  /// @param eraseAfter when the declared period ends
  public TransactWriteItem insert(
      ControllerId controller, ContactMessage message, ChainHead head, Instant eraseAfter) {
    Map<String, AttributeValue> item =
        Attributes.item(pk(controller, message.id()), SK)
            .with(KIND, CONTACT_FORM)
            .with(LANGUAGE, message.language().tag())
            .with(FIELDS, message.fields())
            .with(KEEP_CONTACT, message.keepContact())
            .with(NEWSLETTER, message.newsletter())
            .with(RECEIVED_AT, message.receivedAt())
            .with(ChainHeads.SEQUENCE, head.sequence())
            .with(ChainHeads.HASH, head.hash())
            .goneAfter(eraseAfter)
            .values();
    return Writes.insert(table, item);
  }

  /// Reads strongly.
  public Optional<StoredMessage> find(ControllerId controller, EntryId id) {
    return Reads.find(dynamoDb, table, pk(controller, id), SK)
        .map(item -> new StoredMessage(read(id, item), ChainHeads.of(item)));
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public TransactWriteItem remember(
      ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(table, Attributes.key(pk(controller, id), SK), seen, next);
  }

  private static String pk(ControllerId controller, EntryId id) {
    return controller + "#conversation#" + id;
  }

  private static ContactMessage read(EntryId id, Attributes item) {
    return new ContactMessage(
        id,
        Language.of(item.required(LANGUAGE)).orElse(Language.SV),
        item.textMap(FIELDS),
        item.flag(KEEP_CONTACT),
        item.flag(NEWSLETTER),
        item.at(RECEIVED_AT));
  }
}
