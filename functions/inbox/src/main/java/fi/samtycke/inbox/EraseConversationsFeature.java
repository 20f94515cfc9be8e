package fi.samtycke.inbox;

import fi.samtycke.core.conversation.AccessReason;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.subject.EraseConversation.Erased;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The inbox, for erasing: `DELETE conversations/{id}` and `POST conversations/erasures` under
/// `/api/{controller}`. Needs `chats.erase` or `messages.erase`, for the register in question.
final class EraseConversationsFeature extends SignedInFeature<EraseConversationsFeature.Act> {
  enum Act {
    ONE,
    MANY
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS;
  private static final int MOST = 100;

  private final Footing on;

  EraseConversationsFeature(AccessControl access, Footing on) {
    super(
        access,
        new Routes<Act>()
            .route("DELETE", ROUTE + "/{id}", Act.ONE, Rights.any(Rights.Act.ERASE))
            .route("POST", ROUTE + "/erasures", Act.MANY, Rights.any(Rights.Act.ERASE)));
    this.on = on;
  }

  private EraseConversations erase() {
    return new EraseConversations(on.wiring(), on.dynamoDb(), on.work());
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    return switch (act) {
      case ONE -> one(controller, rights, request);
      case MANY -> many(controller, rights, request);
    };
  }

  private HttpAnswer one(Controller controller, Rights rights, HttpRequest request) {
    return AccessReasons.of(request)
        .answer(reason ->
            request
                .id("id")
                .map(id -> answer(erase().erase(controller, rights, id, reason)))
                .orElseGet(Problem::notFound));
  }

  private static HttpAnswer answer(Erased erased) {
    return switch (erased) {
      case Erased.Gone(int items) when items > 0 -> HttpAnswer.noContent();
      case Erased.Gone _ -> Problem.notFound();
      case Erased.Held _ -> Problem.of(409, "held", "A hold prevents the erasure");
    };
  }

  private HttpAnswer many(Controller controller, Rights rights, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "ids", "reason"));
    Value<List<String>> ids =
        in.texts("ids").required().when(all -> all.size() <= MOST, "too-many");
    AccessReason reason = AccessReasons.in(in);
    return in.whole(() -> erase().erase(controller, rights, ids.get(), reason))
        .answer(outcomes ->
            HttpAnswer.json(
                200,
                json ->
                    json.put(
                        "items",
                        outcomes.entrySet().stream()
                            .map(EraseConversationsFeature::outcome)
                            .toList())));
  }

  private static JsonWriter.Members outcome(Map.Entry<String, EraseConversations.Outcome> one) {
    String word = one.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return json -> json.put("id", one.getKey()).put("outcome", word);
  }
}
