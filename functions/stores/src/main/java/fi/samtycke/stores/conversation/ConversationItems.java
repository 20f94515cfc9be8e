package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.conversation.ConversationStore.Keeping;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a conversation stands in its items: the head under `head`, each message under its number in
/// eight digits, so that the numbers sort before the head and one Query reads both.
public final class ConversationItems {
  static final String HEAD = "head";
  static final String STATE = "state";
  static final String FIELDS = "fields";
  static final String LAST_AT = "lastMessageAt";
  static final String LAST_SEQUENCE = "lastSequence";
  static final String AWAITING = "awaitingSince";
  static final String ASSIGNED = "assignedTo";
  static final Listings.Index INDEX = new Listings.Index("inbox");
  static final String CHANNEL = "channel";
  private static final String LANGUAGE = "language";
  private static final String KEEP_CONTACT = "keepContact";
  private static final String CREATED_AT = "createdAt";
  private static final String PAGE = "page";
  private static final String ERASE_AFTER = "eraseAfter";

  /// The free text among the fields. It stands beside them, so that the index that lists carries
  /// the others alone.
  static final String MESSAGE = "message";

  /// Since when the rest of an erased conversation is being cleared away.
  static final String ERASING = "erasing";

  static final String HELD_UNTIL = "heldUntil";
  static final String RESTRICTED_AT = "restrictedAt";
  static final String TOKEN = "visitorToken";
  static final String MAIL = "mail";
  static final String VERSION = "version";

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL =
      Set.of(HELD_UNTIL, INDEX.name(), INDEX.order(), VERSION, TOKEN);

  /// What an item of a conversation is.
  public enum Part {
    HEAD,
    MESSAGE,
    READER,
    /// What another store put there, such as a hold.
    OTHER
  }

  /// A sweep erases what is due, with a line in the change log; DynamoDB's own clean-up is the net
  /// for the case that no sweep runs.
  private static final Duration NET = Duration.ofDays(14);

