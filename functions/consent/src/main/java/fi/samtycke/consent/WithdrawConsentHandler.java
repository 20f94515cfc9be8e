package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.stores.ChangeLogStore;
import fi.samtycke.stores.DynamoDb;
import fi.samtycke.stores.LedgerStore;
import fi.samtycke.stores.OutboxStore;
import fi.samtycke.stores.RegisterStore;
import fi.samtycke.stores.RegisterStore.Contact;
import fi.samtycke.stores.Transactions;
import fi.samtycke.stores.Wiring;
import fi.samtycke.web.FormReader;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Languages;
import fi.samtycke.web.Priming;
import fi.samtycke.web.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person takes a consent back on the page behind the link in the copy of the receipt: `GET` and
/// `POST /{controller}/withdraw/{link}`. Only a `POST` with `decision=withdraw` changes anything.
public final class WithdrawConsentHandler extends HttpHandler {
  private final Declarations declarations;
  private final WithdrawConsent withdrawConsent;

  public WithdrawConsentHandler() {
    this(Wiring.ofProcess());
  }

  public WithdrawConsentHandler(Wiring wiring) {
    super(wiring);
    this.declarations = wiring.declarations();
    DynamoDbClient dynamoDb = DynamoDb.client(wiring);
    this.withdrawConsent =
        new WithdrawConsent(
            new RegisterStore(wiring, dynamoDb),
            new ChangeLogStore(wiring, dynamoDb),
            new OutboxStore(wiring, dynamoDb),
            new LedgerStore(wiring, dynamoDb),
            new Transactions(dynamoDb),
            wiring.clock(),
            new SecureRandom());
    Priming.run(
        wiring,
        WithdrawConsentHandler::new,
        LinkRequests.priming(declarations, "GET", "/{controller}/withdraw/{link}"));
  }

  @Override
  protected HttpAnswer answer(HttpRequest request) {
    Optional<Controller> found = declarations.find(request.path().getOrDefault("controller", ""));
    if (found.isEmpty()) {
      return Problem.notFound();
    }
    Controller controller = found.get();
    Optional<MailedLink> link = LinkRequests.link(request);
    if (link.isEmpty()) {
      return ConsentPages.linkNotValid(controller, Languages.of(request, controller));
    }
    return request.isPost()
        ? take(controller, link.get(), request)
        : show(controller, request, withdrawConsent.look(controller, link.get()), false);
  }

  @Override
  protected HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    return ConsentPages.failure(declarations, request, problem);
  }

  private HttpAnswer take(Controller controller, MailedLink link, HttpRequest request) {
    return switch (FormReader.read(request)) {
      case FormReader.Outcome.Refused(HttpAnswer answer) -> failure(request, answer);
      case FormReader.Outcome.Read(var form) when form.text("decision").equals("withdraw") ->
          withdrawConsent
              .withdraw(controller, link)
              .map(contact ->
                  ConsentPages.withdrawn(controller, language(controller, request, contact)))
              .orElseGet(
                  () -> ConsentPages.linkNotValid(controller, Languages.of(request, controller)));
      case FormReader.Outcome.Read _ ->
          show(controller, request, withdrawConsent.look(controller, link), true);
    };
  }

  private static HttpAnswer show(
      Controller controller, HttpRequest request, Optional<Contact> found, boolean undecided) {
    if (found.isEmpty()) {
      return ConsentPages.linkNotValid(controller, Languages.of(request, controller));
    }
    Contact contact = found.get();
    return contact.restricted()
        ? ConsentPages.withdrawn(controller, language(controller, request, contact))
        : ConsentPages.withdrawal(controller, language(controller, request, contact), undecided);
  }

  private static Language language(Controller controller, HttpRequest request, Contact contact) {
    return Languages.chosen(request, controller).orElse(contact.data().language());
  }
}
