package fi.samtycke.rights;

import fi.samtycke.core.mail.FactKind;
import fi.samtycke.core.mail.Obligation;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.stores.CaseSteps.Step;
import java.util.List;

/// What the program does by itself as soon as it is known from whom a request comes and which
/// entries it is about. Written in the same transaction as what made it known.
final class ActAtOnce {

  /// @param known the step by which both became known
  Step with(Step known) {
    RightsCase request = known.next();
    return switch (request.kind()) {
      case ACCESS, PORTABILITY ->
          known.owing(
              List.of(new Obligation.Fact(FactKind.EXTRACT_REQUESTED, request.id().value())));
      case RECTIFICATION, ERASURE, RESTRICTION, OBJECTION, WITHDRAWAL -> known;
    };
  }
}
