package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Condition;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the mails that ask do to an entry of the quarantine, from before the first is tried until
/// the person answers. Every write names the state and the chain head that it saw.
public final class QuarantineAsking {
  private final Table table;

  public QuarantineAsking(Wiring wiring, DynamoDbClient dynamoDb) {
    this.table = new Table(wiring, dynamoDb, "QUARANTINE_TABLE");
  }

  /// Notes that the first mail is about to be tried, with the digest of its link, before it is: the
  /// link of a mail whose acceptance was never heard of works, until the day that the mail names.
  /// Condition: still not accepted.
  public Write admit(
      ControllerId controller,
      Stored seen,
      Instant now,
      Instant answerBy,
      AddressDigest address,
      String link) {
    EntryId id = seen.entry().id();
    return update(controller, id)
        .set(QuarantineItems.STATE, QuarantineItems.ADMITTED)
        .set(QuarantineItems.TRIED_AT, now)
        .set(QuarantineItems.ANSWER_BY, answerBy)
        .set(QuarantineItems.LINKS, QuarantineItems.linksWith(seen, 0, link))
        .set(QuarantineItems.ADDRESS, address.value())
        .listed(
            QuarantineItems.INDEX,
            QuarantineStore.waiting(controller),
            Timestamp.of(now) + "#" + id)
        .due(DueIndex.day(controller, answerBy), answerBy)
        .when(
            Condition.oneOf(
                QuarantineItems.STATE, QuarantineItems.ENTERED, QuarantineItems.ADMITTED),
            ChainHeads.asSeen(seen.head()));
  }

  /// Notes the address that an entry holds which goes into the register without being asked, before
  /// it does. Condition: nothing else happened.
  public Write hold(ControllerId controller, Stored seen, AddressDigest address) {
    return update(controller, seen.entry().id())
        .set(QuarantineItems.ADDRESS, address.value())
        .when(state(QuarantineItems.ENTERED), ChainHeads.asSeen(seen.head()));
  }

  /// Takes back what [#admit] noted, because SES said that it did not take the mail. Condition:
  /// nothing else happened.
  public Write notTaken(ControllerId controller, Stored before, Instant hardLimit) {
    return update(controller, before.entry().id())
        .set(QuarantineItems.STATE, QuarantineItems.ENTERED)
        .set(QuarantineItems.LINKS, before.links())
        .due(DueIndex.day(controller, hardLimit), hardLimit)
        .remove(QuarantineItems.TRIED_AT)
        .remove(QuarantineItems.ANSWER_BY)
        .when(state(QuarantineItems.ADMITTED), ChainHeads.asSeen(before.head()));
  }

  /// Notes that SES took the first mail: the days begin. Condition: admitted, and nothing else
  /// happened.
  public Write asked(
      ControllerId controller,
      Stored seen,
      AskingMail mail,
      Instant answerBy,
      Instant nextDue,
      ChainHead next) {
    return advance(controller, seen, next)
        .set(QuarantineItems.STATE, QuarantineItems.ASKED)
        .set(QuarantineItems.ACCEPTED_AT, mail.acceptedAt())
        .set(QuarantineItems.ANSWER_BY, answerBy)
        .set(QuarantineItems.REMINDERS, 0)
        .set(QuarantineItems.MAILS, List.of(mail.messageId()))
        .set(QuarantineItems.MAIL_TIMES, List.of(Timestamp.of(mail.acceptedAt())))
        .due(DueIndex.day(controller, nextDue), nextDue)
        .when(state(QuarantineItems.ADMITTED));
  }

  /// Deals with reminders that fell due, whether the latest is sent or not. Condition: asked, and
  /// nobody dealt with them.
  ///
  /// @param obligation the reminder that is owed now
  public Write remind(
      ControllerId controller,
      QuarantineEntry.Asked seen,
      int remindersDue,
      Instant nextDue,
      Optional<EntryId> obligation) {
    Write update =
        update(controller, seen.id())
            .set(QuarantineItems.REMINDERS, remindersDue)
            .due(DueIndex.day(controller, nextDue), nextDue)
            .when(
                state(QuarantineItems.ASKED),
                Condition.equal(QuarantineItems.REMINDERS, seen.reminders()));
    return obligation
        .map(id -> update.append(QuarantineItems.OBLIGATIONS, List.of(id.value())))
        .orElse(update);
  }

  /// Adds the digest of a reminder's link before the reminder is tried. Condition: still asked.
  public Write addLink(ControllerId controller, Stored seen, int mail, String link) {
    return update(controller, seen.entry().id())
        .set(QuarantineItems.LINKS, QuarantineItems.linksWith(seen, mail, link))
        .when(state(QuarantineItems.ASKED), ChainHeads.asSeen(seen.head()));
  }

  /// Notes that SES took a reminder. Condition: asked, and nothing else happened.
  public Write reminded(ControllerId controller, Stored seen, AskingMail mail, ChainHead next) {
    return advance(controller, seen, next)
        .append(QuarantineItems.MAILS, List.of(mail.messageId()))
        .append(QuarantineItems.MAIL_TIMES, List.of(Timestamp.of(mail.acceptedAt())))
        .when(state(QuarantineItems.ASKED));
  }

  /// Notes that a mail came back for good. Condition: waiting, and nothing else happened.
  public Write returned(ControllerId controller, Stored seen, ChainHead next) {
    return advance(controller, seen, next).set(QuarantineItems.RETURNED, true);
  }

  private Write update(ControllerId controller, EntryId id) {
    return Write.update(table, QuarantineStore.pk(controller, id), QuarantineStore.SK);
  }

  private Write advance(ControllerId controller, Stored seen, ChainHead next) {
    return ChainHeads.advance(update(controller, seen.entry().id()), seen.head(), next);
  }

  private static Condition state(String state) {
    return Condition.equal(QuarantineItems.STATE, state);
  }
}
