package fi.samtycke.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.page.InboxApi;
import fi.samtycke.local.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// `/_local/inbox`: acts as somebody of the firm in the inbox, by the API and a token of the chosen
/// person, so that the chat can be tried with two browser windows.
public final class InboxRoutes {
  private static final String INBOX = "/_local/inbox";

  private final LocalStack stack;

  private InboxRoutes(LocalStack stack) {
    this.stack = stack;
  }

  /// Who acts, where.
  ///
  /// @param choices the roles that see conversations
  /// @param said what came of the last act, when it is worth saying
  public record Desk(
      List<String> controllers,
      String controller,
      String user,
      String role,
      List<String> choices,
      String state,
      String text,
      String said) {
    /// The query that says who acts.
    public String who() {
      return "?user=" + encoded(user) + "&role=" + encoded(role);
    }

    /// The address of the list.
    public String list() {
      return INBOX + "/" + controller;
    }
  }

  static void add(RoutesConfig routes, LocalStack stack) {
    InboxRoutes own = new InboxRoutes(stack);
    routes.get(INBOX, context -> context.redirect(INBOX + "/" + stack.controllers().getFirst()));
    routes.get(INBOX + "/{controller}", own::list);
    routes.get(INBOX + "/{controller}/{id}", own::one);
    routes.get(INBOX + "/{controller}/{id}/messages", own::messages);
    routes.post(INBOX + "/{controller}/{id}/{act}", own::act);
  }

  private void list(Context context) {
    Desk desk = desk(context);
    ObjectNode search = InboxApi.body().put("state", desk.state()).put("text", desk.text());
    InboxApi.Reply found =
        desk.text().isEmpty()
            ? api(desk).get("?state=" + encoded(desk.state()))
            : api(desk).post("/search", search);
    if (desk.text().isEmpty()) {
      context.header("Refresh", "5");
    }
    Pages.inbox(context, desk, found.json().path("items"), found.isDone() ? "" : found.problem());
  }

  private void one(Context context) {
    Desk desk = desk(context);
    InboxApi.Reply found = api(desk).get("/" + id(context) + "?reason=answering");
    if (!found.isDone()) {
      back(context, desk, "", found.problem());
      return;
    }
    Pages.conversation(context, desk, found.json());
  }

  private void messages(Context context) {
    InboxApi.Reply found = api(desk(context)).get("/" + id(context) + "?reason=answering");
    context.header("Refresh", "3");
    Pages.messages(context, found.json(), found.isDone() ? "" : found.problem());
  }

  private void act(Context context) {
    Desk desk = desk(context);
    String id = id(context);
    InboxApi api = api(desk);
    String version = parameter(context, "version");
    String act = context.pathParam("act");
    InboxApi.Reply reply =
        switch (act) {
          case "reply" ->
              api.post(
                  "/" + id + "/messages", InboxApi.body().put("text", parameter(context, "text")));
          case "take" -> api.patch("/" + id, version, InboxApi.body().put("assignedTo", "me"));
          case "release" -> api.patch("/" + id, version, InboxApi.body().putNull("assignedTo"));
          case "close" -> api.patch("/" + id, version, InboxApi.body().put("state", "closed"));
          case "reopen" -> api.patch("/" + id, version, InboxApi.body().put("state", "open"));
          case "erase" -> api.delete("/" + id + "?reason=not-needed");
          case "enter" -> api.post("/" + id + "/contact", InboxApi.body());
          default -> throw new NotFoundResponse("there is no " + act);
        };
    boolean stays = !(act.equals("erase") && reply.isDone());
    String done = act.equals("enter") ? "Entered; who it is will be asked." : "";
    back(context, desk, stays ? "/" + id : "", reply.isDone() ? done : reply.problem());
  }

  private static void back(Context context, Desk desk, String path, String said) {
    String more = said.isEmpty() ? "" : "&said=" + encoded(said);
    context.redirect(desk.list() + path + desk.who() + more, HttpStatus.SEE_OTHER);
  }

  private InboxApi api(Desk desk) {
    String token = stack.signIn(desk.user(), List.of(desk.controller() + ":" + desk.role()));
    return new InboxApi(stack, desk.controller(), token);
  }

  private Desk desk(Context context) {
    Controller controller =
        Declarations.load(stack.controllers(), "{}")
            .find(context.pathParam("controller"))
            .orElseThrow(NotFoundResponse::new);
    List<String> choices =
        controller.roles().stream()
            .filter(role ->
                role.permissions().contains("chats.read")
                    || role.permissions().contains("messages.read"))
            .map(Role::id)
            .toList();
    String role = parameter(context, "role");
    String state = parameter(context, "state");
    String user = parameter(context, "user");
    return new Desk(
        stack.controllers(),
        controller.id().value(),
        user.isBlank() ? "olga" : user,
        choices.contains(role)
            ? role
            : choices.contains("chat-operator") ? "chat-operator" : choices.getFirst(),
        choices,
        state.equals("closed") ? "closed" : "open",
        parameter(context, "text"),
        parameter(context, "said"));
  }

  private static String parameter(Context context, String name) {
    return Optional.ofNullable(context.formParam(name))
        .or(() -> Optional.ofNullable(context.queryParam(name)))
        .orElse("");
  }

  private static String id(Context context) {
    return encoded(context.pathParam("id"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