  private ConversationItems() {}

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#conversation#" + id;
  }

  static String sk(int sequence) {
    return "%08d".formatted(sequence);
  }

  public static Part part(Attributes item) {
    String sk = item.required(Attributes.SK);
    if (sk.equals(HEAD)) {
      return Part.HEAD;
    }
    if (sk.startsWith(ConversationReaders.READER)) {
      return Part.READER;
    }
    return sk.chars().allMatch(Character::isDigit) ? Part.MESSAGE : Part.OTHER;
  }

  static String inbox(ControllerId controller, ConversationState state) {
    return controller + "#" + state.value();
  }

  /// The place in the index `due` of the closed conversations that have no last day of their own,
  /// the order being their last message.
  static String closed(ControllerId controller) {
    return controller + "#closed";
  }

  /// To the minute: a message within the minute of the one before moves nothing in the index.
  static String inboxOrder(EntryId id, Instant lastMessageAt) {
    return Timestamp.of(lastMessageAt.truncatedTo(ChronoUnit.MINUTES)) + "#" + id;
  }

  /// Without the indexes.
  static Attributes head(ControllerId controller, Stored stored) {
    Conversation conversation = stored.conversation();
    Attributes item =
        Attributes.item(pk(controller, conversation.id()), HEAD)
            .with(CHANNEL, conversation.channel().value())
            .with(STATE, conversation.state().value())
            .with(LANGUAGE, conversation.language().tag())
            .with(FIELDS, listedFields(conversation.fields()))
            .with(KEEP_CONTACT, conversation.keepContact())
            .with(CREATED_AT, conversation.createdAt())
            .with(LAST_AT, conversation.lastMessageAt())
            .with(LAST_SEQUENCE, conversation.lastSequence())
            .with(PAGE, conversation.page())
            .with(TOKEN, stored.tokenDigest())
            .with(ASSIGNED, conversation.assignedTo())
            .with(MESSAGE, message(conversation.fields()))
            .with(
                AddressIndex.NAME,
                stored.address().map(digest -> AddressIndex.key(controller, digest)))
            .with(AWAITING, conversation.awaitingSince().map(Timestamp::of));
    conversation.eraseAfter().ifPresent(at -> item.with(ERASE_AFTER, at).goneAfter(at.plus(NET)));
    return ChainHeads.begin(item, stored.head());
  }

  public static Channel channel(Attributes item) {
    return Channel.of(item.required(CHANNEL)).orElseThrow();
  }

  /// Of the whole head, or of its row in the index `inbox`, which has no free text.
  static Conversation conversation(EntryId id, Attributes item) {
    return new Conversation(
        id,
        channel(item),
        ConversationState.of(item.required(STATE)).orElseThrow(),
        Language.of(item.required(LANGUAGE)).orElse(Language.SV),
        allFields(item),
        item.flag(KEEP_CONTACT),
        item.at(CREATED_AT),
        item.at(LAST_AT),
        item.count(LAST_SEQUENCE),
        item.optionalAt(AWAITING),
        item.optional(ASSIGNED),
        item.text(PAGE, ""),
        item.optionalAt(ERASE_AFTER));
  }

  static ConversationLists.Listed listed(Attributes row) {
    return new ConversationLists.Listed(conversation(Listings.id(row), row), version(row));
  }

  private static int version(Attributes item) {
    return Math.max(1, item.count(VERSION));
  }

  /// Whoever tells everything that is stored tells the free text among the fields.
  public static Attributes whole(Attributes item) {
    if (!item.has(MESSAGE)) {
      return item;
    }
    Map<String, AttributeValue> values = new HashMap<>(item.values());
    values.remove(MESSAGE);
    return Attributes.of(values).with(FIELDS, allFields(item));
  }

  static Map<String, String> listedFields(Map<String, String> fields) {
    Map<String, String> listed = new LinkedHashMap<>(fields);
    listed.remove(MESSAGE);
    return listed;
  }

  static Optional<String> message(Map<String, String> fields) {
    return Optional.ofNullable(fields.get(MESSAGE));
  }

  private static Map<String, String> allFields(Attributes item) {
    Map<String, String> fields = item.textMap(FIELDS);
    if (item.has(MESSAGE)) {
      fields.put(MESSAGE, item.required(MESSAGE));
    }
    return fields;
  }

  static Stored stored(EntryId id, Attributes item) {
    return new Stored(
        conversation(id, item),
        ChainHeads.of(item),
        item.text(TOKEN, ""),
        version(item),
        AddressIndex.digest(item),
        new Keeping(item.optional(HELD_UNTIL).map(LocalDate::parse), item.has(RESTRICTED_AT)));
  }

  /// @param net whether DynamoDB's own clean-up may take it when no sweep does
  static Write message(
      Table table,
      ControllerId controller,
      Conversation conversation,
      ConversationMessage message,
      boolean net) {
    Attributes item =
        Attributes.item(pk(controller, conversation.id()), sk(message.sequence()))
            .with("author", message.author().value())
            .with("text", message.text())
            .with("sentAt", message.sentAt())
            .with(PAGE, message.page())
            .with("operator", message.operator())
            .with(MAIL, message.mail().map(EntryId::value));
    conversation.eraseAfter().filter(_ -> net).ifPresent(at -> item.goneAfter(at.plus(NET)));
    return Write.insert(table, item);
  }

  static ConversationMessage message(Attributes item) {
    return new ConversationMessage(
        Integer.parseInt(item.required(Attributes.SK)),
        item.required("author").equals(Author.VISITOR.value()) ? Author.VISITOR : Author.OPERATOR,
        item.required("text"),
        item.at("sentAt"),
        item.text(PAGE, ""),
        item.optional("operator"),
        item.optional(MAIL).map(EntryId::new));
  }

  /// Message 1 of the contact form, which stands in the head.
  static Optional<ConversationMessage> messageInHead(Conversation conversation) {
    return conversation.channel() == Channel.CONTACT_FORM
        ? Optional.of(
            ConversationMessage.byVisitor(
                1,
                conversation.fields().getOrDefault(MESSAGE, ""),
                conversation.createdAt(),
                conversation.page()))
        : Optional.empty();
  }

  /// An update of the head as it was seen. Condition: its last message, its last change and its
  /// state are still the same.
  static Write update(Table table, ControllerId controller, Stored seen) {
    return asSeen(Write.update(table, pk(controller, seen.conversation().id()), HEAD), seen);
  }

  /// Condition, as of [#update].
  static Write asSeen(Write write, Stored seen) {
    return write.when(
        Condition.equal(LAST_SEQUENCE, seen.conversation().lastSequence()),
        Condition.equal(ChainHeads.SEQUENCE, seen.head().sequence()),
        Condition.equal(STATE, seen.conversation().state().value()));
  }
}
