package fi.samtycke.stores;

import static fi.samtycke.stores.Samples.HEAD;
import static fi.samtycke.stores.Samples.NOW;
import static fi.samtycke.stores.StoreExtension.PLAZA;
import static fi.samtycke.stores.WriteContract.entry;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.stores.cases.CaseStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Cases of invented people.
public final class CaseSamples {
  public static final AddressDigest ADDRESS = new AddressDigest("1.address");
  public static final Instant DUE = Instant.parse("2026-04-02T21:00:00Z");

  private CaseSamples() {}

  /// A case that somebody of the firm wrote down.
  public static Received received(int id) {
    return Received.of(
        entry(id),
        RequestKind.RECTIFICATION,
        Entrance.IN_PERSON,
        LocalDate.parse("2026-03-19"),
        NOW,
        new Actor.Staff("anna"),
        Language.FI,
        new EmailAddress("Åsa@example.com"),
        "says \"no\"");
  }

  /// The same as it is stored first.
  public static CaseStore.Stored begun(int id) {
    return new CaseStore.Stored(
        received(id), Optional.of(ADDRESS), List.of("link 1"), Optional.of(DUE), HEAD, 0);
  }

  public static CaseStore cases(StoreExtension store) {
    return new CaseStore(store.wiring, store.dynamoDb());
  }

  public static void insert(StoreExtension store, int id) {
    store.written(cases(store).insert(PLAZA, begun(id)));
  }

  public static CaseStore.Stored find(StoreExtension store, int id) {
    return cases(store).find(PLAZA, entry(id)).orElseThrow();
  }
}
