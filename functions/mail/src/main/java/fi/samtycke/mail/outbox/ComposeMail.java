package fi.samtycke.mail.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.mail.cases.ComposeCaseMail;
import fi.samtycke.mail.letters.ConversationMails;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.MailboxNotices;
import fi.samtycke.mail.letters.StaffNotices;
import fi.samtycke.mail.quarantine.QuarantineMails;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.tasks.TaskStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail that an obligation asks for, from what the stores hold at this moment.
final class ComposeMail {
  private final ConversationStore conversations;
  private final LedgerStore ledger;
  private final RegisterStore register;
  private final PurgeStore purges;
  private final TaskStore tasks;
  private final ComposeCaseMail composeCaseMail;
  private final RandomGenerator random;

  ComposeMail(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.purges = new PurgeStore(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.composeCaseMail = new ComposeCaseMail(wiring, dynamoDb, random);
    this.random = random;
  }

  /// @param obligation by which it is owed
  /// @return empty when what the mail is about is gone: nothing is owed any more then
  Optional<Mail> meeting(Controller controller, EntryId obligation, Obligation.Mail owed) {
    return switch (owed.kind()) {
      case CONTACT_FORM_NOTICE ->
          conversations
              .find(controller.id(), about(owed))
              .filter(stored -> !stored.keeping().restricted())
              .map(stored -> ConversationMails.form(controller, stored.conversation()));
      case CHAT_NOTICE ->
          said(controller, owed, 0).map(chat -> ConversationMails.chatNotice(controller, chat));
      case CHAT_TRANSCRIPT ->
          said(controller, owed, 0).map(chat -> ConversationMails.transcript(controller, chat));
      case MESSAGE_REPLY ->
          said(controller, owed, 1)
              .flatMap(read -> ConversationMails.reply(controller, read, obligation));
      case SEAL_NOTICE ->
          ledger
              .seal(controller.id(), LocalDate.parse(owed.about()))
              .map(seal -> StaffNotices.seal(controller, seal));
      case MISSING_RECEIPTS_NOTICE ->
          ledger
              .receipt(controller.id(), "CheckReceipts", Instant.parse(owed.about()))
              .map(check -> StaffNotices.missingReceipts(controller, check));
      case CONSENT_COPY -> consentCopy(controller, about(owed));
      case WITHDRAWAL_NOTICE,
          CONSENT_REDUCED_NOTICE,
          INFORMATION_RETURNED_NOTICE,
          QUARANTINE_RETURNED_NOTICE,
          QUARANTINE_STOPPED_NOTICE,
          QUARANTINE_LAPSED_NOTICE ->
          Optional.of(StaffNotices.entry(controller, owed.kind(), about(owed)));
      case EXTRACT_RETURNED_NOTICE, EXTRACT_STUCK_NOTICE, ANSWER_RETURNED_NOTICE ->
          Optional.of(StaffNotices.ofCase(controller, owed.kind(), about(owed)));
      case MAILBOX_PREVIEW_NOTICE -> purgePreview(controller, about(owed));
      case MAILBOX_FAILED_NOTICE ->
          purges
              .find(controller.id(), about(owed))
              .flatMap(purge ->
                  purge.fault().map(fault -> MailboxNotices.failed(controller, purge, fault)));
      case TASK_DUE_NOTICE ->
          tasks
              .find(controller.id(), about(owed))
              .map(TaskStore.Stored::task)
              .filter(task -> task.state() instanceof TaskState.Open)
              .map(task -> StaffNotices.task(controller, task));
      case CASE_RECEIPT,
          UNCONFIRMED_CASE_NOTICE,
          CASE_NOTICE,
          PROPOSAL_NOTICE,
          CASE_DUE_NOTICE,
          CASE_EXTENSION,
          CASE_REFUSAL,
          CASE_ANSWER,
          CASE_WITHDRAWAL,
          CASE_WITHDRAWN_NOTICE,
          RECTIFICATION_LETTER,
          RELEASE_LETTER,
          SEARCH_LETTER,
          ERASURE_LETTER ->
          composeCaseMail.meeting(controller, owed.kind(), about(owed));
      case QUARANTINE_QUESTION,
          QUARANTINE_REMINDER,
          CONTACT_INFORMATION,
          EXTRACT_MAIL,
          NOTHING_HELD_LETTER,
          REQUEST_CHALLENGE,
          ADDRESS_CHANGE_OLD,
          ADDRESS_CHANGE_NEW,
          DISPUTE_OVER_LETTER ->
          throw new IllegalArgumentException("asked elsewhere, with what is noted about it");
    };
  }

  private static EntryId about(Obligation.Mail owed) {
    return new EntryId(owed.about());
  }

  /// Nothing is owed about a conversation that is restricted.
  private Optional<Read> said(Controller controller, Obligation.Mail owed, int after) {
    return conversations
        .read(controller.id(), about(owed), after)
        .filter(read -> !read.stored().keeping().restricted());
  }

  /// Nothing is owed when it has begun, or was brought forward. The digest of the link is stored
  /// before the mail is tried; there is none when it may not be put off any more.
  private Optional<Mail> purgePreview(Controller controller, EntryId id) {
    MailedLink link = MailedLink.random(id, random);
    return purges
        .find(controller.id(), id)
        .flatMap(purge ->
            Postponable.of(controller, purge)
                .filter(
                    may -> may.times() == 0 || purges.addLink(controller.id(), id, link.digest()))
                .map(may -> MailboxNotices.preview(controller, purge, may, link)));
  }

  /// The digest of the link is stored before the mail is tried. Who was erased in between gets
  /// none.
  private Optional<Mail> consentCopy(Controller controller, EntryId id) {
    return register
        .find(controller.id(), id)
        .filter(contact -> !contact.restricted())
        .flatMap(contact -> {
          MailedLink link = MailedLink.random(id, random);
          return register.addLink(controller.id(), id, link.digest())
              ? Optional.of(
                  QuarantineMails.consentCopy(
                      controller,
                      contact.data(),
                      register.consents(controller.id(), id).getFirst(),
                      link))
              : Optional.empty();
        });
  }
}
