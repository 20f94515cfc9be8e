package fi.samtycke.inbox;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.inbox.ChangeConversation.Changed;
import fi.samtycke.inbox.ChangeConversation.Order;
import fi.samtycke.inbox.EnterVisitor.Entered;
import fi.samtycke.inbox.ReplyInConversation.Replied;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpAnswer;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.Problem;
import fi.samtycke.web.Routes;
import fi.samtycke.web.input.Body;
import fi.samtycke.web.input.Form;
import fi.samtycke.web.input.IdempotencyKey;
import fi.samtycke.web.input.IfMatch;
import fi.samtycke.web.input.Input;
import fi.samtycke.web.input.Value;
import fi.samtycke.web.staff.AccessControl;
import fi.samtycke.web.staff.SignedInFeature;
import java.util.List;
import java.util.Optional;

/// The inbox, for answering: `POST conversations/{id}/messages` and `PATCH conversations/{id}`
/// under `/api/{controller}`, which need `chats.answer` or `messages.answer`, for the register in
/// question. And from there into quarantine: `POST conversations/{id}/contact` (G1, G3), which
/// needs `contacts.create`, and to be allowed to read the conversation.
final class TendConversationsFeature extends SignedInFeature<TendConversationsFeature.Act> {
  enum Act {
    REPLY,
    CHANGE,
    ENTER
  }

  private static final String ROUTE = ManageInboxHandler.CONVERSATIONS + "/{id}";
  private static final List<String> WRITERS = Rights.any(Rights.Act.ANSWER);
  private static final String ASSIGNED = "assignedTo";
  private static final String STATE = "state";

  private final Footing on;

  TendConversationsFeature(AccessControl access, Footing on) {
    super(
        access,
        new Routes<Act>()
            .route("POST", ROUTE + "/messages", Act.REPLY, WRITERS)
            .route("PATCH", ROUTE, Act.CHANGE, WRITERS)
            .route("POST", ROUTE + "/contact", Act.ENTER, "contacts.create"));
    this.on = on;
  }

  @Override
  protected HttpAnswer answer(
      Act act, Controller controller, AccessControl.Decision.Admitted who, HttpRequest request) {
    Rights rights = new Rights(who);
    if (act == Act.ENTER && rights.channels(Rights.Act.READ).isEmpty()) {
      return Problem.notPermitted();
    }
    Optional<EntryId> id = request.id("id");
    if (id.isEmpty()) {
      return Problem.notFound();
    }
    return switch (act) {
      case REPLY -> reply(controller, rights, id.get(), request);
      case CHANGE -> change(controller, rights, id.get(), request);
      case ENTER ->
          answer(
              new EnterVisitor(on.wiring(), on.dynamoDb(), on.work())
                  .enter(controller, rights, id.get(), VisitorBody.read(request)));
    };
  }

  private HttpAnswer reply(Controller controller, Rights rights, EntryId id, HttpRequest request) {
    Input in = new Input(Body.ofStaff(request, "text"));
    Value<String> text = in.text("text", 10_000).required();
    return in.whole(text::get)
        .answer(said ->
            answer(
                new ReplyInConversation(on.wiring(), on.dynamoDb(), on.work())
                    .reply(controller, rights, id, said, IdempotencyKey.of(request))));
  }

  private static HttpAnswer answer(Replied replied) {
    return switch (replied) {
      case Replied.Said(int sequence) ->
          HttpAnswer.json(201, json -> json.put("sequence", sequence));
      case Replied.Unknown _ -> Problem.notFound();
      case Replied.Over _ -> ended();
      case Replied.KeyReused _ -> Problem.keyReused("message");
    };
  }

  private HttpAnswer change(Controller controller, Rights rights, EntryId id, HttpRequest request) {
    int version = IfMatch.of(request);
    Form body = Body.ofStaff(request, ASSIGNED, STATE);
    if (body.names().size() != 1) {
      return Problem.of(400, "one-change-at-a-time", "Change either the state or the assignee");
    }
    ChangeConversation change = new ChangeConversation(on.wiring(), on.dynamoDb(), on.work());
    return order(body, rights.subject())
        .map(order -> answer(controller, change.change(controller, rights, id, version, order)))
        .orElseGet(() -> Problem.wrong(body.names().iterator().next(), "unknown-choice"));
  }

  private static Optional<Order> order(Form body, String subject) {
    if (body.has(ASSIGNED)) {
      String to = body.text(ASSIGNED).equals("me") ? subject : body.text(ASSIGNED);
      return body.isText(ASSIGNED)
          ? Optional.of(new Order.Assign(Optional.of(to).filter(who -> !who.isEmpty())))
          : Optional.empty();
    }
    return switch (body.text(STATE)) {
      case "closed" -> Optional.of(new Order.Close());
      case "open" -> Optional.of(new Order.Reopen());
      default -> Optional.empty();
    };
  }

  private HttpAnswer answer(Controller controller, Changed changed) {
    return switch (changed) {
      case Changed.Done(var stored) ->
          HttpAnswer.json(
              200, ConversationJson.of(controller, stored.listed(), on.wiring().clock().instant()));
      case Changed.Unknown _ -> Problem.notFound();
      case Changed.Outdated _ ->
          Problem.of(412, "outdated", "The entry has changed since you read it");
      case Changed.Ended _ -> ended();
      case Changed.NoSuchPerson _ -> Problem.wrong(ASSIGNED, "unknown-choice");
    };
  }

  private static HttpAnswer answer(Entered entered) {
    return switch (entered) {
      case Entered.Done(EntryId contact) ->
          HttpAnswer.json(202, json -> json.put("id", contact.value()));
      case Entered.Unknown _ -> Problem.notFound();
      case Entered.Incomplete(var errors) ->
          Problem.of(400, "invalid-contact", "The contact is not complete", errors);
    };
  }

  private static HttpAnswer ended() {
    return Problem.of(409, "conversation-closed", "This conversation has ended");
  }
}
