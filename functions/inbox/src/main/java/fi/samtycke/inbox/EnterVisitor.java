package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.conversation.Conversation;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ProvenanceKind;
import fi.samtycke.core.quarantine.Provenance;
import fi.samtycke.core.subject.ContactData;
import fi.samtycke.core.subject.FieldError;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.dynamo.Transactions.Outcome;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineEntrance;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Enters the visitor of a conversation as a contact, by the same entrance as every other (G1, G3):
/// it waits in quarantine until the person answers. The conversation is its provenance, of the day
/// on which it began.
final class EnterVisitor {
  private static final int TRIES = 12;

  private final ConversationStore conversations;
  private final VisibleConversations visible;
  private final QuarantineEntrance entrance;
  private final ChangeLogStore log;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;

  EnterVisitor(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.visible = new VisibleConversations(conversations);
    this.entrance = new QuarantineEntrance(wiring, dynamoDb, random);
    this.log = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// What became of it.
  sealed interface Entered {
    record Done(EntryId contact) implements Entered {}

    record Unknown() implements Entered {}

    record Incomplete(List<FieldError> errors) implements Entered {}
  }

  Entered enter(Controller controller, Rights rights, EntryId id, VisitorBody body) {
    Instant now = clock.instant();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Stored> found = visible.find(controller, rights, Rights.Act.READ, id, now);
      if (found.isEmpty()) {
        return new Entered.Unknown();
      }
      Stored seen = found.get();
      VisitorBody.Contact contact = body.contact(controller, seen.conversation());
      if (!contact.errors().isEmpty()) {
        return new Entered.Incomplete(contact.errors());
      }
      EntryId entry = EntryId.random(random);
      Actor actor = new Actor.Staff(rights.subject());
      ContactData data =
          new ContactData(
              contact.fields(),
              contact.language(),
              provenance(controller, seen.conversation(), contact.note()),
              actor.text(),
              now,
              Optional.of(id));
      LoggedChange line =
          seen.head()
              .append(
                  controller.id(),
                  new Change(
                      id,
                      now,
                      actor,
                      Action.CONVERSATION_CONTACT_ENTERED,
                      List.copyOf(contact.fields().keySet()),
                      ""));
      List<Write> items = new ArrayList<>(entrance.enter(controller, entry, data, actor, now));
      items.add(conversations.remember(controller.id(), id, seen.head(), line.head()));
      items.add(log.append(line));
      if (transactions.write(entry.value(), items) instanceof Outcome.Written) {
        return new Entered.Done(entry);
      }
    }
    throw new ContentionException(new IllegalStateException("others write again and again"));
  }

  private static Provenance provenance(
      Controller controller, Conversation conversation, String note) {
    ProvenanceKind kind =
        controller
            .provenance(conversation.channel().register())
            .orElseThrow(() -> new IllegalStateException("a provenance is not declared"));
    LocalDate day = LocalDate.ofInstant(conversation.createdAt(), controller.zone());
    return new Provenance(kind.id(), kind.informs(), day, note);
  }
}
