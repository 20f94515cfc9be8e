package fi.samtycke.mail.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.core.subject.EmailAddress;
import fi.samtycke.mail.Mailing;
import fi.samtycke.stores.StoreExtension;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.evidence.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A mail about a visitor's message was sent; now SES tells of it, in the words of AWS's samples.
abstract class FeedbackSpec {
  static final String RECIPIENT = "recipient@example.com";

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final StoreExtension store = new StoreExtension();
  @RegisterExtension final Mailing mailing = new Mailing(store);
  EntryId message = store.id();
  String obligation = "";

  final DigestKeyStore keys = new DigestKeyStore(store.wiring, store.dynamoDb());
  private final LedgerStore ledger = new LedgerStore(store.wiring, store.dynamoDb());

  @BeforeEach
  void aMailWasSent() {
    keys.create(StoreExtension.PLAZA, 1, new byte[32], store.clock.instant());
    message = mailing.messageComesIn(Mailing.TYPED);
    mailing.stream();
    obligation = mailing.obligations().getFirst().split("#", -1)[2];
  }

  boolean isSuppressed(String address) {
    Digests digests = new Digests(keys, store.clock);
    return !ledger
        .suppressions(
            StoreExtension.PLAZA, digests.every(StoreExtension.PLAZA, new EmailAddress(address)))
        .isEmpty();
  }

  String delivery() {
    return store.tables.everything("OUTBOX").stream()
        .map(item -> item.text("delivery", ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  List<Attributes> ledgerItems() {
    return store.tables.everything("LEDGER");
  }

  List<Map<?, ?>> everything() {
    return List.of("CONVERSATIONS", "CHANGE_LOG", "OUTBOX", "LEDGER").stream()
        .flatMap(table -> store.tables.everything(table).stream())
        .<Map<?, ?>>map(Attributes::values)
        .toList();
  }

  /// The detail with the tags that our mails carry, where there is a place for them.
  JsonNode tagged(JsonNode detail) {
    JsonNode copy = detail.deepCopy();
    if (copy.at("/mail") instanceof ObjectNode mail) {
      mail.withObject("tags").putArray("controller").add("btb-plaza");
      mail.withObject("tags").putArray("obligation").add(obligation);
    }
    return copy;
  }

  static String event(JsonNode detail) {
    ObjectNode event = JSON.createObjectNode().put("version", "0").put("source", "aws.ses");
    event.set("detail", detail);
    return event.toString();
  }

  static JsonNode sample(String name) {
    return read("as_eventbridge/eventpublishing--" + name + "-record.json");
  }

  static JsonNode derived(String name) {
    for (JsonNode single : read("derived_cases.json")) {
      if (single.get("id").asText().equals(name)) {
        return single.get("event");
      }
    }
    throw new AssertionError("no case " + name);
  }

  static JsonNode read(String file) {
    try (InputStream in = FeedbackSpec.class.getResourceAsStream("/ses/" + file)) {
      return JSON.readTree(in);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
