package fi.samtycke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions get here what they get at AWS: the same members as in `events/`.
class EventShapesTest {
  @RegisterExtension static final SampleStack SAMPLE = new SampleStack();

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_request_has_the_members_that_api_gateway_gives_it() throws IOException {
    JsonNode event =
        SAMPLE
            .browser()
            .get("/btb-plaza/echo", "Accept", "*/*", "Accept-Encoding", "br", "User-Agent", "a")
            .json();
    Set<String> ours = members(event);
    ours.removeIf(member -> member.matches("/(localNow|remaining|variables.*)"));
    Set<String> theirs = members(sample("intake/look-at-form.json"));
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void a_request_with_a_token_has_its_claims_where_api_gateway_puts_them() throws IOException {
    String token = SAMPLE.stack().signIn("anna", List.of("btb-plaza:employee"));
    JsonNode event = SAMPLE.browser().get("/api/x/echo", "Authorization", "Bearer " + token).json();
    assertThat(members(event.at("/requestContext/authorizer")))
        .isSubsetOf(
            members(sample("contacts/list-contacts.json").at("/requestContext/authorizer")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bounce", "complaint", "delivery"})
  void what_ses_tells_has_the_members_that_ses_gives_it(String type) throws IOException {
    SAMPLE.browser().post("/btb-plaza/notes", "{\"id\":\"1\",\"to\":\"a@example.com\"}");
    SAMPLE.stack().settle(Duration.ofSeconds(10));
    String mail = SAMPLE.stack().mailbox().all().getFirst().id();
    SAMPLE
        .browser()
        .post("/_local/ses-events", "{\"type\":\"" + type + "\",\"mailId\":\"" + mail + "\"}");
    Set<String> ours = members(seen("aws.ses"));
    ours.removeIf(member -> member.startsWith("/detail/mail/tags/"));
    assertThat(ours).isSubsetOf(members(sample("mail/feedback-" + type + ".json")));
  }

  @Test
  void the_announcement_of_a_deployment_has_the_members_that_cloudformation_gives_it()
      throws IOException {
    assertThat(members(seen("aws.cloudformation")))
        .isEqualTo(members(sample("evidence/stack-created.json")));
  }

  private static JsonNode sample(String name) throws IOException {
    Path events = Path.of(System.getProperty("samtycke.home"), "events");
    return JSON.readTree(Files.readString(events.resolve(name)));
  }

  private static JsonNode seen(String source) throws IOException {
    return JSON.readTree(SAMPLE.items().in("Staff", "seen#" + source).getFirst().get("event").s());
  }

  /// The pointers to all members; those of a list's elements together.
  private static Set<String> members(JsonNode node) {
    Set<String> members = new TreeSet<>();
    collect("", node, members);
    return members;
  }

  private static void collect(String pointer, JsonNode node, Set<String> members) {
    node.properties()
        .forEach(member -> {
          members.add(pointer + "/" + member.getKey());
          collect(pointer + "/" + member.getKey(), member.getValue(), members);
        });
    if (node.isArray()) {
      node.forEach(each -> collect(pointer + "/-", each, members));
    }
  }
}
