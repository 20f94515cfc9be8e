package fi.samtycke.stores.quarantine;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.quarantine.Admission;
import fi.samtycke.core.quarantine.Answer;
import fi.samtycke.core.quarantine.QuarantineEntry;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Listings;
import fi.samtycke.stores.quarantine.QuarantineStore.Shown;
import fi.samtycke.stores.quarantine.QuarantineStore.Stored;
import fi.samtycke.stores.register.ContactItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How an entry of the quarantine stands in its item.
public final class QuarantineItems {
  static final String STATE = "state";
  static final String TRIED_AT = "triedAt";
  static final String ACCEPTED_AT = "firstMailAcceptedAt";
  static final String ANSWER_BY = "answerBy";
  static final String REMINDERS = "reminders";
  static final String RETURNED = "returned";
  static final String MAILS = "mails";
  static final String MAIL_TIMES = "mailTimes";
  static final Listings.Index INDEX = new Listings.Index("waiting");
  static final String ENTERED = "entered";
  static final String ADMITTED = "admitted";
  static final String ASKED = "asked";
  static final String STOPPED = "stopped";
  static final String LINKS = "links";
  static final String OBLIGATIONS = "obligations";
  static final String ADDRESS = "addressDigest";
  static final String AGREED = "agreed";
  static final String REASON = "reason";
  private static final int MOST_LINKS = 5;

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL =
      Set.of(ADDRESS, LINKS, OBLIGATIONS, INDEX.name(), INDEX.order());

  private QuarantineItems() {}

  static Stored read(EntryId id, Attributes item) {
    boolean stub = !item.has("fields");
    return new Stored(
        entry(id, item),
        stub ? Optional.empty() : Optional.of(ContactItems.read(item)),
        item.optional(ADDRESS).map(AddressDigest::new),
        item.texts(LINKS),
        ContactItems.mails(item),
        item.texts(OBLIGATIONS).stream().map(EntryId::new).toList(),
        stub ? ChainHead.NONE : ChainHeads.of(item));
  }

  static Shown shown(Attributes row) {
    return new Shown(
        entry(Listings.id(row), row),
        Optional.of(ContactItems.read(row)),
        row.count(ChainHeads.SEQUENCE));
  }

  private static QuarantineEntry entry(EntryId id, Attributes item) {
    return switch (item.required(STATE)) {
      case ENTERED -> new QuarantineEntry.Entered(id, item.at("enteredAt"));
      case ADMITTED ->
          new QuarantineEntry.Admitted(
              id, item.at("enteredAt"), item.at(TRIED_AT), item.at(ANSWER_BY));
      case ASKED ->
          new QuarantineEntry.Asked(
              id,
              item.at(ACCEPTED_AT),
              item.at(ANSWER_BY),
              item.count(REMINDERS),
              item.flag(RETURNED));
      case STOPPED ->
          new QuarantineEntry.Stopped(
              id, item.required("enteredBy"), Admission.valueOf(item.required(REASON)));
      case String answer ->
          new QuarantineEntry.Answered(id, Answer.of(answer).orElseThrow(), item.texts(AGREED));
    };
  }

  /// The digest of mail number `mail` (0 is the first) in its place; one that stands there already,
  /// of an attempt whose outcome nobody knows, moves to the spare place.
  static List<String> linksWith(Stored seen, int mail, String link) {
    List<String> links = new ArrayList<>(seen.links());
    while (links.size() <= mail) {
      links.add("");
    }
    String before = links.set(mail, link);
    if (!before.isEmpty()) {
      while (links.size() < MOST_LINKS) {
        links.add("");
      }
      links.set(MOST_LINKS - 1, before);
    }
    return links;
  }
}
