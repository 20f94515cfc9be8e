package fi.samtycke.rights;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.quarantine.SuppressionReason;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.stores.CaseSteps.Step;
import fi.samtycke.stores.Digests;
import fi.samtycke.stores.LedgerStore;
import fi.samtycke.stores.RestrictContact;
import fi.samtycke.stores.Wiring;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What the program does by itself as soon as it is known from whom a request comes and which
/// entries it is about. Written in the same transaction as what made it known.
final class ActAtOnce {
  private final RestrictContact restrict;
  private final LedgerStore ledger;
  private final Digests digests;

  ActAtOnce(Wiring wiring, DynamoDbClient dynamoDb, Digests digests, RandomGenerator random) {
    this.restrict = new RestrictContact(wiring, dynamoDb, random);
    this.ledger = new LedgerStore(wiring, dynamoDb);
    this.digests = digests;
  }

  /// @param known the step by which both became known
  Step with(Controller controller, Step known, Instant now) {
    RightsCase request = known.next();
    return switch (request.kind()) {
      case ACCESS, PORTABILITY ->
          known.owing(
              List.of(new Obligation.Fact(FactKind.EXTRACT_REQUESTED, request.id().value())));
      case RESTRICTION -> known.with(restricted(controller, known, List.of(), now));
      case OBJECTION ->
          known
              .with(restricted(controller, known, List.of(Action.MARKETING_OBJECTED), now))
              .with(noMarketing(controller, request, now));
      case RECTIFICATION, ERASURE, WITHDRAWAL -> known;
    };
  }

  /// Art. 18(1): what is no contact of the register is used for nothing that could be restricted.
  ///
  /// @param first what is logged of each contact before that
  private List<TransactWriteItem> restricted(
      Controller controller, Step known, List<Action> first, Instant now) {
    List<TransactWriteItem> items = new ArrayList<>();
    for (EntryId subject : known.next().subjects()) {
      items.addAll(
          restrict.items(
              controller.id(), subject, first, known.actor(), known.next().id().value(), now));
    }
    return items;
  }

  /// Art. 21(3): marketing ends at once and without anybody's decision. It is noted of the address
  /// in the ledger, which a restore does not bring back to an earlier day.
  private List<TransactWriteItem> noMarketing(
      Controller controller, RightsCase request, Instant now) {
    Instant forgetAt = now.atZone(ZoneOffset.UTC).plus(controller.evidence().ledger()).toInstant();
    return request.address().stream()
        .map(address -> digests.digest(controller.id(), Digests.Use.ADDRESS, address.comparable()))
        .map(digest ->
            ledger.suppress(controller.id(), digest, SuppressionReason.OBJECTED, now, forgetAt))
        .toList();
  }
}
