package fi.samtycke.imports;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.conversation.Author;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.conversation.ConversationMessage;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.imports.ChatraHistory.Said;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationChanges;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.conversation.ConversationStore.Told;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.work.UnitOfWork;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.TypedFields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Puts what the vendor tells of a chat into the history that is kept of it (S5). Whatever is there
/// already is not added again, in whichever order and however often it comes; what was erased here
/// does not come back.
final class ReceiveChatra {
  /// A transaction takes 100 items.
  private static final int BATCH = 90;

  private final ConversationStore conversations;
  private final ConversationChanges conversationChanges;
  private final LedgerStore ledger;
  private final Work work;
  private final Digests digests;
  private final InstantSource clock;

  ReceiveChatra(Wiring wiring, DynamoDbClient dynamoDb, Work work) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.conversationChanges = new ConversationChanges(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.work = work;
    this.digests = Digests.readAhead(wiring, dynamoDb);
    this.clock = wiring.clock();
  }

  /// @return how many messages were added
  int receive(Controller controller, OutsideCopy vendor, ChatraHistory history) {
    int added = 0;
    while (true) {
      int batch = Work.retry(() -> receiveSome(controller, vendor, history));
      if (batch == 0) {
        return added;
      }
      added += batch;
    }
  }

  /// @return how many; empty when somebody else wrote in the same moment
  private Optional<Integer> receiveSome(
      Controller controller, OutsideCopy vendor, ChatraHistory history) {
    Place place = place(controller.id(), history.vendorId());
    Optional<Read> known = conversations.read(controller.id(), place.id(), 0);
    List<Said> news = news(history, place.after(), known);
    List<Said> batch = news.subList(0, Math.min(BATCH, news.size()));
    return batch.isEmpty()
        ? Optional.of(0)
        : write(controller, vendor, place.id(), history, batch, known.map(Read::stored))
            .commit(batch.size());
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
      if (!over && !isTaken(there, said)) {
        news.add(said);
      }
    }
    return news.subList(0, Math.min(room, news.size()));
  }

  /// Takes the first message that is the same, so that two that are alike are two.
  private static boolean isTaken(List<ConversationMessage> there, Said said) {
    Optional<ConversationMessage> same =
        there.stream()
            .filter(message ->
                message.author() == said.author()
                    && message.text().equals(said.text())
                    && said.at().map(message.sentAt()::equals).orElse(true))
            .findFirst();
    same.ifPresent(there::remove);
    return same.isPresent();
  }

  private UnitOfWork write(
      Controller controller,
      OutsideCopy vendor,
      EntryId id,
      ChatraHistory history,
      List<Said> batch,
      Optional<Stored> seen) {
    Instant now = clock.instant();
    UnitOfWork unit = work.of(controller, new Actor.Recipient(vendor.recipient()), now);
    ChainHead next =
        unit.log(
            id,
            seen.map(Stored::head).orElse(ChainHead.NONE),
            Action.CHAT_HISTORY_RECEIVED,
            batch.size() + " messages");
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
    List<ConversationMessage> apart =
        seen.isPresent() ? messages.subList(0, messages.size() - 1) : messages;
    apart.forEach(each -> unit.also(conversations.insertMessage(controller.id(), whole, each)));
    Map<String, String> known = seen.map(it -> it.conversation().fields()).orElse(Map.of());
    Map<String, String> fields = known.isEmpty() ? whole.fields() : known;
    Optional<AddressDigest> address = digests.address(controller.id(), fields);
    if (seen.isPresent()) {
      Told told = new Told(fields, address);
      unit.also(
          conversationChanges.say(controller.id(), seen.get(), messages.getLast(), told, next));
    } else {
      unit.also(conversations.insert(controller.id(), new Stored(whole, next, "", address)));
    }
    return unit.also(ledger.notErased(controller.id(), id));
  }

  private static List<ConversationMessage> messages(List<Said> batch, int before, Instant now) {
    List<ConversationMessage> messages = new ArrayList<>();
    for (Said said : batch) {
      int sequence = before + messages.size() + 1;
      Instant at = said.at().orElse(now);
      messages.add(
          said.author() == Author.OPERATOR
              ? ConversationMessage.byOperator(sequence, said.text(), at, "chatra")
              : ConversationMessage.byVisitor(sequence, said.text(), at, ""));
    }
    return messages;
  }

  /// The declared fields, as far as what the vendor says of them can be one.
  private static Map<String, String> fields(Controller controller, Map<String, String> visitor) {
    return TypedFields.read(controller.register("chat"), new Form(visitor)).values();
  }

  /// The same chat has the same id, whoever asks first.
  private static EntryId id(ControllerId controller, String vendorId) {
    return EntryId.standingFor(controller + "#chatra#" + vendorId);
  }
}
