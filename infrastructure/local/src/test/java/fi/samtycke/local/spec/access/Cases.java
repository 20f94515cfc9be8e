package fi.samtycke.local.spec.access;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.Entrance;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Received;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.OpenRequestLocks;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.subject.SubjectIndex;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Requests of data subjects that came and were confirmed, as the entrances leave them.
public final class Cases {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CaseStore cases;
  private final OpenRequestLocks turns;
  private final ChangeLogStore changes;
  private final Transactions transactions;
  private final SubjectIndex subjects;
  private final Digests digests;
  private final Wiring wiring;

  /// @param wiring of a function that may see all tables
  public Cases(Wiring wiring) {
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.wiring = wiring;
    this.digests = new Digests(new DigestKeyStore(wiring, dynamoDb), wiring.clock());
    this.cases = new CaseStore(wiring, dynamoDb);
    this.turns = new OpenRequestLocks(wiring, dynamoDb);
    this.changes = new ChangeLogStore(wiring, dynamoDb);
    this.transactions = new Transactions(dynamoDb);
    this.subjects = new SubjectIndex(wiring, dynamoDb, digests);
  }

  /// About all that is held under the address.
  public String confirmed(String controller, RequestKind kind, String address, String details) {
    Controller declared = declared(controller);
    List<EntryId> about = subjects.under(declared.id(), new EmailAddress(address)).entries();
    return confirmed(controller, kind, address, details, about);
  }

  /// @param about empty when nobody chose
  public String confirmed(
      String controller, RequestKind kind, String address, String details, List<EntryId> about) {
    return in(
        received -> received.confirmed(about, RightsCase.BY_LINK, wiring.clock().instant()),
        controller,
        kind,
        address,
        details);
  }

  /// @param state what became of it since it was received
  public String in(
      Function<Received, RightsCase> state,
      String controller,
      RequestKind kind,
      String address,
      String details) {
    Controller declared = declared(controller);
    Instant now = wiring.clock().instant();
    EmailAddress email = new EmailAddress(address);
    RightsCase request =
        state.apply(
            Received.of(
                EntryId.random(RANDOM),
                kind,
                Entrance.PAGE,
                LocalDate.ofInstant(now, declared.zone()),
                now,
                new Actor.Person(),
                Language.EN,
                email,
                details));
    LoggedChange line =
        ChainHead.NONE.append(
            declared.id(),
            new Change(
                request.id(),
                now,
                new Actor.Person(),
                Action.CASE_RECEIVED,
                List.of(),
                kind.value()));
    AddressDigest digest = digests.of(declared.id(), email);
    var outcome =
        transactions.write(
            EntryId.random(RANDOM).value(),
            List.of(
                cases.insert(
                    declared.id(),
                    new CaseStore.Stored(
                        request, Optional.of(digest), List.of(), Optional.empty(), line.head(), 0)),
                changes.append(line),
                turns.take(declared.id(), digest, kind, request.id(), now, request.id())));
    if (!(outcome instanceof Transactions.Outcome.Written)) {
      throw new AssertionError("the case is not open: " + outcome);
    }
    return request.id().value();
  }

  private Controller declared(String controller) {
    return wiring.declarations().find(controller).orElseThrow();
  }
}
