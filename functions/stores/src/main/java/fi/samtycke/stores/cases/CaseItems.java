package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.CaseState;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.change.ChainHeads;
import fi.samtycke.stores.dynamo.AddressIndex;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.DueIndex;
import fi.samtycke.stores.dynamo.Listings;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a case stands in its item.
public final class CaseItems {
  static final String SK = "case";
  static final String REVISION = "revision";
  static final String LISTED = "listed";
  static final String LISTED_ORDER = "listedOrder";
  static final Listings.Index INDEX = new Listings.Index(LISTED, LISTED, LISTED_ORDER);
  private static final String STATE = "state";
  private static final String STATE_AT = "stateAt";
  private static final String WORDS = "words";
  private static final String ADDRESS = "address";

  private CaseItems() {}

  public static String pk(ControllerId controller, EntryId id) {
    return controller + "#case#" + id;
  }

  static String listed(ControllerId controller, boolean open) {
    return controller + (open ? "#cases#open" : "#cases#closed");
  }

  static Map<String, AttributeValue> write(ControllerId controller, Stored stored) {
    RightsCase request = stored.request();
    Attributes item =
        Attributes.item(pk(controller, request.id()), SK)
            .with("kind", request.kind().value())
            .with("entrance", request.entrance().value())
            .with("receivedOn", request.receivedOn().toString())
            .with("registeredAt", request.registeredAt())
            .with("registeredBy", request.registeredBy())
            .with("language", request.language().tag())
            .with("details", request.details())
            .with("subjects", request.subjects().stream().map(EntryId::value).toList())
            .with("identifiedBy", request.identifiedBy())
            .with("extended", request.extended())
            .with("links", stored.links())
            .with(STATE, request.state().id())
            .with(LISTED, listed(controller, request.state() instanceof CaseState.Open))
            .with(LISTED_ORDER, request.receivedOn() + "#" + request.id())
            .with(REVISION, stored.revision())
            .with(ChainHeads.SEQUENCE, stored.head().sequence())
            .with(ChainHeads.HASH, stored.head().hash());
    request.address().ifPresent(address -> item.with(ADDRESS, address.value()));
    stored
        .digest()
        .ifPresent(digest -> item.with(AddressIndex.NAME, AddressIndex.key(controller, digest)));
    stored
        .dueAt()
        .ifPresent(
            at -> item.with(DueIndex.DAY, DueIndex.day(controller, at)).with(DueIndex.ORDER, at));
    switch (request.state()) {
      case CaseState.Received(String hindrance) -> item.with(WORDS, hindrance);
      case CaseState.Challenged(var lapsesAt) -> item.with(STATE_AT, lapsesAt);
      case CaseState.Confirmed(var at) -> item.with(STATE_AT, at);
      case CaseState.InProgress(var at) -> item.with(STATE_AT, at);
      case CaseState.Extended(String reasons, var at) ->
          item.with(STATE_AT, at).with(WORDS, reasons);
      case CaseState.Refused(String reason, var at) -> item.with(STATE_AT, at).with(WORDS, reason);
      case CaseState.Closed closed -> item.with(STATE_AT, closed.at());
    }
    return item.values();
  }

  static Stored read(EntryId id, Attributes item) {
    return new Stored(
        request(id, item),
        AddressIndex.digest(item),
        item.texts("links"),
        item.has(DueIndex.ORDER) ? Optional.of(item.at(DueIndex.ORDER)) : Optional.empty(),
        ChainHeads.of(item),
        item.count(REVISION));
  }

  /// Of the whole item, or of its row in the index `listed`, which has nothing that the person
  /// gave.
  static RightsCase request(EntryId id, Attributes item) {
    return new RightsCase(
        id,
        RequestKind.of(item.required("kind")).orElseThrow(),
        Entrance.of(item.required("entrance")).orElseThrow(),
        LocalDate.parse(item.required("receivedOn")),
        item.at("registeredAt"),
        item.required("registeredBy"),
        Language.of(item.required("language")).orElse(Language.SV),
        item.has(ADDRESS)
            ? Optional.of(new EmailAddress(item.required(ADDRESS)))
            : Optional.empty(),
        item.text("details", ""),
        item.texts("subjects").stream().map(EntryId::new).toList(),
        item.required("identifiedBy"),
        item.flag("extended"),
        state(item));
  }

  private static CaseState state(Attributes item) {
    return switch (item.required(STATE)) {
      case "received" -> new CaseState.Received(item.text(WORDS, ""));
      case "challenged" -> new CaseState.Challenged(item.at(STATE_AT));
      case "confirmed" -> new CaseState.Confirmed(item.at(STATE_AT));
      case "in-progress" -> new CaseState.InProgress(item.at(STATE_AT));
      case "extended" -> new CaseState.Extended(item.required(WORDS), item.at(STATE_AT));
      case "fulfilled" -> new CaseState.Fulfilled(item.at(STATE_AT));
      case "refused" -> new CaseState.Refused(item.required(WORDS), item.at(STATE_AT));
      case "withdrawn" -> new CaseState.Withdrawn(item.at(STATE_AT));
      case "lapsed" -> new CaseState.Lapsed(item.at(STATE_AT));
      default -> throw new IllegalStateException("a stored case is in an unknown state");
    };
  }
}
