package fi.samtycke.stores.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.rights.Proposal;
import fi.samtycke.core.rights.Proposal.Decision;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.dynamo.Write;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What was proposed for the fields that a data subject wants corrected, and decided on them: parts
/// of the case, `proposal#<field>`.
public final class Proposals {
  /// The prefix of the keys of these parts.
  public static final String PART = "proposal#";

  private final CaseStore cases;

  public Proposals(Wiring wiring, DynamoDbClient dynamoDb) {
    this.cases = new CaseStore(wiring, dynamoDb);
  }

  public Write keep(ControllerId controller, EntryId caseId, Proposal proposal) {
    return cases.put(
        cases
            .part(controller, caseId, PART + proposal.field())
            .with("value", proposal.value())
            .with("decision", proposal.decision().value())
            .with("reason", proposal.reason())
            .with("by", proposal.by())
            .with("at", proposal.at()));
  }

  public Write drop(ControllerId controller, EntryId caseId, String field) {
    return cases.erasePart(controller, caseId, PART + field);
  }

  /// Reads strongly.
  public List<Proposal> of(ControllerId controller, EntryId caseId) {
    return among(cases.parts(controller, caseId));
  }

  /// @param parts of a case
  public static List<Proposal> among(List<Attributes> parts) {
    return parts.stream()
        .filter(part -> part.required(Attributes.SK).startsWith(PART))
        .map(part ->
            new Proposal(
                part.required(Attributes.SK).substring(PART.length()),
                part.required("value"),
                Decision.valueOf(part.required("decision").toUpperCase(Locale.ROOT)),
                part.required("reason"),
                part.required("by"),
                part.at("at")))
        .toList();
  }
}
