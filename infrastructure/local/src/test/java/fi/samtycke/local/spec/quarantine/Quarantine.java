package fi.samtycke.local.spec.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What people do around the quarantine of btb-plaza: visitors at the form, staff at the API, the
/// person behind the mailed link.
///
/// ```java
/// @RegisterExtension static final Quarantine QUARANTINE = new Quarantine();
/// ```
final class Quarantine implements BeforeEachCallback {
  static final Instant NOW = Application.NOW;
  static final String ANNA = "anna@example.com";
  static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  static final String API = "/api/btb-plaza/";

  private final Application application = new Application();
  private final AtomicInteger messages = new AtomicInteger();

  @Override
  public void beforeEach(ExtensionContext context) {
    application.beforeEach(context);
  }

  LocalStack stack() {
    return application.stack();
  }

  Browser browser() {
    return application.browser();
  }

  Tables tables() {
    application.mails();
    return Tables.of(application.items()::everything);
  }

  /// A visitor ticks "you may keep my contact details".
  Reply visitorAsks(String email, String... headers) {
    Map<String, String> form =
        Map.of(
            "email", email,
            "name", "Anna Exempel",
            "message", "Hello " + messages.incrementAndGet(),
            "keepContact", "true",
            "language", "en");
    Reply reply = application.postJson(form, headers);
    if (reply.status() != 202) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    return reply;
  }

  /// An employee enters a card from a trade fair.
  ///
  /// @return the id of the entry
  String staffEnter(String user, String email) {
    return staffEnter(user, email, "trade-fair");
  }

  /// An employee enters somebody who came in this way.
  ///
  /// @return the id of the entry
  String staffEnter(String user, String email, String provenance) {
    String body =
        """
        {"fields":{"name":"Anna Exempel","email":"%s"},"language":"en",\
        "provenance":{"kind":"%s","date":"2026-03-19","note":"Hall 6"}}\
        """
            .formatted(email, provenance);
    Reply reply = browser().post(API + "contacts", body, signedIn(user, "employee"));
    if (reply.status() != 202) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
    return reply.json().path("id").asText();
  }

  /// What a person of the staff sees.
  Reply sees(String user, String role, String path) {
    return browser().get(API + path, signedIn(user, role));
  }

  Reply erases(String user, String role, String id) {
    return browser().send("DELETE", API + "quarantine/" + id, "", signedIn(user, role));
  }

  String[] signedIn(String user, String role) {
    String token = stack().signIn(user, List.of("btb-plaza:" + role));
    return new String[] {"Authorization", "Bearer " + token};
  }

  /// The mails to an address, oldest first, when all is at rest.
  List<SentMail> mailsTo(String email) {
    return application.mails().stream()
        .filter(mail -> mail.to().getFirst().equalsIgnoreCase(email))
        .toList();
  }

  /// The path of the link in the last mail to an address.
  String linkTo(String email) {
    return MailedPath.in(mailsTo(email).getLast());
  }

  /// Presses the button on the page behind a link; the form says in which language it was shown.
  Reply answers(String link, String decision) {
    String body = MailedPath.form(decision);
    return browser()
        .send("POST", link + "?lang=en", body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /// Lets time pass with everything that falls due on the way.
  void live(String until) {
    stack().moveTo(Instant.parse(until));
  }

  /// Lets time pass with the daily sweep of the quarantine alone, which is faster.
  void wait(String until) {
    Instant end = Instant.parse(until);
    ZonedDateTime sweep = stack().clock().instant().atZone(HELSINKI).with(LocalTime.of(6, 0));
    for (; !sweep.toInstant().isAfter(end); sweep = sweep.plusDays(1)) {
      if (sweep.toInstant().isAfter(stack().clock().instant())) {
        stack().clock().set(sweep.toInstant());
        sweep();
      }
    }
    stack().clock().set(end);
  }

  void sweep() {
    stack().run("SweepQuarantine");
  }

  /// Only the clock moves; nothing runs.
  void clock(String now) {
    stack().clock().set(Instant.parse(now));
  }

  /// Nobody is left in the register, as after erasures.
  void forgetsWhoIsRegistered() {
    application.mails();
    application.items().erase("Register");
  }

  /// The log of an entry as the register shows it.
  List<String> history(String user, String id) {
    JsonNode changes = sees(user, "employee", "contacts/" + id + "/changes").json().path("items");
    return changes.findValuesAsText("action");
  }
}
