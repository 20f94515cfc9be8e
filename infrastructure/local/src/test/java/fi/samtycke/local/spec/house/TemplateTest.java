package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.samtycke.declaration.Declarations;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.Template;
import fi.samtycke.local.template.WholeTemplate;
import fi.samtycke.mail.cases.DecisionLetters;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `template.yaml` says of routes, rights, dead letters and alarms.
class TemplateTest {
  @RegisterExtension static final Application APPLICATION = new Application();

  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private static WholeTemplate template;

  @BeforeAll
  static void read() throws IOException {
    template = WholeTemplate.read(Application.HOME.resolve("template.yaml"));
  }

  private static List<Template.Route> routes() {
    return APPLICATION.stack().template().api().routes();
  }

  private static Set<String> keys() {
    return routes().stream().map(Template.Route::key).collect(Collectors.toSet());
  }

  @Test
  void every_public_page_is_declared_for_GET_and_for_HEAD() {
    assertThat(routes())
        .filteredOn(route -> route.authorizer().isEmpty())
        .filteredOn(route -> Set.of("GET", "HEAD").contains(route.method()))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            route -> assertThat(keys()).contains("GET " + route.path(), "HEAD " + route.path()));
  }

  @Test
  void every_route_is_described_and_every_description_is_a_route() throws IOException {
    Object openapi =
        new Load(LoadSettings.builder().build())
            .loadFromString(
                Files.readString(Application.HOME.resolve("infrastructure/openapi.yaml")));
    Set<String> described = new HashSet<>();
    WholeTemplate.map(WholeTemplate.map(openapi).get("paths"))
        .forEach((path, item) ->
            WholeTemplate.map(item).keySet().stream()
                .map(String::valueOf)
                .filter(METHODS::contains)
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(described).isEqualTo(keys());
  }

  /// The objects of a bucket have no other name than all of them.
  @Test
  void G14_no_right_is_given_on_everything() {
    List<String> rights =
        Stream.of("Action", "Resource", "NotAction", "NotResource")
            .flatMap(name -> WholeTemplate.under(template.document(), name))
            .flatMap(value -> WholeTemplate.list(value).stream())
            .map(String::valueOf)
            .filter(right -> !right.matches("\\{Fn::Sub=\\$\\{(Extracts|InboundMail)\\.Arn}/\\*}"))
            .toList();
    assertThat(rights).hasSizeGreaterThan(50).noneMatch(right -> right.contains("*"));
    assertThat(WholeTemplate.under(template.document(), "ManagedPolicyArns")).isEmpty();
  }

  @Test
  void G08_nobody_may_change_or_delete_a_log_entry() {
    List<Map<?, ?>> onTheLog =
        WholeTemplate.under(template.document(), "Statement")
            .flatMap(statements -> WholeTemplate.list(statements).stream())
            .<Map<?, ?>>map(WholeTemplate::map)
            .filter(statement -> String.valueOf(statement.get("Resource")).contains("ChangeLog"))
            .toList();
    assertThat(onTheLog)
        .hasSizeGreaterThan(5)
        .allSatisfy(statement ->
            assertThat(WholeTemplate.list(statement.get("Action")).stream().map(String::valueOf))
                .isSubsetOf("dynamodb:PutItem", "dynamodb:Query"));
  }

  @Test
  void G13_a_bucket_is_closed_encrypted_without_versions_and_forgets() {
    assertThat(template.resources("AWS::S3::Bucket"))
        .containsOnlyKeys("Extracts", "InboundMail")
        .allSatisfy((id, bucket) -> {
          assertThat(WholeTemplate.map(bucket.get("PublicAccessBlockConfiguration")).values())
              .hasSize(4)
              .allMatch(Boolean.TRUE::equals);
          assertThat(String.valueOf(bucket.get("BucketEncryption"))).contains("aws:kms");
          assertThat(bucket.get("VersioningConfiguration")).isNull();
          assertThat(String.valueOf(bucket.get("LifecycleConfiguration")))
              .contains("ExpirationInDays=", "AbortIncompleteMultipartUpload=");
          assertThat(template.resources("AWS::S3::BucketPolicy").values())
              .anyMatch(policy ->
                  String.valueOf(policy.get("Bucket")).contains(id)
                      && policy.toString().contains("{aws:SecureTransport=false}")
                      && policy.toString().contains("Effect=Deny"));
        });
  }

  @Test
  void every_asynchronous_path_ends_in_a_queue_and_every_queue_has_an_alarm() {
    Set<String> used = new HashSet<>();
    template
        .resources("AWS::Serverless::Function")
        .forEach((id, function) -> {
          for (Object each : WholeTemplate.map(function.get("Events")).values()) {
            Map<?, ?> event = WholeTemplate.map(each);
            Map<?, ?> properties = WholeTemplate.map(event.get("Properties"));
            switch (String.valueOf(event.get("Type"))) {
              case "HttpApi" -> {}
              case "DynamoDB" -> used.add(queue(id, properties.get("DestinationConfig")));
              default -> {
                used.add(queue(id, properties.get("DeadLetterConfig")));
                used.add(queue(id, function.get("DeadLetterQueue")));
              }
            }
          }
        });
    APPLICATION
        .stack()
        .template()
        .receipts()
        .forEach(receipt ->
            used.add(
                queue(
                    receipt.function(),
                    template
                        .resources("AWS::Serverless::Function")
                        .get(receipt.function())
                        .get("DeadLetterQueue"))));
    assertThat(used).isEqualTo(template.resources("AWS::SQS::Queue").keySet());
    String alarms = template.resources("AWS::CloudWatch::Alarm").toString();
    assertThat(used).isNotEmpty().allMatch(queue -> alarms.contains(queue + ".QueueName"));
  }

  private static String queue(String function, Object config) {
    String text = String.valueOf(config);
    return template.resources("AWS::SQS::Queue").keySet().stream()
        .filter(queue -> text.contains(queue + ".Arn"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(function + " loses what it cannot do: " + text));
  }

  @Test
  void I07_an_alarm_watches_each_thing_that_must_not_go_unseen() {
    Map<String, Map<?, ?>> alarms = template.resources("AWS::CloudWatch::Alarm");
    assertThat(alarms.values().stream().map(alarm -> String.valueOf(alarm.get("MetricName"))))
        .contains(
            "OutboxAgeSeconds",
            "MailsFailed",
            "ReceiptsMissing",
            "Reputation.BounceRate",
            "Reputation.ComplaintRate",
            "FunctionErrors",
            "5xx",
            "Invocations");
    assertThat(alarms)
        .allSatisfy((id, alarm) ->
            assertThat(alarm.get("AlarmActions"))
                .as(id)
                .isEqualTo(List.of(Map.of("Ref", "Alarms"))));
  }

  @Test
  void an_alarm_of_ours_watches_a_metric_that_is_written() {
    Set<String> written =
        Stream.of(fi.samtycke.platform.Metrics.Metric.values())
            .map(Enum::name)
            .collect(Collectors.toSet());
    assertThat(template.resources("AWS::CloudWatch::Alarm").values())
        .filteredOn(alarm -> "Samtycke".equals(alarm.get("Namespace")))
        .hasSizeGreaterThan(2)
        .allSatisfy(alarm -> assertThat(written).contains((String) alarm.get("MetricName")));
  }

  @Test
  void G13_the_files_of_extracts_are_kept_for_the_days_that_are_declared() throws IOException {
    Optional<Integer> days = APPLICATION.stack().template().buckets().get("Extracts").days();
    assertThat(Declarations.load(List.of("btb-plaza", "btb-transformers"), "{}").all())
        .allSatisfy(controller ->
            assertThat(Optional.of(Period.ofDays(days.orElseThrow())))
                .hasValue(controller.rights().extractFile()));
  }

  @Test
  void no_table_is_restored_from_further_back_than_a_person_is_told() throws IOException {
    String written = Files.readString(Application.HOME.resolve("template.yaml"));
    Pattern period = Pattern.compile("RecoveryPeriodInDays: (\\d+)");
    assertThat(period.matcher(written).results().map(days -> Integer.valueOf(days.group(1))))
        .contains(DecisionLetters.RECOVERY_DAYS)
        .allMatch(days -> days <= DecisionLetters.RECOVERY_DAYS);
  }

  @Test
  void mail_comes_in_by_the_address_from_which_mail_goes_out() throws IOException {
    List<String> senders =
        Declarations.load(List.of("btb-plaza", "btb-transformers"), "{}").all().stream()
            .map(controller -> controller.mail().from())
            .toList();
    assertThat(APPLICATION.stack().template().receipts())
        .extracting(Template.Receipt::recipients)
        .containsExactly(senders);
  }

  @Test
  void B08_CheckReceipts_is_told_of_every_schedule_as_it_is() throws IOException {
    JsonNode told =
        Application.read(
            APPLICATION
                .stack()
                .template()
                .functions()
                .get("CheckReceiptsFunction")
                .environment()
                .get("SCHEDULES"));
    List<Template.Schedule> schedules = APPLICATION.stack().template().schedules();
    assertThat(told.size()).isEqualTo(schedules.size());
    for (Template.Schedule schedule : schedules) {
      assertThat("cron(" + told.at("/" + schedule.id() + "/cron").asText() + ")")
          .isEqualTo(schedule.expression());
      assertThat(told.at("/" + schedule.id() + "/zone").asText())
          .isEqualTo(schedule.zone().getId());
    }
  }

  /// B03: the hour that the clocks of Helsinki skip in March and repeat in October.
  @Test
  void B03_no_schedule_falls_into_the_hour_that_may_not_exist() {
    assertThat(APPLICATION.stack().template().schedules())
        .filteredOn(schedule -> schedule.zone().getId().equals("Europe/Helsinki"))
        .isNotEmpty()
        .noneMatch(schedule -> schedule.expression().matches("cron\\(\\S+ 3 .*"));
  }
}
