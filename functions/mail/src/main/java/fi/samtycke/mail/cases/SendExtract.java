package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.extract.MadeExtract;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.files.ExtractFiles;
import fi.samtycke.mail.letters.Attachment;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.mail.letters.SendResult;
import fi.samtycke.mail.letters.SesMailer;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.ExtractStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.outbox.OutboxStore.Owed;
import fi.samtycke.stores.register.AddressCooling;
import fi.samtycke.stores.subject.SubjectIndex;
import fi.samtycke.stores.tasks.CaseSearches;
import fi.samtycke.stores.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Mails the extract of a case to the address that was frozen when the case was confirmed, and to
/// no other (N10).
public final class SendExtract {
  private static final Actor ACTOR = new Actor.Schedule("DispatchOutbox");
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final ExtractOutcomes outcomes;
  private final ExtractFiles files;
  private final ExtractStore extracts;
  private final CaseSearches searches;
  private final AddressCooling addressCooling;
  private final SubjectIndex subjects;
  private final OutboxStore outbox;
  private final SesMailer mailer;
  private final InstantSource clock;

  public SendExtract(
      Wiring wiring, DynamoDbClient dynamoDb, Digests digests, SesMailer mailer, Work work) {
    this.outcomes = new ExtractOutcomes(wiring, dynamoDb, work);
    this.files = new ExtractFiles(wiring);
    this.extracts = new ExtractStore(wiring, dynamoDb);
    this.searches = new CaseSearches(wiring, dynamoDb);
    this.addressCooling = new AddressCooling(wiring, dynamoDb);
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
    this.outbox = new OutboxStore(wiring, dynamoDb);
    this.mailer = mailer;
    this.clock = wiring.clock();
  }

  public SendResult send(Controller controller, Owed owed) {
    Instant now = clock.instant();
    Optional<Stored> waiting = outcomes.waiting(owed);
    if (waiting.isEmpty()) {
      return new SendResult.Gone();
    }
    RightsCase request = waiting.get().request();
    Optional<Instant> cooling = cooling(controller, request, now);
    if (cooling.isPresent()) {
      return new SendResult.Later(cooling.get());
    }
    if (!isRegistered(controller.id(), request)) {
      return stuck(controller, owed, Delivery.State.NOT_REGISTERED, now);
    }
    Optional<List<Attachment>> attachments = attachments(controller.id(), request);
    if (attachments.isEmpty()) {
      return stuck(controller, owed, Delivery.State.FAILED, now);
    }
    List<Mail> mails =
        ExtractMails.of(
            controller,
            request,
            attachments.get(),
            made(controller, request, now),
            searches.open(controller, request.id(), request.language()));
    if (mails.isEmpty()) {
      return stuck(controller, owed, Delivery.State.TOO_LARGE, now);
    }
    String messageId = "";
    for (Mail mail : mails) {
      messageId = mailer.send(owed, mail);
    }
    boolean met =
        outcomes.sent(
            controller,
            owed,
            Action.EXTRACT_SENT,
            ACTOR,
            now,
            outbox.sent(owed, messageId, now, controller.obligationGone(now)));
    return met ? new SendResult.Closed(true) : new SendResult.HandedOver(messageId);
  }

  /// When to look again: soon, as somebody may make sure of the address at any time (F12).
  private Optional<Instant> cooling(Controller controller, RightsCase request, Instant now) {
    return addressCooling
        .until(controller, request.subjects(), now)
        .map(end -> end.isBefore(now.plus(LOOK_AGAIN)) ? end : now.plus(LOOK_AGAIN));
  }

  /// Staff may identify a person who wrote from an address that no entry has, or not every contact
  /// that they chose. The extract goes there only when the addresses have been corrected (F12).
  private boolean isRegistered(ControllerId controller, RightsCase request) {
    return request.subjects().isEmpty()
        || subjects.isOfAll(
            controller,
            subjects.under(controller, request.address().orElseThrow()),
            request.subjects());
  }

  private SendResult stuck(Controller controller, Owed owed, Delivery.State why, Instant now) {
    Write voided = outbox.voided(owed, now, controller.obligationGone(now));
    outcomes.stuck(controller, owed, why, ACTOR, now, List.of(voided));
    return new SendResult.Closed(false);
  }

  private Optional<List<Attachment>> attachments(ControllerId controller, RightsCase request) {
    EntryId id = request.id();
    return files
        .find(controller, id, "pdf")
        .flatMap(pdf ->
            files
                .find(controller, id, "json")
                .map(json -> ExtractMails.files(request.language(), pdf, json)));
  }

  /// When the files were made: from then on the bucket counts their days, and they may have waited.
  private Instant made(Controller controller, RightsCase request, Instant now) {
    return extracts.find(controller.id(), request.id()).map(MadeExtract::madeAt).orElse(now);
  }
}
