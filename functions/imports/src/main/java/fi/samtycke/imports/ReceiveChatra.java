package fi.samtycke.imports;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.imports.ChatraHistory.Said;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.TypedFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts what the vendor tells of a chat into the history that is kept of it (S5). Whatever is there
/// already is not added again, in whichever order and however often it comes; what was erased here
/// does not come back.
final class ReceiveChatra {
  private static final int TRIES = 12;

  /// A transaction takes 100 items.
  private static final int BATCH = 90;

  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private final ConversationStore conversations;
  private final ConversationChanges conversationChanges;
  private final ChangeLogStore changes;
  private final LedgerStore ledger;
  private final Transactions transactions;
  private final Digests digests;
  private final InstantSource clock;
  private final RandomGenerator random;

  ReceiveChatra(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.conversationChanges = new ConversationChanges(wiring);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.digests = Digests.readAhead(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// @return how many messages were added
  int receive(Controller controller, OutsideCopy vendor, ChatraHistory history) {
    int added = 0;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Place place = place(controller.id(), history.vendorId());
      Optional<Read> known = conversations.read(controller.id(), place.id(), 0);
      List<Said> news = news(history, place.after(), known);
      if (news.isEmpty()) {
        return added;
      }
      List<Said> batch = news.subList(0, Math.min(BATCH, news.size()));
      if (write(controller, vendor, place.id(), history, batch, known.map(Read::stored))) {
        added += batch.size();
        attempt = 0;
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  /// Where a chat is kept.
  ///
  /// @param after only what was said later belongs here; empty for everything
  private record Place(EntryId id, Optional<Instant> after) {}

  /// A chat that goes on after its history was erased here begins another history, with an id and a
  /// chain of changes of its own.
  private Place place(ControllerId controller, String vendorId) {
    Place place = new Place(id(controller, vendorId), Optional.empty());
    for (Optional<Instant> erased = ledger.erasedAt(controller, place.id());
        erased.isPresent();
        erased = ledger.erasedAt(controller, place.id())) {
      place = new Place(id(controller, vendorId + "#" + erased.get()), erased);
    }
    return place;
  }

  /// What is not there yet, oldest first, up to what a conversation holds. Of a history that was
  /// erased here only what was said afterwards.
  private static List<Said> news(
      ChatraHistory history, Optional<Instant> erased, Optional<Read> known) {
    List<ConversationMessage> there = new ArrayList<>(known.map(Read::messages).orElse(List.of()));
    int room = Conversation.MOST_MESSAGES - there.size();
    List<Said> news = new ArrayList<>();
    for (Said said : history.messages()) {
      boolean over =
          erased.isPresent() && said.at().filter(at -> at.isAfter(erased.get())).isEmpty();
      if (!over && !there.removeIf(new First(said)::takes)) {
        news.add(said);
      }
    }
    return news.subList(0, Math.min(room, news.size()));
  }

  /// Takes the first message that is the same, so that two that are alike are two.
  private static final class First {
    private final Said said;
    private boolean found;

    First(Said said) {
      this.said = said;
    }

    boolean takes(ConversationMessage message) {
      boolean same =
          !found
              && message.author() == said.author()
              && message.text().equals(said.text())
              && said.at().map(message.sentAt()::equals).orElse(true);
      found |= same;
      return same;
    }
  }

  private boolean write(
      Controller controller,
      OutsideCopy vendor,
      EntryId id,
      ChatraHistory history,
      List<Said> batch,
      Optional<Stored> seen) {
    Instant now = clock.instant();
    LoggedChange line =
        seen.map(Stored::head)
            .orElse(ChainHead.NONE)
            .append(
                controller.id(),
                new Change(
                    id,
                    now,
                    new Actor.Recipient(vendor.recipient()),
                    Action.CHAT_HISTORY_RECEIVED,
                    List.of(),
                    batch.size() + " messages"));
    int before = seen.map(stored -> stored.conversation().lastSequence()).orElse(0);
    List<ConversationMessage> messages = messages(batch, before, now);
    Conversation whole =
        Conversation.byVendor(
            id,
            controller.defaultLanguage(),
            fields(controller, history.visitor()),
            messages.getFirst().sentAt(),
            messages.getLast().sentAt(),
            messages.getLast().sequence(),
            history.vendorId());
    List<Write> items = new ArrayList<>();
    if (seen.isPresent()) {
      List<ConversationMessage> others = messages.subList(0, messages.size() - 1);
      others.forEach(each -> items.add(conversations.insertMessage(controller.id(), whole, each)));
      Map<String, String> fields = seen.get().conversation().fields();
      items.addAll(
          conversationChanges.say(
              controller.id(),
              seen.get(),
              messages.getLast(),
              told(controller, fields.isEmpty() ? whole.fields() : fields),
              line.head()));
    } else {
      items.add(
          conversations.insert(
              controller.id(),
              new Stored(
                  whole, line.head(), "", digests.address(controller.id(), whole.fields()))));
      messages.forEach(
          each -> items.add(conversations.insertMessage(controller.id(), whole, each)));
    }
    items.add(changes.append(line));
    items.add(ledger.notErased(controller.id(), id));
    return transactions.write(EntryId.random(random).value(), items) instanceof Outcome.Written;
  }

  private Told told(Controller controller, Map<String, String> fields) {
    return new Told(fields, digests.address(controller.id(), fields));
  }

  private static List<ConversationMessage> messages(List<Said> batch, int before, Instant now) {
    List<ConversationMessage> messages = new ArrayList<>();
    for (Said said : batch) {
      messages.add(
          new ConversationMessage(
              before + messages.size() + 1,
              said.author(),
              said.text(),
              said.at().orElse(now),
              "",
              said.author() == Author.OPERATOR ? Optional.of("chatra") : Optional.empty()));
    }
    return messages;
  }

  /// The declared fields, as far as what the vendor says of them can be one.
  private static Map<String, String> fields(Controller controller, Map<String, String> visitor) {
    return TypedFields.read(controller.register("chat"), new Form(visitor, Set.of())).values();
  }

  /// The same chat has the same id, whoever asks first.
  static EntryId id(ControllerId controller, String vendorId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((controller + "#chatra#" + vendorId).getBytes(StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 26; i++) {
        text.append(ALPHABET[digest[i] & 31]);
      }
      return new EntryId(text.toString());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
