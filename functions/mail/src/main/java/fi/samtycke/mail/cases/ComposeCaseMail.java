package fi.samtycke.mail.cases;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mail.MailKind;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.mail.letters.Mail;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseLetters;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.dynamo.ContentionException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Makes the mail about a case that is owed, from what the store holds at this moment.
public final class ComposeCaseMail {
  private final CaseStore cases;
  private final CaseLetters letters;
  private final InstantSource clock;
  private final RandomGenerator random;

  public ComposeCaseMail(Wiring wiring, DynamoDbClient dynamoDb, RandomGenerator random) {
    this.cases = new CaseStore(wiring, dynamoDb);
    this.letters = new CaseLetters(cases);
    this.clock = wiring.clock();
    this.random = random;
  }

  /// @return empty when the case is gone, or nothing is owed about it any more
  public Optional<Mail> meeting(Controller controller, MailKind kind, EntryId id) {
    Optional<Stored> found = cases.find(controller.id(), id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    RightsCase request = found.get().request();
    boolean toThePerson =
        switch (kind) {
          case CASE_NOTICE, PROPOSAL_NOTICE, CASE_DUE_NOTICE, CASE_WITHDRAWN_NOTICE -> false;
          default -> true;
        };
    if (toThePerson && request.isForgotten()) {
      return Optional.empty();
    }
    return switch (kind) {
      case CASE_NOTICE -> Optional.of(CaseNotices.confirmed(controller, request));
      case PROPOSAL_NOTICE ->
          Optional.of(request)
              .filter(open -> open instanceof RightsCase.Open)
              .map(open -> CaseNotices.proposed(controller, open));
      case CASE_WITHDRAWN_NOTICE -> Optional.of(CaseNotices.withdrawn(controller, request));
      case CASE_DUE_NOTICE ->
          Optional.of(request)
              .filter(open -> open instanceof RightsCase.Open)
              .map(open -> CaseNotices.due(controller, open, clock.instant()));
      case CASE_RECEIPT -> receipt(controller, found.get());
      case CASE_WITHDRAWAL -> Optional.of(CaseMails.withdrawal(controller, request));
      default ->
          letters
              .find(controller.id(), id, kind)
              .map(letter ->
                  CaseMails.letter("mail." + kind.id() + ".", controller, request, letter.words()));
    };
  }

  /// The digest of the link is stored before the mail is tried.
  private Optional<Mail> receipt(Controller controller, Stored seen) {
    if (!(seen.request() instanceof BeingAnswered)) {
      return Optional.empty();
    }
    MailedLink link = MailedLink.random(seen.request().id(), random);
    if (!cases.addLink(controller.id(), seen, link.digest())) {
      throw new ContentionException(new IllegalStateException("the case has changed"));
    }
    return Optional.of(CaseMails.receipt(controller, seen.request(), link));
  }
}
