package fi.samtycke.stores.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.ErasurePlan;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.ErasurePlan.Place;
import fi.samtycke.core.rights.ErasurePlan.Stage;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How the plan of an erasure stands in its item, beside its case.
public final class ErasurePlanItems {
  static final String REVISION = "revision";
  static final String ENTRIES = "entries";
  static final String CASES = "cases";
  static final String ADDRESSES = "addresses";
  static final String KEPT = "kept";
  private static final String PLACES = "places";
  private static final String RECIPIENTS = "recipients";
  private static final String STAGE = "stage";
  private static final String ENTRY = "entry";
  private static final String REASON = "reason";
  private static final String UNTIL = "until";

  private ErasurePlanItems() {}

  static Attributes write(Attributes item, ErasurePlan plan) {
    item.with("decidedAt", plan.decidedAt())
        .with("decidedBy", plan.decidedBy())
        .with(ENTRIES, ids(plan.entries()))
        .with(PLACES, places(plan))
        .with(CASES, plan.cases().stream().map(EntryId::value).toList())
        .with(ADDRESSES, addresses(plan))
        .with(RECIPIENTS, plan.recipients())
        .with(STAGE, plan.stage().id());
    item.values()
        .put(KEPT, AttributeValue.fromL(plan.kept().stream().map(ErasurePlanItems::kept).toList()));
    return switch (plan.stage()) {
      case Stage.Erasing _ -> item;
      case Stage.Telling(EntryId letter) -> item.with("letter", letter.value());
      case Stage.Told(Instant at) -> item.with("toldAt", at);
    };
  }

  static List<AddressDigest> addresses(Attributes item) {
    return item.texts(ADDRESSES).stream().map(AddressDigest::new).toList();
  }

  static List<String> addresses(ErasurePlan plan) {
    return plan.addresses().stream().map(AddressDigest::value).toList();
  }

  /// @param item of the case, under [ErasurePlans#SK]
  public static ErasurePlan read(EntryId caseId, Attributes item) {
    Map<String, String> places = item.textMap(PLACES);
    return new ErasurePlan(
        caseId,
        item.at("decidedAt"),
        item.required("decidedBy"),
        item.texts(ENTRIES).stream().map(id -> entry(id, places)).toList(),
        cases(item),
        addresses(item),
        item.texts(RECIPIENTS),
        Optional.ofNullable(item.values().get(KEPT)).stream()
            .flatMap(all -> all.l().stream())
            .map(each -> kept(each, places))
            .toList(),
        switch (item.required(STAGE)) {
          case "erasing" -> new Stage.Erasing();
          case "telling" -> new Stage.Telling(new EntryId(item.required("letter")));
          case "told" -> new Stage.Told(item.at("toldAt"));
          default -> throw new IllegalStateException("a stored plan is in an unknown stage");
        });
  }

  static List<String> ids(List<Entry> entries) {
    return entries.stream().map(entry -> entry.id().value()).toList();
  }

  static List<EntryId> cases(Attributes item) {
    return item.texts(CASES).stream().map(EntryId::new).toList();
  }

  /// Entries of which nothing but the ids is noted.
  static List<Entry> anywhere(List<String> ids) {
    return ids.stream().map(id -> entry(id, Map.of())).toList();
  }

  private static Entry entry(String id, Map<String, String> places) {
    String place = places.getOrDefault(id, Place.ANYWHERE.name());
    return new Entry(new EntryId(id), Place.valueOf(place.toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> places(ErasurePlan plan) {
    return Stream.concat(plan.entries().stream(), plan.kept().stream().map(Kept::entry))
        .collect(
            Collectors.toMap(
                entry -> entry.id().value(), entry -> entry.place().value(), (one, _) -> one));
  }

  private static AttributeValue kept(Kept kept) {
    Map<String, String> texts = new HashMap<>();
    texts.put(ENTRY, kept.entry().id().value());
    texts.put(REASON, kept.reason());
    kept.until().ifPresent(day -> texts.put(UNTIL, day.toString()));
    return Attributes.textMap(texts);
  }

  /// As [#kept] writes it, or as it was written before: `<id>|<day or nothing>|<reason>`.
  private static Kept kept(AttributeValue stored, Map<String, String> places) {
    if (stored.hasM()) {
      Attributes kept = Attributes.of(stored.m());
      return new Kept(
          entry(kept.required(ENTRY), places),
          kept.required(REASON),
          kept.optional(UNTIL).map(LocalDate::parse));
    }
    String[] parts = stored.s().split("\\|", 3);
    return new Kept(
        entry(parts[0], places),
        parts[2],
        parts[1].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[1])));
  }
}
