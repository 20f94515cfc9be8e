package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.register.RegisterStore.Contact;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkFeature;
import fi.samtycke.web.page.LinkPages;
import java.util.Optional;

/// A person takes a consent back on the page behind the link in the copy of the receipt: `GET` and
/// `POST /{controller}/withdraw/{link}`. Only a `POST` with `decision=withdraw` changes anything.
final class WithdrawConsentFeature extends LinkFeature {
  private final Footing on;

  WithdrawConsentFeature(Footing on) {
    super("/{controller}/withdraw/{link}");
    this.on = on;
  }

  private WithdrawConsent withdrawConsent() {
    Digests digests =
        new Digests(new DigestKeyStore(on.wiring(), on.dynamoDb()), on.wiring().clock());
    return new WithdrawConsent(on.wiring(), on.dynamoDb(), digests, on.work());
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    Optional<Contact> found = withdrawConsent().look(controller, link);
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
        withdrawConsent()
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
