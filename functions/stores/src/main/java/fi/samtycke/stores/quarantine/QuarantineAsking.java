package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.Timestamp;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.consent.ConsentReceipt.AskingMail;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// What the mails that ask do to an entry of the quarantine, from before the first is tried until
/// the person answers. Every write names the state and the chain head that it saw.
public final class QuarantineAsking {
  private final String table;

  public QuarantineAsking(Wiring wiring) {
    this.table = wiring.required("QUARANTINE_TABLE");
  }

  /// Notes that the first mail is about to be tried, with the digest of its link, before it is: the
  /// link of a mail whose acceptance was never heard of works, until the day that the mail names.
  /// Condition: still not accepted.
  public Write admit(
      ControllerId controller,
      Stored seen,
      Instant now,
      Instant answerBy,
      String address,
      String link) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":address", Attributes.text(address));
    values.put(":day", Attributes.text(DueIndex.day(controller, answerBy)));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":entered", Attributes.text("entered"));
    values.put(":now", Attributes.instant(now));
    values.put(":answerBy", Attributes.instant(answerBy));
    values.put(":links", QuarantineItems.texts(QuarantineItems.linksWith(seen, 0, link)));
    values.put(":waiting", Attributes.text(QuarantineStore.waiting(controller)));
    values.put(":order", Attributes.text(Timestamp.of(now) + "#" + seen.entry().id()));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = :admitted, triedAt = :now, answerBy = :answerBy, links = :links,"
            + " addressDigest = :address, waiting = :waiting, waitingOrder = :order, dueDay = :day,"
            + " dueOrder = :answerBy",
        "#state IN (:entered, :admitted) AND changeHash = :hash",
        values);
  }

  /// Takes back what [#admit] noted, because SES said that it did not take the mail. Condition:
  /// nothing else happened.
  public Write notTaken(ControllerId controller, Stored before, Instant hardLimit) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":entered", Attributes.text("entered"));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":links", QuarantineItems.texts(before.links()));
    values.put(":day", Attributes.text(DueIndex.day(controller, hardLimit)));
    values.put(":order", Attributes.instant(hardLimit));
    values.put(":hash", Attributes.text(before.head().hash()));
    return update(
        controller,
        before.entry().id(),
        "SET #state = :entered, links = :links, dueDay = :day, dueOrder = :order"
            + " REMOVE triedAt, answerBy",
        "#state = :admitted AND changeHash = :hash",
        values);
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
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":asked", Attributes.text("asked"));
    values.put(":admitted", Attributes.text("admitted"));
    values.put(":accepted", Attributes.instant(mail.acceptedAt()));
    values.put(":answerBy", Attributes.instant(answerBy));
    values.put(":zero", Attributes.number(0));
    values.put(":mails", QuarantineItems.texts(List.of(mail.messageId())));
    values.put(":times", QuarantineItems.texts(List.of(Timestamp.of(mail.acceptedAt()))));
    values.put(":day", Attributes.text(DueIndex.day(controller, nextDue)));
    values.put(":order", Attributes.instant(nextDue));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = :asked, firstMailAcceptedAt = :accepted, answerBy = :answerBy, reminders ="
            + " :zero, mails = :mails, mailTimes = :times, dueDay = :day, dueOrder = :order,"
            + " changeSequence = :nextSequence, changeHash = :nextHash",
        "#state = :admitted AND changeHash = :hash",
        values);
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
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":asked", Attributes.text("asked"));
    values.put(":seen", Attributes.number(seen.reminders()));
    values.put(":due", Attributes.number(remindersDue));
    values.put(":day", Attributes.text(DueIndex.day(controller, nextDue)));
    values.put(":order", Attributes.instant(nextDue));
    String set = "SET reminders = :due, dueDay = :day, dueOrder = :order";
    if (obligation.isPresent()) {
      values.put(":obligation", QuarantineItems.texts(List.of(obligation.get().value())));
      set += ", obligations = list_append(obligations, :obligation)";
    }
    return update(controller, seen.id(), set, "#state = :asked AND reminders = :seen", values);
  }

  /// Adds the digest of a reminder's link before the reminder is tried. Condition: still asked.
  public Write addLink(ControllerId controller, Stored seen, int mail, String link) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":asked", Attributes.text("asked"));
    values.put(":links", QuarantineItems.texts(QuarantineItems.linksWith(seen, mail, link)));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return update(
        controller,
        seen.entry().id(),
        "SET links = :links",
        "#state = :asked AND changeHash = :hash",
        values);
  }

  /// Notes that SES took a reminder. Condition: asked, and nothing else happened.
  public Write reminded(ControllerId controller, Stored seen, AskingMail mail, ChainHead next) {
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":asked", Attributes.text("asked"));
    values.put(":mail", QuarantineItems.texts(List.of(mail.messageId())));
    values.put(":time", QuarantineItems.texts(List.of(Timestamp.of(mail.acceptedAt()))));
    return update(
        controller,
        seen.entry().id(),
        "SET mails = list_append(mails, :mail), mailTimes = list_append(mailTimes, :time),"
            + " changeSequence = :nextSequence, changeHash = :nextHash",
        "#state = :asked AND changeHash = :hash",
        values);
  }

  /// Notes that a mail came back for good. Condition: waiting, and nothing else happened.
  public Write returned(ControllerId controller, Stored seen, ChainHead next) {
    Map<String, AttributeValue> values = advancing(seen, next);
    values.put(":returned", AttributeValue.fromBool(true));
    return update(
        controller,
        seen.entry().id(),
        "SET #state = #state, returned = :returned, changeSequence = :nextSequence, changeHash ="
            + " :nextHash",
        "changeHash = :hash",
        values);
  }

  private Write update(
      ControllerId controller,
      EntryId id,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    Update.Builder update =
        Update.builder()
            .tableName(table)
            .key(Attributes.key(QuarantineStore.pk(controller, id), QuarantineStore.SK))
            .updateExpression(expression)
            .conditionExpression(condition)
            .expressionAttributeValues(values);
    if (expression.contains("#state") || condition.contains("#state")) {
      update.expressionAttributeNames(Map.of("#state", QuarantineItems.STATE));
    }
    return Write.builder().update(update.build()).build();
  }

  private static Map<String, AttributeValue> advancing(Stored seen, ChainHead next) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":nextSequence", Attributes.number(next.sequence()));
    values.put(":nextHash", Attributes.text(next.hash()));
    values.put(":hash", Attributes.text(seen.head().hash()));
    return values;
  }
}
