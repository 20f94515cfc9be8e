package fi.samtycke.rights.request;

import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Language;
import fi.samtycke.core.rights.RightsCase;
import fi.samtycke.core.rights.RightsCase.Unconfirmed;
import fi.samtycke.platform.Wiring;
import fi.samtycke.rights.cases.ConfirmCase;
import fi.samtycke.rights.rectification.MoveAddress;
import fi.samtycke.rights.request.ConfirmRequest.Shown;
import fi.samtycke.stores.cases.CaseSteps;
import fi.samtycke.stores.cases.CaseStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.tasks.CaseSearches;
import fi.samtycke.stores.tasks.EndTasks;
import fi.samtycke.stores.work.Work;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.page.Languages;
import fi.samtycke.web.page.LinkFeature;
import fi.samtycke.web.page.LinkPages;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A person confirms a request, follows it and takes it back on the page behind the mailed link:
/// `GET` and `POST /{controller}/my-data/{link}`. Only a `POST` with `decision=confirm`, `not-me`,
/// `propose` or `withdraw` changes anything. The links that ask two addresses whether one takes the
/// place of the other lead here too, and open that question only.
final class ConfirmRequestFeature extends LinkFeature {
  static final String PATH = "/{controller}/my-data/{link}";

  private final ConfirmRequest confirmRequest;
  private final MoveAddress moveAddress;

  ConfirmRequestFeature(Wiring wiring, DynamoDbClient dynamoDb) {
    super(PATH);
    Work work = new Work(wiring, dynamoDb, new SecureRandom());
    Digests digests = Digests.readAhead(wiring, dynamoDb);
    CaseSteps steps = new CaseSteps(wiring, dynamoDb, work);
    this.confirmRequest =
        new ConfirmRequest(
            new CaseStore(wiring, dynamoDb),
            steps,
            new ConfirmCase(wiring, dynamoDb, digests, work),
            new ProposeChanges(wiring, dynamoDb, digests, steps, work),
            new CaseSearches(wiring, dynamoDb),
            new EndTasks(wiring, dynamoDb, work),
            wiring.clock());
    this.moveAddress = new MoveAddress(wiring, dynamoDb, digests, work);
  }

  @Override
  protected HttpAnswer show(
      Controller controller, MailedLink link, HttpRequest request, boolean undecided) {
    return page(controller, link, request, confirmRequest.look(controller, link), "", undecided);
  }

  @Override
  protected Optional<HttpAnswer> take(
      Controller controller, MailedLink link, HttpRequest request, Form form) {
    String decision = form.text("decision");
    Optional<Shown> shown =
        switch (decision) {
          case "confirm" -> Optional.of(confirmRequest.confirm(controller, link));
          case "not-me" -> Optional.of(confirmRequest.notMe(controller, link));
          case "propose" -> Optional.of(confirmRequest.propose(controller, link, form));
          case "withdraw" -> Optional.of(confirmRequest.withdraw(controller, link));
          default -> Optional.empty();
        };
    return shown.map(found -> page(controller, link, request, found, decision, false));
  }

  /// A link that is none of the case's own may be one of the question about its address.
  private HttpAnswer page(
      Controller controller,
      MailedLink link,
      HttpRequest request,
      Shown shown,
      String decision,
      boolean undecided) {
    if (!(shown instanceof Shown.NotValid)) {
      return page(controller, request, shown, undecided);
    }
    Optional<MoveAddress.Shown> asked =
        switch (decision) {
          case "confirm" -> moveAddress.confirm(controller, link);
          case "not-me" -> moveAddress.deny(controller, link);
          default -> moveAddress.look(controller, link);
        };
    boolean another = undecided || decision.equals("propose") || decision.equals("withdraw");
    return asked
        .map(found ->
            AddressPages.page(
                controller, language(controller, request, found.request()), found, another))
        .orElseGet(() -> page(controller, request, shown, undecided));
  }

  private static HttpAnswer page(
      Controller controller, HttpRequest request, Shown shown, boolean undecided) {
    return switch (shown) {
      case Shown.Question(Unconfirmed asked, var lastDay) ->
          CasePages.question(
              controller, language(controller, request, asked), asked, lastDay, undecided);
      case Shown.Progress progress ->
          CasePages.progress(
              controller, language(controller, request, progress.request()), progress, undecided);
      case Shown.NotMe _ ->
          LinkPages.message(200, controller, Languages.of(request, controller), "my-case.not-me");
      case Shown.NotValid _ ->
          LinkPages.linkNotValid(controller, Languages.of(request, controller));
    };
  }

  private static Language language(Controller controller, HttpRequest request, RightsCase asked) {
    return Languages.chosen(request, controller).orElse(asked.language());
  }
}
