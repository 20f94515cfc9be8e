package fi.samtycke.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// EventBridge: the default bus and those of the template, with its rules.
public final class Bus {
  private static final JsonMapper JSON = new JsonMapper();

  private final Template template;
  private final BiConsumer<String, byte[]> wake;
  private final InstantSource clock;
  private final List<ObjectNode> facts = new CopyOnWriteArrayList<>();

  /// @param wake runs a function with an event, in its own time
  public Bus(Template template, BiConsumer<String, byte[]> wake, InstantSource clock) {
    this.template = template;
    this.wake = wake;
    this.clock = clock;
  }

  /// What our functions published, newest last.
  public List<ObjectNode> facts() {
    return List.copyOf(facts);
  }

  public void empty() {
    facts.clear();
  }

  /// Publishes an entry of `PutEvents`.
  ///
  /// @return the event's id
  String put(JsonNode entry) {
    Json.only(entry, "PutEvents", "Detail", "DetailType", "EventBusName", "Resources", "Source");
    String bus = entry.path("EventBusName").asText("default").replaceFirst("^arn:.*/", "");
    if (!template.buses().contains(bus)) {
      throw new Refused(400, "ResourceNotFoundException", "There is no bus " + bus + ".");
    }
    String source = entry.path("Source").asText();
    if (source.isEmpty() || source.startsWith("aws.") || entry.path("DetailType").isMissingNode()) {
      throw new Refused(400, "NotAuthorizedForSourceException", "Source or DetailType is wrong.");
    }
    ObjectNode event =
        event(source, entry.path("DetailType").asText(), Json.texts(entry.path("Resources")));
    event.set("detail", Endpoints.object(entry.path("Detail").asText()));
    facts.add(event.deepCopy().put("bus", bus));
    route(bus, event);
    return event.path("id").asText();
  }

  /// An event without detail, as AWS sends them.
  public ObjectNode event(String source, String detailType, List<String> resources) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", detailType)
            .put("source", source)
            .put("account", Template.ACCOUNT)
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", Template.REGION);
    resources.forEach(event.putArray("resources")::add);
    return event;
  }

  /// Hands an event to the functions whose rules match.
  ///
  /// @return how many they are
  public int route(String bus, ObjectNode event) {
    List<Template.Rule> matching =
        template.rules().stream()
            .filter(rule -> rule.bus().equals(bus) && Patterns.match(rule.pattern(), event))
            .toList();
    for (Template.Rule rule : matching) {
      wake.accept(rule.function(), event.toString().getBytes(StandardCharsets.UTF_8));
    }
    return matching.size();
  }
}
