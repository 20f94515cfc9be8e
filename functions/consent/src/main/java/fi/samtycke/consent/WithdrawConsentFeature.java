package fi.samtycke.consent;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkFeature;
import fi.samtycke.web.page.LinkPages;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// A person takes a consent back on the page behind the link in the copy of the receipt: `GET` and
/// `POST /{controller}/withdraw/{link}`. Only a `POST` changes anything, with `decision=withdraw`,
/// for all of it, or with `decision=withdraw-chosen` and a box that is ticked.
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
    return page(
        controller,
        request,
        withdrawConsent().look(controller, link),
        (language, consent) ->
            consent.isWithdrawn()
                ? ConsentPages.withdrawn(controller, language, consent)
                : ConsentPages.withdrawal(controller, language, consent, undecided));
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    return chosen(form)
        .map(chosen ->
            page(
                controller,
                request,
                withdrawConsent().withdraw(controller, link, chosen),
                (language, consent) -> ConsentPages.withdrawn(controller, language, consent)));
  }

  /// Which of the purposes that the consent covers it is taken back from.
  ///
  /// @return empty for no decision, also for one that names nothing
  private static Optional<UnaryOperator<List<String>>> chosen(Form form) {
    return switch (form.text("decision")) {
      case "withdraw" -> Optional.of(UnaryOperator.identity());
      case "withdraw-chosen" ->
          Optional.of(form)
              .filter(PurposeBoxes::anyTicked)
              .map(ticked -> covered -> PurposeBoxes.ticked(ticked, covered).agreed());
      default -> Optional.empty();
    };
  }

  private static HttpAnswer page(
      Controller controller,
      HttpRequest request,
      Optional<Consent> found,
      BiFunction<Language, Consent, HttpAnswer> shown) {
    return found
        .map(consent ->
            shown.apply(
                Languages.chosen(request, controller).orElse(consent.contact().data().language()),
                consent))
        .orElseGet(() -> LinkPages.linkNotValid(controller, Languages.of(request, controller)));
  }
}
