package fi.samtycke.local.spec.backstage;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.change.Action;
import fi.samtycke.core.change.Actor;
import fi.samtycke.core.change.ChainHead;
import fi.samtycke.core.change.Change;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.core.consent.MailedLink;
import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.change.ChangeLogStore;
import fi.samtycke.stores.dynamo.Attributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Many contacts who were asked, made of one who really was: each with an address, a link, a log
/// and obligations of its own.
public final class Crowd {
  private static final ControllerId CONTROLLER = new ControllerId("btb-plaza");

  private final Backstage stage;
  private final Random random;
  private final Tables one;
  private final ChangeLogStore changes;
  private final Map<String, List<WriteRequest>> writes = new LinkedHashMap<>();

  /// @param stage on which one contact, Anna, was asked and nothing else has happened
  public Crowd(Backstage stage, Random random) {
    this.stage = stage;
    this.random = random;
    this.one = stage.tables();
    this.changes =
        new ChangeLogStore(
            new Wiring(
                Map.of("CHANGE_LOG_TABLE", Backstage.name("ChangeLog")),
                stage.clock,
                UrlConnectionHttpClient.create()),
            stage.dynamoDb);
  }

  /// Asks so many others.
  ///
  /// @param dueDay when the sweep looks at them next, in place of Anna's day; empty for the same
  /// @return their links, as [MailedPath#in] gives them
  public List<String> ask(int count, String dueDay) {
    return ask(count, dueDay, List.of("Quarantine", "ChangeLog", "Outbox"));
  }

  private List<String> ask(int count, String dueDay, List<String> tables) {
    List<String> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MailedLink link = MailedLink.random(EntryId.random(random), random);
      links.add("/btb-plaza/answer/" + link.text());
      clone(link, dueDay);
    }
    for (String table : tables) {
      Tables.load(stage.dynamoDb, Backstage.name(table), writes.getOrDefault(table, List.of()));
    }
    writes.clear();
    return links;
  }

  /// Stores so many more without what belongs to them elsewhere.
  public void store(int count, String dueDay) {
    ask(count, dueDay, List.of("Quarantine"));
  }

  private void clone(MailedLink link, String dueDay) {
    EntryId entry = link.entry();
    String address = "1." + MailedLink.random(entry, random).token();
    EntryId question = EntryId.random(random);
    ChainHead head = log(entry);
    Map<String, AttributeValue> item = new HashMap<>(one.of("Quarantine", "entry").getFirst());
    String before = item.get("pk").s().substring(item.get("pk").s().lastIndexOf('#') + 1);
    item.put("pk", text("btb-plaza#entry#" + entry));
    item.put("addressDigest", text(address));
    item.put("links", AttributeValue.fromL(List.of(text(link.digest()))));
    item.put("obligations", AttributeValue.fromL(List.of(text(question.value()))));
    item.put("waitingOrder", text(item.get("waitingOrder").s().replace(before, entry.value())));
    item.put("changeHash", text(head.hash()));
    Map<String, AttributeValue> fields = new HashMap<>(item.get("fields").m());
    fields.put("email", text("anna@example.com".replace("@", "." + entry.value() + "@")));
    item.put("fields", AttributeValue.fromM(fields));
    if (!dueDay.isEmpty()) {
      item.put("dueDay", text("btb-plaza#" + dueDay));
      item.put("dueOrder", text(dueDay + "T00:00:00.000Z"));
    }
    put("Quarantine", item);
    for (Map<String, AttributeValue> held : one.of("Quarantine", "address")) {
      Map<String, AttributeValue> own = new HashMap<>(held);
      own.put("pk", text("btb-plaza#address#" + address));
      own.computeIfPresent("entry", (_, _) -> text(entry.value()));
      put("Quarantine", own);
    }
    Map<String, AttributeValue> owed =
        new HashMap<>(
            one.of("Outbox", "outbox").stream()
                .filter(each -> each.get("kind").s().equals("quarantine-question"))
                .findFirst()
                .orElseThrow());
    owed.put("pk", text("btb-plaza#outbox#" + question));
    owed.put("about", text(entry.value()));
    put("Outbox", owed);
  }

  private ChainHead log(EntryId entry) {
    ChainHead head = ChainHead.NONE;
    for (Map<String, AttributeValue> stored : one.of("ChangeLog", "entry")) {
      LoggedChange change = ChangeLogStore.read(Attributes.of(stored));
      if (change.action().startsWith("quarantine.")) {
        Action action =
            change.sequence() == 1 ? Action.QUARANTINE_ENTERED : Action.QUARANTINE_ASKED;
        Instant at = Instant.parse(change.at());
        LoggedChange own =
            head.append(CONTROLLER, new Change(entry, at, new Actor.Person(), action));
        put("ChangeLog", changes.append(own).item().put().item());
        head = own.head();
      }
    }
    return head;
  }

  private void put(String table, Map<String, AttributeValue> item) {
    writes
        .computeIfAbsent(table, _ -> new ArrayList<>())
        .add(WriteRequest.builder().putRequest(it -> it.item(item)).build());
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
