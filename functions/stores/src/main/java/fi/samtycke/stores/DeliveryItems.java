package fi.samtycke.stores;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Delivery;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How the extract of a case was delivered, beside the case in its item collection: the last word
/// of it, under `delivery`. Ids and times.
public final class DeliveryItems {
  public static final String SK = "delivery";
  private static final String STATE = "state";
  private static final String OBLIGATION = "obligation";
  private static final String AT = "at";

  private final CaseStore cases;

  public DeliveryItems(CaseStore cases) {
    this.cases = cases;
  }

  /// Notes it in the place of what was noted before.
  public TransactWriteItem note(ControllerId controller, EntryId caseId, Delivery delivery) {
    return cases.put(
        cases
            .part(controller, caseId, SK)
            .with(STATE, delivery.state().value())
            .with(OBLIGATION, delivery.obligation().value())
            .with(AT, delivery.at()));
  }

  /// Reads strongly.
  public Optional<Delivery> find(ControllerId controller, EntryId caseId) {
    return cases.parts(controller, caseId).stream()
        .filter(part -> part.required(Attributes.SK).equals(SK))
        .map(DeliveryItems::read)
        .findFirst();
  }

  /// @param part whose key is [#SK]
  public static Delivery read(Attributes part) {
    return new Delivery(
        Delivery.State.of(part.required(STATE)),
        new EntryId(part.required(OBLIGATION)),
        part.at(AT));
  }
}
