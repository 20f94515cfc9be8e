package fi.samtycke.local.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.samtycke.local.Browser;
import fi.samtycke.local.Items;
import fi.samtycke.local.LocalStack;
import fi.samtycke.local.Options;
import fi.samtycke.local.aws.ses.SentMail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The application as it is deployed, on this machine: started once for all specs of a run, and as
/// on its first day, its clock standing, at the beginning of each.
///
/// ```java
/// @RegisterExtension static final Application APPLICATION = new Application();
/// ```
public final class Application implements BeforeEachCallback {
  /// The checkout.
  public static final Path HOME = Path.of(System.getProperty("samtycke.home"));

  public static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
  public static final String FORM = "/btb-plaza/contact-form";

  private static final JsonMapper JSON = new JsonMapper();

  /// Ends with the process.
  private static final class Shared {
    static final LocalStack STACK = LocalStack.start(Options.ofApplication(HOME).at(NOW));
    static final Items ITEMS = new Items(STACK);
  }

  private static Map<String, Integer> callsOfTheFirstDay = Map.of();

  /// Starts anew unless the test before only looked.
  @Override
  public void beforeEach(ExtensionContext context) {
    boolean untouched =
        stack().http().calls().equals(callsOfTheFirstDay)
            && stack().clock().instant().equals(NOW)
            && stack().faults().waiting().isEmpty()
            && items().count("Staff") == 0;
    if (!untouched) {
      startAnew();
    }
  }

  /// Everything as on the first day.
  public void startAnew() {
    stack().reset(Optional.of(NOW));
    callsOfTheFirstDay = stack().http().calls();
  }

  public LocalStack stack() {
    return Shared.STACK;
  }

  public Items items() {
    return Shared.ITEMS;
  }

  public Browser browser() {
    return new Browser(stack().baseUrl());
  }

  /// Every mail so far, when nothing is in flight any more.
  public List<SentMail> mails() {
    if (!stack().settle(Duration.ofSeconds(60))) {
      throw new AssertionError("the application does not come to rest");
    }
    return stack().mailbox().all();
  }

  /// Posts fields to btb-plaza's contact form as JSON.
  ///
  /// @param headers names and values in turn
  public Browser.Reply postJson(Map<String, ?> fields, String... headers) {
    return browser().post(FORM, json(fields), headers);
  }

  /// Posts fields to btb-plaza's contact form as a browser posts an HTML form.
  public Browser.Reply postHtml(Map<String, String> fields, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    all[2] = "Accept";
    all[3] = "text/html,*/*;q=0.8";
    return browser().send("POST", FORM, urlEncoded(fields), all);
  }

  /// What is stored of the messages of a controller.
  public List<Map<String, AttributeValue>> messages(String controller) {
    String prefix = controller + "#conversation#";
    return items().everything("Conversations").stream()
        .filter(item -> item.get("pk").s().startsWith(prefix))
        .toList();
  }

  /// The declared fields of a stored message.
  public static Map<String, String> fields(Map<String, AttributeValue> message) {
    Map<String, AttributeValue> fields = new HashMap<>(message.get("fields").m());
    fields.computeIfAbsent("message", message::get);
    return fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().s()));
  }

  public static String json(Map<String, ?> fields) {
    ObjectNode object = JSON.valueToTree(fields);
    return object.toString();
  }

  public static JsonNode read(String json) throws java.io.IOException {
    return JSON.readTree(json);
  }

  public static String urlEncoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
