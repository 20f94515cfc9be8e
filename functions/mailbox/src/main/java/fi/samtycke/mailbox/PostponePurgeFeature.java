package fi.samtycke.mailbox;

import fi.samtycke.core.change.Actor;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkFeature;
import fi.samtycke.web.page.LinkPages;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The responsible person puts a purge off on the page behind the link in the warning: `GET` and
/// `POST /{controller}/mailbox-purge/{link}`. Only a `POST` with `decision=postpone` moves
/// anything, and each link moves it once; the next warning carries another as long as it may be put
/// off again.
final class PostponePurgeFeature extends LinkFeature {
  static final String PATH = "/{controller}/mailbox-purge/{link}";

  private final ManagePurges managePurges;

  PostponePurgeFeature(Wiring wiring, DynamoDbClient dynamoDb) {
    super(PATH);
    this.managePurges = new ManagePurges(wiring, dynamoDb);
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    Language language = Languages.of(request, controller);
    return look(controller, link)
        .map(stored -> page(controller, language, stored, link, undecided))
        .orElseGet(() -> LinkPages.linkNotValid(controller, language));
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    if (!form.text("decision").equals("postpone")) {
      return Optional.empty();
    }
    look(controller, link)
        .filter(stored -> isOpen(stored, link))
        .ifPresent(stored -> managePurges.postpone(controller, stored.id(), new Actor.Person()));
    return Optional.of(show(controller, link, request, false));
  }

  private static HttpAnswer page(
      Controller controller, Language language, Stored stored, MailedLink link, boolean undecided) {
    return Postponable.of(controller, stored)
        .map(may ->
            isOpen(stored, link) && may.times() > 0
                ? PurgePages.question(controller, language, stored, may, undecided)
                : PurgePages.begins(controller, language, stored, may))
        .orElseGet(() -> LinkPages.message(200, controller, language, "mailbox-purge.begun"));
  }

  private static boolean isOpen(Stored stored, MailedLink link) {
    return link.isAmong(stored.links());
  }

  /// A link that was never mailed opens nothing.
  private Optional<Stored> look(Controller controller, MailedLink link) {
    return managePurges
        .one(controller, link.entry())
        .filter(stored -> link.isAmong(stored.links()) || link.isAmong(stored.usedLinks()));
  }
}
