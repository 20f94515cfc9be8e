package fi.samtycke.mail.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.core.EntryId;
import fi.samtycke.mail.MailWorld;
import fi.samtycke.stores.digest.DigestKeyStore;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.dynamo.Attributes;
import fi.samtycke.stores.evidence.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A mail about a visitor's message was sent; now SES tells of it, in the words of AWS's samples.
abstract class FeedbackSpec {
  static final String RECIPIENT = "recipient@example.com";

  private static final ObjectMapper JSON = new ObjectMapper();

  final MailWorld world = new MailWorld();
  EntryId message = world.id();
  String obligation = "";

  final DigestKeyStore keys = new DigestKeyStore(world.wiring, world.db.client());
  private final LedgerStore ledger = new LedgerStore(world.wiring, world.db.client());

  @BeforeEach
  void aMailWasSent() {
    keys.create(MailWorld.PLAZA, 1, new byte[32], world.clock.instant());
    message = world.messageComesIn(MailWorld.TYPED);
    world.stream();
    obligation = world.obligations().getFirst().split("#", -1)[2];
  }

  @AfterEach
  void close() {
    world.close();
  }

  boolean isSuppressed(String address) {
    Digests digests = new Digests(keys, world.clock);
    return !ledger
        .suppressions(
            MailWorld.PLAZA, digests.everyDigest(MailWorld.PLAZA, Digests.Use.ADDRESS, address))
        .isEmpty();
  }

  String delivery() {
    return world.db.everything("OUTBOX").stream()
        .map(item -> item.text("delivery", ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  List<Attributes> ledgerItems() {
    return world.db.everything("LEDGER");
  }

  List<Map<?, ?>> everything() {
    return List.of("CONVERSATIONS", "CHANGE_LOG", "OUTBOX", "LEDGER").stream()
        .flatMap(table -> world.db.everything(table).stream())
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
