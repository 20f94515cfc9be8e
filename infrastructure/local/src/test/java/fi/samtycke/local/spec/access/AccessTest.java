package fi.samtycke.local.spec.access;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.declaration.Role;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.Handlers;
import fi.samtycke.local.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// S2, G01, G03, F16: every signed-in route of the template for every role of the declaration.
class AccessTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final String CONTACTS = "/api/{controller}/contacts";
  private static final String QUARANTINE = "/api/{controller}/quarantine";

  private static final String PURGES = "/api/{controller}/mailbox/purges";
  private static final String CASES = "/api/{controller}/cases";
  private static final String TASKS = "/api/{controller}/tasks";

  /// Of one task only the first and that of its register.
  private static final String[] SEE_TO_TASKS = {
    "cases.handle", "chats.erase", "messages.erase", "personnel.extract"
  };

  /// Which permissions open a route, any of them, and what it answers then.
  private record Door(Set<String> permissions, int allowed) {
    boolean opensTo(Role role) {
      return role.permissions().stream().anyMatch(permissions::contains);
    }
  }

  private static final String CONVERSATIONS = "/api/{controller}/conversations";

  /// Besides its own permission this one needs one of these.
  private static final Map<String, Set<String>> ALSO =
      Map.of(
          "POST " + CONVERSATIONS + "/{id}/contact", Set.of("chats.read", "messages.read"),
          "GET " + CASES + "/{id}/erasure", Set.of("cases.handle"),
          "POST " + CASES + "/{id}/erasure", Set.of("cases.handle"));

  /// A route that the template has and this table has not fails the test.
  private static final Map<String, Door> DOORS =
      Map.ofEntries(
          door("GET /api/{controller}/changes", 200, "changes.read"),
          door("POST " + CONTACTS, 202, "contacts.create"),
          door("GET " + CONTACTS, 200, "contacts.read"),
          door("POST " + CONTACTS + "/search", 200, "contacts.read"),
          door("GET " + CONTACTS + "/{id}", 200, "contacts.read"),
          door("GET " + CONTACTS + "/{id}/changes", 200, "contacts.read"),
          door("GET " + CONTACTS + "/{id}/holds", 200, "cases.handle"),
          door("POST " + CONTACTS + "/{id}/holds", 201, "cases.handle"),
          door("DELETE " + CONTACTS + "/{id}/holds/{hold}", 204, "cases.handle"),
          door("GET " + CONTACTS + "/{id}/disclosures", 200, "cases.handle"),
          door("POST " + CONTACTS + "/{id}/disclosures", 201, "cases.handle"),
          door("GET " + QUARANTINE, 200, "quarantine.read", "quarantine.read-own"),
          door("GET " + QUARANTINE + "/{id}", 200, "quarantine.read", "quarantine.read-own"),
          door("DELETE " + QUARANTINE + "/{id}", 204, "quarantine.erase", "quarantine.erase-own"),
          door("GET " + CONVERSATIONS, 200, "chats.read", "messages.read"),
          door("POST " + CONVERSATIONS + "/search", 200, "chats.read", "messages.read"),
          door("GET " + CONVERSATIONS + "/retention-preview", 200, "chats.read", "messages.read"),
          door("GET " + CONVERSATIONS + "/{id}", 200, "chats.read", "messages.read"),
          door("POST " + CONVERSATIONS + "/{id}/messages", 201, "chats.answer", "messages.answer"),
          door("PATCH " + CONVERSATIONS + "/{id}", 200, "chats.answer", "messages.answer"),
          door("DELETE " + CONVERSATIONS + "/{id}", 204, "chats.erase", "messages.erase"),
          door("POST " + CONVERSATIONS + "/erasures", 200, "chats.erase", "messages.erase"),
          door("POST " + CONVERSATIONS + "/{id}/contact", 202, "contacts.create"),
          door("GET " + CONVERSATIONS + "/{id}/holds", 200, "cases.handle"),
          door("POST " + CONVERSATIONS + "/{id}/holds", 201, "cases.handle"),
          door("DELETE " + CONVERSATIONS + "/{id}/holds/{hold}", 204, "cases.handle"),
          door("GET " + CASES + "/{id}/erasure", 200, "contacts.erase"),
          door("POST " + CASES + "/{id}/erasure", 202, "contacts.erase"),
          door("GET " + CASES + "/{id}/decisions", 200, "cases.handle"),
          door("POST " + CASES + "/{id}/decisions", 201, "cases.handle"),
          door("POST " + CASES + "/{id}/approve-address", 409, "cases.handle"),
          door("POST " + CASES + "/{id}/restrict", 200, "cases.handle"),
          door("POST " + CASES + "/{id}/release", 200, "cases.handle"),
          door("GET " + PURGES, 200, "mailbox.empty"),
          door("POST " + PURGES, 202, "mailbox.empty"),
          door("GET " + PURGES + "/{id}", 200, "mailbox.empty"),
          door("POST " + PURGES + "/{id}/postpone", 409, "mailbox.empty"),
          door("GET " + CASES, 200, "cases.handle"),
          door("POST " + CASES, 202, "cases.handle"),
          door("GET " + CASES + "/{id}", 200, "cases.handle"),
          door("GET " + CASES + "/{id}/changes", 200, "cases.handle"),
          door("POST " + CASES + "/{id}/verify", 409, "cases.handle"),
          door("POST " + CASES + "/{id}/subjects", 409, "cases.handle"),
          door("POST " + CASES + "/{id}/begin", 204, "cases.handle"),
          door("POST " + CASES + "/{id}/extend", 204, "cases.handle"),
          door("POST " + CASES + "/{id}/refuse", 204, "cases.handle"),
          door("POST " + CASES + "/{id}/fulfil", 204, "cases.handle"),
          door("POST " + CASES + "/{id}/withdraw", 204, "cases.handle"),
          door("POST " + CASES + "/{id}/extract", 204, "extracts.make"),
          door("GET " + TASKS, 200, SEE_TO_TASKS),
          door("GET " + TASKS + "/{id}", 200, SEE_TO_TASKS),
          door("POST " + TASKS + "/{id}/done", 200, SEE_TO_TASKS),
          door("POST " + TASKS + "/{id}/impossible", 200, SEE_TO_TASKS));

  private static Map.Entry<String, Door> door(String route, int allowed, String... permissions) {
    return Map.entry(route, new Door(Set.of(permissions), allowed));
  }

  private static List<Template.Route> routes() {
    return APPLICATION.stack().template().api().routes().stream()
        .filter(route -> route.authorizer().isPresent())
        .toList();
  }

  private static Controller plaza() {
    return Declarations.load(List.of("btb-plaza"), "{}").all().getFirst();
  }

  /// What the handlers ask for, beside what is expected of them here.
  @Test
  void F16_the_tables_of_the_handlers_ask_for_these_permissions() {
    Template template = APPLICATION.stack().template();
    Set<String> functions = new TreeSet<>();
    routes().forEach(route -> functions.add(route.function()));
    for (String function : functions) {
      assertThat(Handlers.routes(template.functions().get(function)))
          .allSatisfy(row ->
              assertThat(DOORS.get(row.key()).permissions())
                  .as(row.key())
                  .containsExactlyInAnyOrderElementsOf(row.permissions()));
    }
  }

  @Test
  void F16_every_signed_in_route_has_an_expectation_and_the_reverse() {
    assertThat(routes())
        .extracting(Template.Route::key)
        .containsExactlyInAnyOrderElementsOf(DOORS.keySet());
    assertThat(APPLICATION.stack().template().api().routes())
        .filteredOn(route -> route.path().startsWith("/api/"))
        .allSatisfy(route -> assertThat(route.authorizer()).isPresent());
  }

  @Test
  void S2_G01_each_role_may_do_what_the_declaration_says_and_nothing_else() {
    Staff staff = new Staff(APPLICATION);
    String known = staff.contact("btb-plaza");
    List<String> wrong = new ArrayList<>();
    for (Role role : plaza().roles()) {
      String token = staff.token("btb-plaza", role.id());
      for (Template.Route route : routes()) {
        Door door = DOORS.get(route.key());
        boolean may =
            door.opensTo(role)
                && (!ALSO.containsKey(route.key())
                    || role.permissions().stream().anyMatch(ALSO.get(route.key())::contains));
        String id = id(staff, route, role, known);
        int status = Staff.ask(APPLICATION, route, "btb-plaza", id, token).status();
        if (status != (may ? door.allowed() : 403)) {
          wrong.add("%s as %s: %d".formatted(route.key(), role.id(), status));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(plaza().roles()).hasSize(5);
  }

  /// Of what the route is about, so that it is there.
  private static String id(Staff staff, Template.Route route, Role role, String contact) {
    boolean one = route.path().contains("{id}");
    return switch (route.path().split("/")[3]) {
      case "quarantine" -> staff.waiting("btb-plaza");
      case "conversations" -> staff.conversation("btb-plaza", role);
      case "mailbox" -> one ? staff.purge("btb-plaza") : "";
      case "cases" ->
          !one
              ? ""
              : route.path().endsWith("/erasure")
                  ? staff.erasure("btb-plaza")
                  : staff.confirmedCase(
                      "btb-plaza",
                      contact,
                      route.path().endsWith("/extract") ? "access" : "rectification");
      case "tasks" -> one ? staff.task(plaza(), role) : "";
      default -> contact;
    };
  }

  @Test
  void S2_without_a_valid_token_every_route_says_sign_in() {
    Staff staff = new Staff(APPLICATION);
    String token = staff.token("btb-plaza", "administrator");
    String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
    APPLICATION.stack().clock().set(Application.NOW.plus(Duration.ofMinutes(61)));
    for (Template.Route route : routes()) {
      for (String none : List.of("", "x", forged, token)) {
        assertThat(Staff.ask(APPLICATION, route, "btb-plaza", Staff.NOBODY, none).status())
            .as("%s with %s", route.key(), none)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void G06_a_token_older_than_the_last_change_of_roles_says_sign_in() {
    String token = new Staff(APPLICATION).token("btb-plaza", "administrator");
    APPLICATION.stack().clock().set(Application.NOW.plusSeconds(10));
    APPLICATION.stack().signIn("administrator of btb-plaza", List.of("btb-plaza:employee"));
    for (Template.Route route : routes()) {
      Browser.Reply reply = Staff.ask(APPLICATION, route, "btb-plaza", "x", token);
      assertThat(reply.status()).as(route.key()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
    }
  }

  @Test
  void S2_a_role_that_only_the_token_or_only_the_list_of_staff_has_does_not_count() {
    String token = APPLICATION.stack().signIn("anna", List.of("btb-plaza:administrator"));
    APPLICATION.stack().signIn("anna", List.of("btb-plaza:chat-operator"));
    String other = APPLICATION.stack().signIn("bert", List.of("btb-plaza:chat-operator"));
    APPLICATION.stack().signIn("bert", List.of("btb-plaza:administrator"));
    for (Template.Route route : routes()) {
      assertThat(Staff.ask(APPLICATION, route, "btb-plaza", "x", token).status()).isEqualTo(403);
      assertThat(Staff.ask(APPLICATION, route, "btb-plaza", "x", other).status()).isEqualTo(403);
    }
  }

  @Test
  void G03_the_other_firm_an_unknown_firm_and_who_is_not_on_the_list_are_one_answer() {
    Staff staff = new Staff(APPLICATION);
    String plaza = staff.token("btb-plaza", "administrator");
    String known = staff.contact("btb-transformers");
    String unlisted = APPLICATION.stack().signIn("nobody", List.of());
    for (Template.Route route : routes()) {
      Browser.Reply unknown = Staff.ask(APPLICATION, route, "nobody", known, plaza);
      Browser.Reply foreign = Staff.ask(APPLICATION, route, "btb-transformers", known, plaza);
      Browser.Reply notListed = Staff.ask(APPLICATION, route, "btb-plaza", known, unlisted);
      assertThat(unknown.status()).isEqualTo(404);
      assertSame(notListed, unknown);
      assertSame(foreign, unknown);
    }
  }

  @Test
  void G03_G04_an_id_of_the_other_firm_a_guessed_and_a_malformed_one_are_one_answer() {
    Staff staff = new Staff(APPLICATION);
    List<String> foreign =
        List.of(
            staff.contact("btb-transformers"),
            staff.waiting("btb-transformers"),
            staff.purge("btb-transformers"),
            Tasks.ofAnErasedHistory(APPLICATION, "btb-transformers"),
            staff.confirmedCase(
                "btb-transformers", staff.contact("btb-transformers"), "rectification"),
            staff.chat("btb-transformers"),
            staff.message("btb-transformers"),
            staff.message("btb-plaza")); // for whom the mailbox is none of their business
    for (Template.Route route : routes()) {
      if (route.path().contains("{id}")) {
        String plaza = staff.token("btb-plaza", whoMay(route));
        Browser.Reply unknown = Staff.ask(APPLICATION, route, "btb-plaza", Staff.NOBODY, plaza);
        assertThat(unknown.status()).as(route.key()).isEqualTo(404);
        foreign.stream()
            .filter(id -> !mayHold(route) || !id.equals(foreign.getLast()))
            .forEach(
                id -> assertSame(Staff.ask(APPLICATION, route, "btb-plaza", id, plaza), unknown));
        assertSame(Staff.ask(APPLICATION, route, "btb-plaza", "x%23y", plaza), unknown);
      }
    }
  }

  /// Whoever handles cases may hold what they may not read: an erasure takes it all the same.
  private static boolean mayHold(Template.Route route) {
    return route.path().contains("/conversations/{id}/holds");
  }

  /// A role that the route is open for.
  private static String whoMay(Template.Route route) {
    return plaza().roles().stream()
        .filter(DOORS.get(route.key())::opensTo)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static void assertSame(Browser.Reply one, Browser.Reply other) {
    assertThat(one.status()).isEqualTo(other.status());
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(one.response().headers().map().keySet())
        .isEqualTo(other.response().headers().map().keySet());
  }
}
