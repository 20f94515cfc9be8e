package fi.samtycke.mail;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.stores.ConversationStore;
import fi.samtycke.stores.LedgerStore;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail that an obligation asks for, from what the stores hold at this moment.
final class ComposeMail {
  private final ConversationStore conversations;
  private final LedgerStore ledger;

  ComposeMail(Wiring wiring, DynamoDbClient dynamoDb) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
  }

  /// @return empty when what the mail is about is gone: nothing is owed any more then
  Optional<Mail> meeting(Controller controller, Obligation.Mail owed) {
    return switch (owed.kind()) {
      case CONTACT_FORM_NOTICE ->
          conversations
              .find(controller.id(), new EntryId(owed.about()))
              .map(stored -> ContactFormNotice.of(controller, stored.message()));
      case SEAL_NOTICE ->
          ledger
              .seal(controller.id(), LocalDate.parse(owed.about()))
              .map(seal -> SealNotice.of(controller, seal));
      case MISSING_RECEIPTS_NOTICE ->
          ledger
              .receipt(controller.id(), "CheckReceipts", Instant.parse(owed.about()))
              .map(check -> MissingReceiptsNotice.of(controller, check));
    };
  }
}
