package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Delivery;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.util.Optional;

/// How the extract of a case was delivered, and that another answer was not, beside the case in its
/// item collection: the last word of each, under `delivery` and `answer-delivery`. Ids and times.
public final class DeliveryItems {
  public static final String SK = "delivery";

  /// Of the last answer that did not arrive, which is not the extract.
  public static final String ANSWER_SK = "answer-delivery";

  private static final String STATE = "state";
  private static final String OBLIGATION = "obligation";
  private static final String AT = "at";

  private final CaseStore cases;

  public DeliveryItems(CaseStore cases) {
    this.cases = cases;
  }

  /// Notes it in the place of what was noted before.
  public Write note(ControllerId controller, EntryId caseId, Delivery delivery) {
    return note(controller, caseId, SK, delivery);
  }

  /// The same of another answer.
  public Write noteAnswer(ControllerId controller, EntryId caseId, Delivery delivery) {
    return note(controller, caseId, ANSWER_SK, delivery);
  }

  private Write note(ControllerId controller, EntryId caseId, String sk, Delivery delivery) {
    return cases.put(
        cases
            .part(controller, caseId, sk)
            .with(STATE, delivery.state().value())
            .with(OBLIGATION, delivery.obligation().value())
            .with(AT, delivery.at()));
  }

  /// Another extract is to be delivered, of which nothing is known yet.
  public Write forget(ControllerId controller, EntryId caseId) {
    return cases.erasePart(controller, caseId, SK);
  }

  /// Reads strongly.
  public Optional<Delivery> find(ControllerId controller, EntryId caseId) {
    return cases.findPart(controller, caseId, SK).map(DeliveryItems::read);
  }

  /// @param part whose key is one of these
  public static Delivery read(Attributes part) {
    return new Delivery(
        Delivery.State.of(part.required(STATE)),
        new EntryId(part.required(OBLIGATION)),
        part.at(AT));
  }
}
