package fi.samtycke.local.spec.rights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.access.Cases;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One erasure behind the stage: somebody in the register with a message and an open request for an
/// extract asks to be erased.
final class Erasing {
  static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  static final String MARK = "qzxmarkofannakvrhzmqwjtxypzsnb";

  private static final String ANNA = MARK + "@example.com";
  private static final String ADMINISTRATOR = "3c9a2f54-0000-4000-8000-00000000a11a";
  private static final JsonMapper JSON = new JsonMapper();

  private final Backstage stage;
  private String contact = "";
  private String message = "";
  private String access = "";
  private String request = "";
  private String withdrawal = "";
  private int mailsBefore;

  /// The parts of an erasure, in order.
  enum Part {
    DECIDED,
    ERASED,
    TOLD
  }

  Erasing(Backstage stage) {
    this.stage = stage;
  }

  void prepare() {
    stage.post(ANNA, "Message " + MARK, "192.0.2.7", "");
    stage.dispatchPending();
    message =
        stage.tables().of("Conversations", "conversation").stream()
            .map(item -> item.get("pk").s())
            .map(pk -> pk.substring(pk.lastIndexOf('#') + 1))
            .findFirst()
            .orElseThrow();
    String link = MailedPath.in(stage.mailsTo(ANNA).getLast());
    contact = MailedPath.entry(link);
    stage.follow(link, "consent");
    stage.dispatchPending();
    withdrawal = MailedPath.in(stage.mailsTo(ANNA).getLast());
    stage.dynamoDb.putItem(put ->
        put.tableName(Backstage.name("Staff"))
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("btb-plaza#staff#" + ADMINISTRATOR),
                    "sk", AttributeValue.fromS("staff"),
                    "formatVersion", AttributeValue.fromN("1"),
                    "roles", AttributeValue.fromSs(List.of("administrator")),
                    "rolesChangedAt", AttributeValue.fromS("2026-03-19T10:00:00.000Z"))));
    Cases cases =
        new Cases(
            new Wiring(
                stage.environment("CarryOutErasureFunction"),
                stage.clock,
                UrlConnectionHttpClient.create()));
    access = cases.confirmed("btb-plaza", RequestKind.ACCESS, ANNA, "Details " + MARK);
    request = cases.confirmed("btb-plaza", RequestKind.ERASURE, ANNA, "Details " + MARK);
  }

  String contact() {
    return contact;
  }

  void beginsWith(int mails) {
    mailsBefore = mails;
  }

  /// Does one part, as far as nothing keeps it from being done.
  void act(Part part) {
    switch (part) {
      case DECIDED -> decide();
      case ERASED -> stage.run("CarryOutErasure");
      case TOLD -> {
        stage.dispatchPending();
        stage.run("CarryOutErasure");
      }
    }
  }

  /// The same again and again, as people and schedules do.
  void all(Part part) {
    act(part);
    stage.dispatchPending();
  }

  /// Somebody places a hold, on another machine.
  void hold(Backstage elsewhere) {
    call(elsewhere, "ManageCasesFunction", "place-hold", contact);
  }

  /// Somebody places a hold on the message by which the person came, on another machine.
  void holdMessage(Backstage elsewhere) {
    call(elsewhere, "ManageCasesFunction", "place-hold-on-conversation", message());
  }

  /// The id of the message by which the person came.
  String message() {
    return message;
  }

  /// The person takes the consent back, on another machine.
  void withdraw(Backstage elsewhere) {
    elsewhere.follow(withdrawal, "withdraw");
  }

  private void decide() {
    call(stage, "ManageCasesFunction", "decide-erasure", request);
  }

  private static void call(Backstage stage, String function, String file, String id) {
    try {
      ObjectNode event =
          (ObjectNode)
              JSON.readTree(
                  Files.readString(Application.HOME.resolve("events/rights/" + file + ".json")));
      event.withObject("pathParameters").put("id", id);
      stage.call(function, event.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What is not as it has to be when all is done.
  ///
  /// @param lost how many mails SES may have taken without our knowing
  List<String> broken(int lost) {
    List<String> broken = new ArrayList<>();
    Tables tables = stage.tables();
    List<String> left = tables.with(MARK).stream().filter(key -> !key.contains("task#")).toList();
    check(broken, left.isEmpty(), "I7 " + left);
    check(broken, tables.faults().isEmpty(), "I6 " + tables.faults());
    List<String> story = tables.actions(contact);
    check(broken, story.getLast().equals("contact.erased"), "I6 " + story);
    check(broken, story.stream().filter("contact.erased"::equals).count() == 1, "A29 " + story);
    List<String> steps = tables.actions(request);
    for (String once : List.of("erasure.decided", "erasure.carried-out", "case.forgotten")) {
      check(broken, steps.stream().filter(once::equals).count() == 1, "A20 " + steps);
    }
    check(broken, tables.actions(access).getLast().equals("case.withdrawn"), "A27");
    List<Map<String, AttributeValue>> tasks = tables.of("Cases", "task");
    List<String> searches =
        tasks.stream().filter(Erasing::isSearch).map(Erasing::caseAndSystem).toList();
    check(broken, tasks.size() - searches.size() == 2, "N7 tasks");
    check(broken, Set.copyOf(searches).size() == searches.size(), "N7 searches " + searches);
    check(broken, searches.stream().anyMatch(each -> each.startsWith(request)), "N7 searches");
    List<SentMail> mails =
        stage.mailbox().all().stream()
            .skip(mailsBefore)
            .filter(mail -> mail.to().contains(ANNA))
            .toList();
    boolean last = mails.stream().allMatch(mail -> mail.subject().contains("is erased"));
    check(broken, last, "I4 " + mails.size());
    boolean refused =
        tables.of("Outbox", "outbox").stream()
            .filter(item -> item.get("kind").s().equals("erasure-letter"))
            .anyMatch(item -> item.get("state").s().equals("failed"));
    check(broken, !mails.isEmpty() || refused, "I3 no mail");
    // One more copy for a crash between sending and marking.
    check(
        broken,
        mails.size() <= 1 + Math.max(1, lost),
        "I3 " + mails.size() + " mails, " + lost + " lost");
    return broken;
  }

  private static void check(List<String> broken, boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }

  private static boolean isSearch(Map<String, AttributeValue> task) {
    return task.get("kind").s().equals("search");
  }

  private static String caseAndSystem(Map<String, AttributeValue> task) {
    return task.get("case").s() + " " + task.get("system").s();
  }
}
