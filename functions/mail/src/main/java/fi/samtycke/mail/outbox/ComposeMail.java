package fi.samtycke.mail.outbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.rights.TaskState;
import fi.samtycke.mail.cases.ComposeCaseMail;
import fi.samtycke.mail.cases.DecisionLetters;
import fi.samtycke.mail.cases.ErasureLetter;
import fi.samtycke.mail.letters.ChatMails;
import fi.samtycke.mail.letters.ContactFormNotice;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.MailboxNotices;
import fi.samtycke.mail.letters.MessageReply;
import fi.samtycke.mail.letters.MissingReceiptsNotice;
import fi.samtycke.mail.letters.SealNotice;
import fi.samtycke.mail.letters.StaffNotice;
import fi.samtycke.mail.letters.TaskNotice;
import fi.samtycke.mail.quarantine.QuarantineMails;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.conversation.ConversationStore;
import fi.samtycke.stores.conversation.ConversationStore.Read;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.evidence.LedgerStore;
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
  private final CaseStore cases;
  private final ErasurePlans plans;
  private final Proposals proposals;
  private final RandomGenerator random;

  ComposeMail(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.conversations = new ConversationStore(wiring, dynamoDb);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.register = new RegisterStore(wiring, dynamoDb);
    this.purges = new PurgeStore(wiring, dynamoDb);
    this.tasks = new TaskStore(wiring, dynamoDb);
    this.composeCaseMail = new ComposeCaseMail(wiring, dynamoDb, random);
    this.cases = new CaseStore(wiring, dynamoDb);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.random = random;
  }

  /// @param obligation by which it is owed
  /// @return empty when what the mail is about is gone: nothing is owed any more then
  Optional<Mail> meeting(Controller controller, EntryId obligation, Obligation.Mail owed) {
    return switch (owed.kind()) {
      case CONTACT_FORM_NOTICE ->
          conversations
              .find(controller.id(), new EntryId(owed.about()))
              .filter(stored -> !stored.keeping().restricted())
              .map(stored -> ContactFormNotice.of(controller, stored.conversation()));
      case CHAT_NOTICE -> said(controller, owed, 0).map(chat -> ChatMails.notice(controller, chat));
      case CHAT_TRANSCRIPT ->
          said(controller, owed, 0).map(chat -> ChatMails.transcript(controller, chat));
      case MESSAGE_REPLY ->
          said(controller, owed, 1).flatMap(read -> MessageReply.of(controller, read, obligation));
      case SEAL_NOTICE ->
          ledger
              .seal(controller.id(), LocalDate.parse(owed.about()))
              .map(seal -> SealNotice.of(controller, seal));
      case MISSING_RECEIPTS_NOTICE ->
          ledger
              .receipt(controller.id(), "CheckReceipts", Instant.parse(owed.about()))
              .map(check -> MissingReceiptsNotice.of(controller, check));
      case CONSENT_COPY -> consentCopy(controller, new EntryId(owed.about()));
      case WITHDRAWAL_NOTICE,
          QUARANTINE_RETURNED_NOTICE,
          QUARANTINE_STOPPED_NOTICE,
          QUARANTINE_LAPSED_NOTICE ->
          Optional.of(StaffNotice.of(controller, owed.kind(), new EntryId(owed.about())));
      case EXTRACT_RETURNED_NOTICE, EXTRACT_STUCK_NOTICE, ANSWER_RETURNED_NOTICE ->
          Optional.of(StaffNotice.ofCase(controller, owed.kind(), new EntryId(owed.about())));
      case MAILBOX_PREVIEW_NOTICE -> purgePreview(controller, new EntryId(owed.about()));
      case MAILBOX_FAILED_NOTICE ->
          purges
              .find(controller.id(), new EntryId(owed.about()))
              .flatMap(purge ->
                  purge.fault().map(fault -> MailboxNotices.failed(controller, purge, fault)));
      case TASK_DUE_NOTICE ->
          tasks
              .find(controller.id(), new EntryId(owed.about()))
              .map(TaskStore.Stored::task)
              .filter(task -> task.state() instanceof TaskState.Open)
              .map(task -> TaskNotice.of(controller, task));
      case CASE_RECEIPT,
          CASE_NOTICE,
          PROPOSAL_NOTICE,
          CASE_DUE_NOTICE,
          CASE_EXTENSION,
          CASE_REFUSAL,
          CASE_ANSWER,
          CASE_WITHDRAWAL,
          CASE_WITHDRAWN_NOTICE ->
          composeCaseMail.meeting(controller, owed.kind(), new EntryId(owed.about()));
      case RECTIFICATION_LETTER ->
          cases
              .find(controller.id(), new EntryId(owed.about()))
              .flatMap(request ->
                  DecisionLetters.rectification(
                      controller,
                      request.request(),
                      proposals.of(controller.id(), request.request().id())));
      case RELEASE_LETTER ->
          cases
              .find(controller.id(), new EntryId(owed.about()))
              .flatMap(request -> DecisionLetters.release(controller, request.request()));
      case ERASURE_LETTER ->
          cases
              .find(controller.id(), new EntryId(owed.about()))
              .flatMap(request ->
                  plans
                      .find(controller.id(), request.request().id())
                      .flatMap(
                          plan -> ErasureLetter.of(controller, request.request(), plan.plan())));
      case QUARANTINE_QUESTION,
          QUARANTINE_REMINDER,
          EXTRACT_MAIL,
          REQUEST_CHALLENGE,
          ADDRESS_CHANGE_OLD,
          ADDRESS_CHANGE_NEW,
          DISPUTE_OVER_LETTER ->
          throw new IllegalArgumentException("asked elsewhere, with what is noted about it");
    };
  }

  /// Nothing is owed about a conversation that is restricted.
  private Optional<Read> said(Controller controller, Obligation.Mail owed, int after) {
    return conversations
        .read(controller.id(), new EntryId(owed.about()), after)
        .filter(read -> !read.stored().keeping().restricted());
  }

  /// Nothing is owed when it has begun, or was brought forward. The digest of the link is stored
  /// before the mail is tried.
  private Optional<Mail> purgePreview(Controller controller, EntryId id) {
    MailedLink link = MailedLink.random(id, random);
    return purges
        .find(controller.id(), id)
        .filter(purge -> purge.purge() instanceof Purge.Announced)
        .filter(_ -> purges.addLink(controller.id(), id, link.digest()))
        .map(purge ->
            MailboxNotices.preview(
                controller, (Purge.Announced) purge.purge(), purge.folders(), link));
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
