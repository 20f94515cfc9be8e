package fi.samtycke.stores.conversation;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Channel;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.conversation.ConversationState;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table `Conversations`: what visitors wrote and what they were answered. Reads and the
/// entrance; what happens to a conversation afterwards, [ConversationChanges] writes, and
/// [ConversationLists] finds it again.
public final class ConversationStore {
  private final Table table;

  public ConversationStore(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "CONVERSATIONS_TABLE");
  }

  /// A conversation with the last change of its chain.
  ///
  /// @param tokenDigest of the visitor's token; empty when no visitor may read it
  /// @param version grows whenever staff change its state or who looks after it
  /// @param address keyed digest of the visitor's address, by which the conversation is found when
  ///   the visitor asks what is held; empty when none was told
  public record Stored(
      Conversation conversation,
      ChainHead head,
      String tokenDigest,
      int version,
      Optional<AddressDigest> address,
      Keeping keeping) {
    public Stored(
        Conversation conversation,
        ChainHead head,
        String tokenDigest,
        Optional<AddressDigest> address) {
      this(conversation, head, tokenDigest, 1, address, Keeping.NONE);
    }

    /// As the inbox lists it.
    public ConversationLists.Listed listed() {
      return new ConversationLists.Listed(conversation, version);
    }
  }

  /// What keeps a conversation that would be erased otherwise.
  ///
  /// @param heldUntil the last day of its holds ([Hold#WITHOUT_END] for one that has none); empty
  ///   when there is no hold. It may be over
  /// @param restricted whether its erasure was decided and a hold stopped it: it is closed, in no
  ///   list, and read for the reason of a case or a claim only
  public record Keeping(Optional<LocalDate> heldUntil, boolean restricted) {
    static final Keeping NONE = new Keeping(Optional.empty(), false);

    /// @param today in the controller's zone
    public boolean isHeld(LocalDate today) {
      return heldUntil.filter(day -> !today.isAfter(day)).isPresent();
    }
  }

  /// What the visitor has told about themselves.
  ///
  /// @param address the keyed digest of the address among it
  public record Told(Map<String, String> fields, Optional<AddressDigest> address) {
    public static final Told NOTHING = new Told(Map.of(), Optional.empty());
  }

  /// A conversation with some or all of its messages, in order.
  public record Read(Stored stored, List<ConversationMessage> messages) {}

  /// A conversation that staff see from now on. Condition: no entry of this id.
  public Write insert(ControllerId controller, Stored stored) {
    Conversation conversation = stored.conversation();
    Attributes item =
        ConversationItems.head(controller, stored)
            .listed(
                ConversationItems.INDEX,
                ConversationItems.inbox(controller, conversation.state()),
                ConversationItems.inboxOrder(conversation.id(), conversation.lastMessageAt()));
    conversation.eraseAfter().ifPresent(at -> item.due(DueIndex.day(controller, at), at));
    if (conversation.eraseAfter().isEmpty() && conversation.state() == ConversationState.CLOSED) {
      item.due(ConversationItems.closed(controller), conversation.lastMessageAt());
    }
    return Write.insert(table, item);
  }

  /// A chat in which nothing was said yet: staff see it from its first message on. Condition: no
  /// entry of this id.
  ///
  /// @param idleAt when it is looked at again
  public Write insertSilent(ControllerId controller, Stored stored, Instant idleAt) {
    return Write.insert(
        table,
        ConversationItems.head(controller, stored)
            .due(DueIndex.idleDay(controller, idleAt), idleAt));
  }

  /// A message that came with its conversation, such as of a history. Condition: its number is
  /// free.
  public Write insertMessage(
      ControllerId controller, Conversation conversation, ConversationMessage message) {
    return ConversationItems.message(table, controller, conversation, message, true);
  }

  /// Reads the head strongly.
  public Optional<Stored> find(ControllerId controller, EntryId id) {
    return head(controller, id)
        .filter(item -> !item.has(ConversationItems.ERASING))
        .map(item -> ConversationItems.stored(id, item));
  }

  /// The head and every message behind number `after`, in order and without a gap, by one Query
  /// that reads strongly.
  public Optional<Read> read(ControllerId controller, EntryId id, int after) {
    List<Attributes> items =
        table
            .between(
                ConversationItems.pk(controller, id),
                ConversationItems.sk(after + 1),
                ConversationItems.HEAD)
            .toList();
    if (items.isEmpty() || ConversationItems.part(items.getLast()) != ConversationItems.Part.HEAD) {
      return Optional.empty();
    }
    return Optional.of(items.getLast())
        .filter(head -> !head.has(ConversationItems.ERASING))
        .map(head -> ConversationItems.stored(id, head))
        .map(stored ->
            new Read(
                stored,
                Stream.concat(
                        ConversationItems.messageInHead(stored.conversation()).stream()
                            .filter(message -> message.sequence() > after),
                        items.subList(0, items.size() - 1).stream().map(ConversationItems::message))
                    .toList()));
  }

  /// An item of a conversation besides its head: a message, or the mark of a reader.
  ///
  /// @param mail the obligation by which a message left as a mail
  /// @param net whether DynamoDB's own clean-up takes a message when no sweep does
  public record Part(String key, Optional<EntryId> mail, boolean net) {}

  /// Everything of a conversation but its head, an erased one included.
  public List<Part> parts(ControllerId controller, EntryId id) {
    return table
        .all(
            ConversationItems.pk(controller, id),
            Attributes.SK,
            ConversationItems.MAIL,
            Attributes.TIME_TO_LIVE)
        .filter(item -> !item.required(Attributes.SK).equals(ConversationItems.HEAD))
        .map(item ->
            new Part(
                item.required(Attributes.SK),
                item.optional(ConversationItems.MAIL).map(EntryId::new),
                ConversationItems.part(item) == ConversationItems.Part.MESSAGE
                    && item.has(Attributes.TIME_TO_LIVE)))
        .toList();
  }

  /// By which way a conversation came whose erasure has begun and has not ended.
  public Optional<Channel> erasing(ControllerId controller, EntryId id) {
    return head(controller, id)
        .filter(item -> item.has(ConversationItems.ERASING))
        .map(ConversationItems::channel);
  }

  /// Lets the entry remember a further change. Condition: it still remembers the one before.
  public Write remember(ControllerId controller, EntryId id, ChainHead seen, ChainHead next) {
    return ChainHeads.advance(
        Write.update(table, ConversationItems.pk(controller, id), ConversationItems.HEAD),
        seen,
        next);
  }

  private Optional<Attributes> head(ControllerId controller, EntryId id) {
    return table.find(ConversationItems.pk(controller, id), ConversationItems.HEAD);
  }
}
