package fi.samtycke.local.spec.rights;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.Browser.Reply;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Cases;
import fi.samtycke.local.spec.access.Tasks;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What people do around their rights at btb-plaza: persons at the page and behind mailed links,
/// staff at the API.
///
/// ```java
/// @RegisterExtension static final Rights RIGHTS = new Rights();
/// ```
public final class Rights implements BeforeEachCallback {
  public static final String ANNA = "anna@example.com";
  public static final String PAGE = "/btb-plaza/my-data";
  public static final String API = "/api/btb-plaza/";

  private final Application application = new Application();
  private int requests;

  @Override
  public void beforeEach(ExtensionContext context) {
    application.beforeEach(context);
  }

  public LocalStack stack() {
    return application.stack();
  }

  public Browser browser() {
    return application.browser();
  }

  public Tables tables() {
    application.mails();
    return Tables.of(application.items()::everything);
  }

  /// A contact in the register, entered by an employee, who has consented.
  ///
  /// @return its id
  public String contact(String email) {
    String id =
        staff(
                "POST",
                "contacts",
                Map.of(
                    "fields", Map.of("name", "Anna Exempel", "email", email),
                    "language", "en",
                    "provenance", Map.of("kind", "meeting", "date", "2026-03-19", "note", "")))
            .json()
            .path("id")
            .asText();
    String link =
        mailsTo(email).stream()
            .map(MailedPath::in)
            .filter(path -> path.contains("/answer/" + id))
            .findFirst()
            .orElseThrow();
    require(decides(link, "consent"), 200);
    application.mails();
    return id;
  }

  /// Somebody writes by the contact form, who does not want to be a contact.
  public void writes(String email) {
    Map<String, String> form =
        Map.of("email", email, "name", "Anna Exempel", "message", "Hello", "language", "en");
    require(application.postJson(form), 202);
  }

  /// Nobody is left in the register, as after erasures.
  void forgetsWhoIsRegistered() {
    application.mails();
    application.items().erase("Register");
  }

  /// Somebody writes by the contact form, and would like to be a contact.
  Reply offers(String email, String language) {
    Map<String, Object> form =
        Map.of("email", email, "message", "Hello", "keepContact", true, "language", language);
    return browser().post(Application.FORM, Application.json(form));
  }

  /// A mail comes in that its host vouches for.
  public void mails(String mail) {
    require(browser().post("/_local/inbound-mail", mail, "Content-Type", "message/rfc822"), 200);
    application.mails();
  }

  /// A person asks on the page; the site posts JSON.
  public Reply asks(String kind, String email, String... headers) {
    Map<String, String> form =
        Map.of(
            "kind",
            kind,
            "email",
            email,
            "language",
            "en",
            "details",
            "Everything, please. " + ++requests);
    return browser().post(PAGE, Application.json(form), headers);
  }

  /// A contact asks, is asked back, and confirms.
  ///
  /// @return the link
  public String confirmed(String kind, String email) {
    require(asks(kind, email), 202);
    String link = linkTo(email);
    require(decides(link, "confirm"), 200);
    application.mails();
    return link;
  }

  /// A confirmed case about one contact, beside others of its kind.
  ///
  /// @return its id
  public String about(RequestKind kind, String email, String contact) {
    return new Cases(Tasks.wiring(application, "CarryOutErasure"))
        .confirmed("btb-plaza", kind, email, "", List.of(new EntryId(contact)));
  }

  /// Presses the button on the page behind a link.
  public Reply decides(String link, String decision) {
    String body = MailedPath.form(decision);
    return browser()
        .send("POST", link + "?lang=en", body, "Content-Type", "application/x-www-form-urlencoded");
  }

  public Reply opens(String link) {
    return browser().get(link + "?lang=en");
  }

  /// The mails to an address, oldest first, when all is at rest.
  public List<SentMail> mailsTo(String email) {
    return application.mails().stream()
        .filter(mail -> mail.to().getFirst().equalsIgnoreCase(email))
        .toList();
  }

  public List<String> subjectLinesTo(String email) {
    return mailsTo(email).stream().map(SentMail::subject).toList();
  }

  /// The mails to the responsible person.
  public List<String> notices() {
    return subjectLinesTo("kundregister@btb-plaza.example");
  }

