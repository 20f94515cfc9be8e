package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseFile;
import fi.samtycke.core.rights.CaseFile.Given;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.Challenged;
import fi.samtycke.core.rights.RightsCase.Closed;
import fi.samtycke.core.rights.RightsCase.Confirmed;
import fi.samtycke.core.rights.RightsCase.Extended;
import fi.samtycke.core.rights.RightsCase.Fulfilled;
import fi.samtycke.core.rights.RightsCase.InProgress;
import fi.samtycke.core.rights.RightsCase.LeftToStaff;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.rights.RightsCase.Refused;
import fi.samtycke.core.rights.RightsCase.Withdrawn;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// How a case stands in its item.
public final class CaseItems {
  public static final String SK = "case";
  static final String REVISION = "revision";
  static final Listings.Index INDEX = new Listings.Index("listed");
  private static final String STATE = "state";
  private static final String STATE_AT = "stateAt";
  private static final String WORDS = "words";
  private static final String VOUCHED = "vouched";
  private static final String ADDRESS = "address";

  /// As [Attributes#TECHNICAL].
  public static final Set<String> TECHNICAL =
      Set.of(REVISION, INDEX.name(), INDEX.order(), "links");

  private CaseItems() {}

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#case#" + id;
  }

  static String listed(ControllerId controller, boolean open) {
    return controller + (open ? "#cases#open" : "#cases#closed");
  }

  static Attributes write(ControllerId controller, Stored stored) {
    RightsCase request = stored.request();
    CaseFile file = request.file();
    Attributes item =
        Attributes.item(pk(controller, request.id()), SK)
            .with("kind", file.kind().value())
            .with("entrance", file.entrance().value())
            .with("receivedOn", file.receivedOn().toString())
            .with("registeredAt", file.registeredAt())
            .with("registeredBy", file.registeredBy().text())
            .with("language", file.language().tag())
            .with("details", request.details())
            .with("subjects", file.subjects().stream().map(EntryId::value).toList())
            .with("identifiedBy", file.identifiedBy())
            .with("extended", file.extended())
            .with("links", stored.links())
            .with(STATE, request.state())
            .listed(
                INDEX,
                listed(controller, request instanceof RightsCase.Open),
                request.receivedOn() + "#" + request.id())
            .with(REVISION, stored.revision())
            .with(ADDRESS, request.address().map(EmailAddress::value))
            .with(
                AddressIndex.NAME,
                stored.digest().map(digest -> AddressIndex.key(controller, digest)));
    ChainHeads.begin(item, stored.head());
    stored.dueAt().ifPresent(at -> item.due(DueIndex.day(controller, at), at));
    switch (request) {
      case Received(var _, String hindrance) -> item.with(WORDS, hindrance);
      case Challenged(var _, Instant lapsesAt, boolean vouched) ->
          item.with(STATE_AT, lapsesAt).with(VOUCHED, vouched);
      case LeftToStaff(var _, Instant at) -> item.with(STATE_AT, at);
      case Extended(var _, String reasons, Instant at) ->
          item.with(STATE_AT, at).with(WORDS, reasons);
      case BeingAnswered answered -> item.with(STATE_AT, answered.at());
      case Refused(var _, String reason, Instant at) -> item.with(STATE_AT, at).with(WORDS, reason);
      case Closed closed -> item.with(STATE_AT, closed.at());
    }
    return item;
  }

  static Stored read(EntryId id, Attributes item) {
    return new Stored(
        request(id, item),
        AddressIndex.digest(item),
        item.texts("links"),
        item.optionalAt(DueIndex.ORDER),
        ChainHeads.of(item),
        item.count(REVISION));
  }

  /// Of the whole item, or of its row in the index `listed`, which has nothing that the person
  /// gave.
  static RightsCase request(EntryId id, Attributes item) {
    CaseFile file =
        new CaseFile(
            id,
            RequestKind.of(item.required("kind")).orElseThrow(),
            Entrance.of(item.required("entrance")).orElseThrow(),
            LocalDate.parse(item.required("receivedOn")),
            item.at("registeredAt"),
            Actor.of(item.required("registeredBy")),
            Language.of(item.required("language")).orElse(Language.SV),
            item.optional(ADDRESS)
                .map(address -> new Given(new EmailAddress(address), item.text("details", ""))),
            item.texts("subjects").stream().map(EntryId::new).toList(),
            item.required("identifiedBy"),
            item.flag("extended"));
    return switch (item.required(STATE)) {
      case "received" -> new Received(file, item.text(WORDS, ""));
      case "challenged" -> new Challenged(file, item.at(STATE_AT), item.flag(VOUCHED));
      case "left-to-staff" -> new LeftToStaff(file, item.at(STATE_AT));
      case "confirmed" -> new Confirmed(file, item.at(STATE_AT));
      case "in-progress" -> new InProgress(file, item.at(STATE_AT));
      case "extended" -> new Extended(file, item.required(WORDS), item.at(STATE_AT));
      case "fulfilled" -> new Fulfilled(file, item.at(STATE_AT));
      case "refused" -> new Refused(file, item.required(WORDS), item.at(STATE_AT));
      case "withdrawn" -> new Withdrawn(file, item.at(STATE_AT));
      default -> throw new IllegalStateException("a stored case is in an unknown state");
    };
  }
}
