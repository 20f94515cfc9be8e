package fi.samtycke.local.spec.access;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.template.Template;
import java.util.List;
import java.util.Map;

/// People who are signed in, each with one role at one firm, and the contacts they have entered.
final class Staff {
  /// A well-formed id of nobody.
  static final String NOBODY = "7T3M9K2Q5W8X1B4C6D0EFGHJKN";

  private final Application application;
  private int contacts;

  Staff(Application application) {
    this.application = application;
  }

  /// A token of somebody who has the one role.
  String token(String controller, String role) {
    return application.stack().signIn(role + " of " + controller, List.of(controller + ":" + role));
  }

  /// A contact that an employee has entered and that was asked.
  String waiting(String controller) {
    Browser.Reply entered =
        application
            .browser()
            .post(
                "/api/" + controller + "/contacts",
                contact(contacts++),
                "Authorization",
                "Bearer " + token(controller, "employee"));
    assertThat(entered.status()).isEqualTo(202);
    application.mails();
    return entered.json().path("id").asText();
  }

  /// A contact who has consented.
  String contact(String controller) {
    String id = waiting(controller);
    SentMail question = application.mails().getLast();
    String link =
        question.links().stream()
            .filter(each -> each.contains("/answer/" + id))
            .findFirst()
            .orElseThrow()
            .replace(application.stack().baseUrl(), "");
    Browser.Reply answered =
        application
            .browser()
            .send(
                "POST",
                link,
                MailedPath.form("consent"),
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(answered.status()).isBetween(200, 303);
    application.mails();
    return id;
  }

  /// A conversation of the register that the role sees: of the form for who reads the mailbox.
  String conversation(String controller, Role role) {
    return role.permissions().contains("messages.read") ? message(controller) : chat(controller);
  }

  /// A chat in which a visitor has said something.
  String chat(String controller) {
    Browser browser = application.browser();
    Browser.Reply begun =
        browser.post(
            "/" + controller + "/chat",
            "{\"name\":\"Vera\",\"email\":\"vera-%d@example.com\"}".formatted(contacts++));
    String id = begun.json().path("conversationId").asText();
    Browser.Reply said =
        browser.post(
            "/" + controller + "/chat/" + id + "/messages",
            "{\"text\":\"Hello\"}",
            "Authorization",
            "Bearer " + begun.json().path("visitorToken").asText());
    assertThat(said.status()).isEqualTo(201);
    return id;
  }

  /// A message of the contact form.
  String message(String controller) {
    return application
        .browser()
        .post(
            "/" + controller + "/contact-form",
            "{\"message\":\"Hello\",\"email\":\"vera-%d@example.com\"}".formatted(contacts++))
        .json()
        .path("messageId")
        .asText();
  }

  /// A purge of the mailbox that was asked for and is not counted yet.
  String purge(String controller) {
    return application
        .browser()
        .post(
            "/api/" + controller + "/mailbox/purges",
            "{}",
            "Authorization",
            "Bearer " + token(controller, "mailbox-reader"))
        .json()
        .path("id")
        .asText();
  }

  /// An open task: a search in the system that the role sees to, or else one about the copy of a
  /// chat that was erased here.
  String task(Controller controller, Role role) {
    return controller.outsideSystems().stream()
        .filter(system -> system.owner().equals(role.id()))
        .findFirst()
        .map(system -> Tasks.ofASearch(application, controller.id().value(), system))
        .orElseGet(() -> Tasks.ofAnErasedHistory(application, controller.id().value()));
  }

  /// A case that a person of the firm wrote down, about a contact whom they knew.
  String confirmedCase(String controller, String contact, String kind) {
    String[] signedIn = {"Authorization", "Bearer " + token(controller, "administrator")};
    String cases = "/api/" + controller + "/cases";
    String id =
        application
            .browser()
            .post(
                cases,
                Application.json(
                    Map.of(
                        "kind",
                        kind,
                        "entrance",
                        "in-person",
                        "receivedOn",
                        "2026-03-20",
                        "contact",
                        contact)),
                signedIn)
            .json()
            .path("id")
            .asText();
    application
        .browser()
        .post(cases + "/" + id + "/verify", "{\"how\":\"Known for years\"}", signedIn);
    return id;
  }

  /// A confirmed request to be erased, of somebody in the register.
  String erasure(String controller) {
    String contact = contact(controller);
    return new Cases(Tasks.wiring(application, "CarryOutErasure"))
        .confirmed(
            controller,
            RequestKind.ERASURE,
            "person-" + (contacts - 1) + "@example.com",
            "",
            List.of(new EntryId(contact)));
  }

  static Browser.Reply ask(
      Application application, Template.Route route, String controller, String id, String token) {
    String path =
        route
            .path()
            .replace("{controller}", controller)
            .replace("{id}", id)
            .replace("{hold}", NOBODY);
    String body =
        switch (route.key()) {
          case "POST /api/{controller}/contacts" -> contact(0);
          case "POST /api/{controller}/contacts/search" -> "{\"email\":\"x@example.com\"}";
          case "POST /api/{controller}/conversations/search" -> "{\"text\":\"hello\"}";
          case "POST /api/{controller}/conversations/erasures" ->
              "{\"ids\":[\"%s\"]}".formatted(id);
          case "POST /api/{controller}/conversations/{id}/messages" -> "{\"text\":\"Yes?\"}";
          case "POST /api/{controller}/conversations/{id}/contact" ->
              "{\"fields\":{\"name\":\"V\"}}";
          case "PATCH /api/{controller}/conversations/{id}" -> "{\"assignedTo\":\"me\"}";
          case "POST /api/{controller}/cases/{id}/decisions" ->
              "{\"decisions\":[{\"field\":\"name\",\"decision\":\"accept\",\"value\":\"V\"}]}";
          case "POST /api/{controller}/contacts/{id}/holds",
              "POST /api/{controller}/conversations/{id}/holds" ->
              "{\"reason\":\"A claim\"}";
          case "POST /api/{controller}/contacts/{id}/disclosures" ->
              "{\"recipient\":\"network-operator\",\"fields\":[\"name\"],"
                  + "\"purpose\":\"p\",\"basis\":\"b\"}";
          case "POST /api/{controller}/mailbox/purges" -> "{}";
          case "POST /api/{controller}/cases" ->
              "{\"kind\":\"access\",\"entrance\":\"letter\",\"receivedOn\":\"2026-03-20\","
                  + "\"email\":\"x@example.com\"}";
          case "POST /api/{controller}/cases/{id}/verify" -> "{\"how\":\"by sight\"}";
          case "POST /api/{controller}/cases/{id}/subjects" ->
              "{\"entries\":[\"%s\"]}".formatted(NOBODY);
          case "POST /api/{controller}/cases/{id}/extend" -> "{\"reasons\":\"many\"}";
          case "POST /api/{controller}/cases/{id}/refuse" -> "{\"reason\":\"a law\"}";
          case "POST /api/{controller}/cases/{id}/fulfil" -> "{\"note\":\"done\"}";
          case "POST /api/{controller}/tasks/{id}/done" ->
              isSearch(application, path, token)
                  ? "{\"evidence\":\"seen\",\"found\":false}"
                  : "{\"evidence\":\"seen\"}";
          case "POST /api/{controller}/tasks/{id}/impossible" -> "{\"reason\":\"gone\"}";
          default -> "";
        };
    String[] version = {"If-Match", "1"};
    return token.isEmpty()
        ? application.browser().send(route.method(), path, body, version)
        : application
            .browser()
            .send(route.method(), path, body, "If-Match", "1", "Authorization", "Bearer " + token);
  }

  private static boolean isSearch(Application application, String path, String token) {
    String task = path.substring(0, path.lastIndexOf('/'));
    return application
        .browser()
        .send("GET", task, "", "Authorization", "Bearer " + token)
        .body()
        .contains("\"kind\":\"search\"");
  }

  private static String contact(int number) {
    return Application.json(
        Map.of(
            "fields",
            Map.of("name", "Person " + number, "email", "person-" + number + "@example.com"),
            "provenance",
            Map.of("kind", "meeting", "date", "2026-03-19", "note", "")));
  }
}
