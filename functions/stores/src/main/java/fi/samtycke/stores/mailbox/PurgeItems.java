package fi.samtycke.stores.mailbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.Purge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.dynamo.Table;
import fi.samtycke.stores.dynamo.Write;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.LocalDate;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a purge stands in its items: one for itself and one for each folder.
final class PurgeItems {
  static final String SK = "purge";
  static final String STATE = "state";
  static final String CREATED_AT = "createdAt";
  static final String REQUESTED_BY = "requestedBy";
  static final String DAY = "day";
  static final String ENDED_AT = "endedAt";
  static final String ANNOUNCED = "announced";
  static final String AT_ONCE = "atOnce";
  static final String CUT = "cutAt";
  static final String START = "startsAt";
  static final String FAULT = "fault";
  static final String ATTEMPTS = "attempts";
  static final String NEXT = "nextAttemptAt";
  static final String LEASE = "leaseUntil";
  static final String POSTPONEMENTS = "postponements";
  static final String LATEST_DAY = "latestDay";
  static final String LINKS = "links";
  static final String USED_LINKS = "usedLinks";
  static final Listings.Index INDEX = new Listings.Index("listed");
  static final String MAILBOX = "mailbox";
  static final String OF = "of";
  static final String OPEN = "openPurge";
  static final String LAST_DAY = "lastDay";
  static final int MOST_LINKS = 20;
  private static final String FOLDER = "folder#";

  private PurgeItems() {}

  static Stored read(EntryId id, Attributes item, List<FolderPurge> folders) {
    return new Stored(
        purge(id, item),
        item.optional(OF).flatMap(MailboxName::of).orElse(MailboxName.INFO),
        ChainHeads.of(item),
        item.at(CREATED_AT),
        item.optional(DAY).map(LocalDate::parse),
        item.required(REQUESTED_BY),
        item.optionalAt(CUT),
        item.optionalAt(START),
        item.optional(LATEST_DAY).map(LocalDate::parse),
        item.count(POSTPONEMENTS),
        item.count(ATTEMPTS),
        item.at(NEXT),
        item.optional(FAULT).flatMap(PurgeFault::of),
        item.texts(LINKS),
        item.texts(USED_LINKS),
        folders);
  }

  private static Purge purge(EntryId id, Attributes item) {
    return switch (item.required(STATE)) {
      case "requested" -> new Purge.Requested(id, item.flag(AT_ONCE));
      case ANNOUNCED -> new Purge.Announced(id, item.at(CUT), item.at(START));
      case "emptying" -> new Purge.Emptying(id, item.at(CUT));
      case "emptied" -> new Purge.Emptied(id, item.at(CUT));
      case String _ ->
          new Purge.Stopped(
              id, PurgeFault.of(item.text(FAULT, "")).orElse(PurgeFault.NOT_CONFIGURED));
    };
  }

  static boolean isFolder(Attributes item) {
    return item.required(Attributes.SK).startsWith(FOLDER);
  }

  static Write keep(
      Table table, ControllerId controller, EntryId id, int place, FolderPurge folder) {
    Attributes item =
        Attributes.item(pk(controller, id), FOLDER + "%04d".formatted(place))
            .with("name", folder.name())
            .with("found", folder.found())
            .with("deleted", folder.deleted())
            .with("validity", folder.validity())
            .with("doneThrough", folder.doneThrough())
            .with("inHand", folder.inHand().stream().map(String::valueOf).toList())
            .with("finished", folder.finished());
    folder.oldest().ifPresent(oldest -> item.with("oldest", oldest));
    folder.newest().ifPresent(newest -> item.with("newest", newest));
    return Write.put(table, item);
  }

  static FolderPurge folder(Attributes item) {
    return new FolderPurge(
        item.required("name"),
        item.count("found"),
        item.optionalAt("oldest"),
        item.optionalAt("newest"),
        item.count("deleted"),
        number(item, "validity"),
        number(item, "doneThrough"),
        item.texts("inHand").stream().map(Long::valueOf).toList(),
        item.flag("finished"));
  }

  /// UIDs have 32 bits without a sign.
  private static long number(Attributes item, String name) {
    AttributeValue value = item.values().get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  static String listed(ControllerId controller) {
    return controller + "#purges";
  }

  static String mailboxPk(ControllerId controller) {
    return controller + "#mailbox";
  }

  /// The info mailbox was the only one at first.
  static String mailboxSk(MailboxName mailbox) {
    return mailbox == MailboxName.INFO ? MAILBOX : MAILBOX + "#" + mailbox.value();
  }

  static Write update(Table table, ControllerId controller, EntryId id) {
    return Write.update(table, pk(controller, id), SK);
  }

  static String pk(ControllerId controller, EntryId id) {
    return controller + "#purge#" + id;
  }
}