  /// The path of the link in the last mail to an address.
  public String linkTo(String email) {
    return MailedPath.in(mailsTo(email).getLast());
  }

  /// The administrator asks the API.
  public Reply staff(String method, String path, Object body) {
    return as("administrator", method, path, body);
  }

  public Reply staff(String method, String path) {
    return as("administrator", method, path, "");
  }

  public Reply as(String role, String method, String path, Object body) {
    String token = stack().signIn("somebody", List.of("btb-plaza:" + role));
    String text = body instanceof Map<?, ?> map ? json(map) : (String) body;
    return browser().send(method, API + path, text, "Authorization", "Bearer " + token);
  }

  /// Staff write down a request that came by letter.
  ///
  /// @return the id of the case
  public String registers(String kind, String email, String receivedOn) {
    Reply reply =
        staff(
            "POST",
            "cases",
            Map.of("kind", kind, "entrance", "letter", "receivedOn", receivedOn, "email", email));
    require(reply, 202);
    application.mails();
    return reply.json().path("id").asText();
  }

  /// Staff take a step with a case.
  public Reply step(String id, String step, Object body) {
    Reply reply = staff("POST", "cases/" + id + "/" + step, body);
    application.mails();
    return reply;
  }

  /// A case as staff see it.
  public JsonNode seen(String id) {
    return staff("GET", "cases/" + id).json();
  }

  /// The ids of the open cases.
  public List<String> open() {
    application.mails();
    return staff("GET", "cases?state=open").json().path("items").findValuesAsText("id");
  }

  /// What the log says was done with a case.
  public List<String> history(String id) {
    return tables().actions(id);
  }

  /// What the bus heard about a case.
  public List<String> facts(String id) {
    application.mails();
    List<String> facts = new ArrayList<>();
    stack()
        .bus()
        .facts()
        .forEach(fact -> {
          if (fact.toString().contains(id)) {
            facts.add(fact.path("detail-type").asText());
          }
        });
    return facts;
  }

  /// Lets a second contact stand under the address of the first, as an import may leave it.
  public void shareAddress(String first, String second) {
    application.mails();
    Tables now = tables();
    List<WriteRequest> writes =
        now.with(first).stream()
            .filter(key -> key.startsWith("Register "))
            .map(key -> copy(now.items().get(key), first, second))
            .toList();
    application.items().load("Register", writes);
  }

  private static WriteRequest copy(Map<String, AttributeValue> item, String first, String second) {
    Map<String, AttributeValue> copy = new HashMap<>(item);
    for (String key : List.of("pk", "sk", "contactsOrder")) {
      copy.computeIfPresent(
          key, (_, value) -> AttributeValue.fromS(value.s().replace(first, second)));
    }
    return WriteRequest.builder().putRequest(put -> put.item(copy)).build();
  }

  /// Only the clock moves; nothing runs.
  public void clock(String now) {
    application.mails();
    stack().clock().set(Instant.parse(now));
  }

  public void sweep() {
    stack().run("SweepCases");
    application.mails();
  }

  /// Sweeps what fell due on the day before and on this one, as if the last run had been then.
  public void sweepSince(String now) {
    clock(now);
    application.items().erase("Ledger");
    sweep();
  }

  /// Closes the open tasks of a case, as whoever looked everywhere and found nothing.
  public void closeTasks(String caseId) {
    for (JsonNode task : seen(caseId).path("tasks")) {
      String path = "tasks/" + task.path("id").asText() + "/done";
      require(staff("POST", path, done(task, "Looked for the name")), 200);
    }
  }

  /// What a clerk says of a task that is done; a search found nothing.
  static Map<String, Object> done(JsonNode task, String evidence) {
    return task.path("kind").asText().equals("search")
        ? Map.of("evidence", evidence, "found", false)
        : Map.of("evidence", evidence);
  }

  /// A task of a case at a recipient, as an erasure leaves it.
  ///
  /// @return its id
  public String openTask(String caseId) {
    return Tasks.ofACase(application, "btb-plaza", caseId);
  }

  static void require(Reply reply, int status) {
    if (reply.status() != status) {
      throw new AssertionError(reply.status() + " " + reply.body());
    }
  }

  private static String json(Map<?, ?> map) {
    Map<String, Object> members = new HashMap<>();
    map.forEach((name, value) -> members.put((String) name, value));
    return Application.json(members);
  }
}
