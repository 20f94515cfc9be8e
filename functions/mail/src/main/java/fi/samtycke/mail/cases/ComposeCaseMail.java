package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.rights.RightsCase.LeftToStaff;
import fi.samtycke.core.rights.RightsCase.Refused;
import fi.samtycke.core.rights.RightsCase.Withdrawn;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.cases.Proposals;
import fi.samtycke.stores.dynamo.ContentionException;
import fi.samtycke.stores.erasure.ErasurePlans;
import fi.samtycke.stores.tasks.CaseSearches;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail about a case that is owed, from what the store holds at this moment.
public final class ComposeCaseMail {
  private final CaseStore cases;
  private final CaseLetters letters;
  private final Proposals proposals;
  private final ErasurePlans plans;
  private final CaseSearches searches;
  private final InstantSource clock;
  private final RandomGenerator random;

  public ComposeCaseMail(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.letters = new CaseLetters(cases);
    this.proposals = new Proposals(wiring, dynamoDb);
    this.plans = new ErasurePlans(wiring, dynamoDb);
    this.searches = new CaseSearches(wiring, dynamoDb);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// @return empty when the case is gone, or nothing is owed about it any more
  public Optional<Mail> meeting(Controller controller, MailKind kind, EntryId id) {
    return cases.find(controller.id(), id).flatMap(stored -> meeting(controller, kind, stored));
  }

  private Optional<Mail> meeting(Controller controller, MailKind kind, Stored stored) {
    RightsCase request = stored.request();
    return switch (kind) {
      case CASE_NOTICE -> Optional.of(CaseNotices.confirmed(controller, request));
      case CASE_WITHDRAWN_NOTICE -> Optional.of(CaseNotices.withdrawn(controller, request));
      case UNCONFIRMED_CASE_NOTICE ->
          Optional.of(request)
              .filter(open -> open instanceof LeftToStaff)
              .map(open -> CaseNotices.unconfirmed(controller, open));
      case PROPOSAL_NOTICE -> open(request).map(open -> CaseNotices.proposed(controller, open));
      case CASE_DUE_NOTICE ->
          open(request).map(open -> CaseNotices.due(controller, open, clock.instant()));
      default -> request.isForgotten() ? Optional.empty() : toThePerson(controller, kind, stored);
    };
  }

  private static Optional<RightsCase> open(RightsCase request) {
    return Optional.of(request).filter(open -> open instanceof RightsCase.Open);
  }

  private Optional<Mail> toThePerson(Controller controller, MailKind kind, Stored stored) {
    RightsCase request = stored.request();
    ControllerId id = controller.id();
    return switch (kind) {
      case CASE_RECEIPT -> receipt(controller, stored);
      case CASE_WITHDRAWAL -> Optional.of(CaseMails.withdrawal(controller, request));
      case RECTIFICATION_LETTER ->
          DecisionLetters.rectification(controller, request, proposals.of(id, request.id()));
      case RELEASE_LETTER -> Optional.of(DecisionLetters.release(controller, request));
      case SEARCH_LETTER ->
          request instanceof Withdrawn || request instanceof Refused
              ? Optional.empty()
              : DecisionLetters.searches(
                  controller, request, searches.of(controller, request.id()));
      case ERASURE_LETTER ->
          plans
              .find(id, request.id())
              .map(plan ->
                  DecisionLetters.erasure(
                      controller, request, plan.plan(), searches.of(controller, request.id())));
      default ->
          letters
              .find(id, request.id(), kind)
              .map(letter ->
                  CaseMails.letter("mail." + kind.id(), controller, request, letter.words()));
    };
  }

  /// The digest of the link is stored before the mail is tried.
  private Optional<Mail> receipt(Controller controller, Stored seen) {
    if (!(seen.request() instanceof BeingAnswered)) {
      return Optional.empty();
    }
    MailedLink link = MailedLink.random(seen.request().id(), random);
    if (!cases.addLink(controller.id(), seen, link.digest())) {
      throw new ContentionException();
    }
    return Optional.of(CaseMails.receipt(controller, seen.request(), link));
  }
}
