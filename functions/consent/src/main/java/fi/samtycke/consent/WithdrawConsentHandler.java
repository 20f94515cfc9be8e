package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.cases.CaseEntrance;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.DynamoDb;
import fi.samtycke.stores.dynamo.Transactions;
import fi.samtycke.stores.evidence.LedgerStore;
import fi.samtycke.stores.outbox.OutboxStore;
import fi.samtycke.stores.register.RegisterStore;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Priming;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkHandler;
import fi.samtycke.web.page.LinkPages;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person takes a consent back on the page behind the link in the copy of the receipt: `GET` and
/// `POST /{controller}/withdraw/{link}`. Only a `POST` with `decision=withdraw` changes anything.
public final class WithdrawConsentHandler extends LinkHandler {
  private final WithdrawConsent withdrawConsent;

  public WithdrawConsentHandler() {
    this(Wiring.ofProcess());
  }

  public WithdrawConsentHandler(Wiring wiring) {
    super(wiring);
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    SecureRandom random = new SecureRandom();
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    this.withdrawConsent =
        new WithdrawConsent(
            new RegisterStore(wiring, dynamoDb),
            new ChangeLogStore(wiring, dynamoDb),
            new OutboxStore(wiring, dynamoDb),
            new LedgerStore(wiring, dynamoDb),
            new CaseEntrance(wiring, dynamoDb, digests, random),
            new Transactions(dynamoDb),
            wiring.clock(),
            random);
    Priming.run(
        wiring, WithdrawConsentHandler::new, priming("GET", "/{controller}/withdraw/{link}", ""));
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    Optional<Contact> found = withdrawConsent.look(controller, link);
    if (found.isEmpty()) {
      return LinkPages.linkNotValid(controller, Languages.of(request, controller));
    }
    Language language = language(controller, request, found.get());
    return WithdrawConsent.isWithdrawn(found.get())
        ? ConsentPages.withdrawn(controller, language)
        : ConsentPages.withdrawal(controller, language, undecided);
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    if (!form.text("decision").equals("withdraw")) {
      return Optional.empty();
    }
    return Optional.of(
        withdrawConsent
            .withdraw(controller, link)
            .map(contact ->
                ConsentPages.withdrawn(controller, language(controller, request, contact)))
            .orElseGet(
                () -> LinkPages.linkNotValid(controller, Languages.of(request, controller))));
  }

  private static Language language(Controller controller, HttpRequest request, Contact contact) {
    return Languages.chosen(request, controller).orElse(contact.data().language());
  }
}
